package io.quittance.workbench;

import io.quittance.pipeline.ModelSettingsView;
import io.quittance.pipeline.ModelSettingsView.Installed;
import io.quittance.pipeline.ModelSettingsView.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * The models and what the tenant has set about them, ready to print.
 *
 * @param inForce one sentence that says what happens now
 * @param places as many as there are models; the first is asked first
 */
record ModelsPage(
    Visitor visitor,
    int version,
    String inForce,
    List<Row> models,
    List<Place> places,
    List<Choice> asking,
    List<Choice> privacy,
    boolean keepContent,
    List<Past> past) {

  /**
   * @param shown what it has shown that it can do
   */
  record Row(String name, String model, String asked, String shown, String health) {}

  record Place(String id, String label, List<Choice> choices) {}

  record Choice(String value, String text, boolean chosen) {}

  record Past(int version, String who, String when, String what) {}

  static ModelsPage of(Visitor visitor, ModelSettingsView view, List<Version> versions) {
    return new ModelsPage(
        visitor,
        view.version(),
        inForce(view),
        view.installed().stream().map(ModelsPage::row).toList(),
        places(view),
        asking(view.set().asking()),
        privacy(view.set().privacy()),
        view.set().keepContent(),
        versions.stream().map(ModelsPage::past).toList());
  }

  private static String inForce(ModelSettingsView view) {
    List<String> asked = view.inForce().models();
    if (asked.isEmpty()) {
      return "No model is asked: the built-in reader works alone.";
    }
    return "%s is asked %s, and sees %s."
        .formatted(
            String.join(", then ", asked),
            view.inForce().asking().equals("always")
                ? "about every mail that no standard proves"
                : "where the built-in reader is silent or in doubt",
            seen(view.inForce().privacy()));
  }

  private static String seen(String privacy) {
    return switch (privacy) {
      case "masked" -> "the text with names, addresses and account numbers masked";
      case "text" -> "the visible text";
      case "images" -> "the visible text, and pictures of pages that could not be read well";
      default -> "nothing";
    };
  }

  private static Row row(Installed model) {
    String health = model.calls() == 0 ? "not asked yet" : model.calls() + " calls since the start";
    if (model.failuresInARow() > 0) {
      health += ", the last " + model.failuresInARow() + " failed: " + model.lastFailure();
    }
    if (model.pausedUntil() != null) {
      health += ", paused until " + model.pausedUntil();
    }
    return new Row(
        model.name(),
        model.model(),
        model.asked().equals("prompted") ? "with the form in words" : "with a schema",
        shown(model),
        health);
  }

  private static String shown(Installed model) {
    if (model.probe() == null) {
      return "not looked at yet";
    }
    String shown = model.probe() + ", at " + model.probedAt();
    if (model.triedAt() != null && !model.triedAt().equals(model.probedAt())) {
      shown += "; no answer at " + model.triedAt();
    }
    return model.nextTry() == null
        ? shown
        : shown + "; tried again at " + model.nextTry() + " at the latest";
  }

  private static List<Place> places(ModelSettingsView view) {
    List<String> set = view.set().models() == null ? List.of() : view.set().models();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < Math.max(view.installed().size(), set.size()); i++) {
      String chosen = i < set.size() ? set.get(i) : "";
      List<Choice> choices = new ArrayList<>();
      choices.add(
          new Choice("", i == 0 ? "as the installation has it" : "nobody", chosen.isEmpty()));
      view.installed()
          .forEach(m -> choices.add(new Choice(m.name(), m.name(), m.name().equals(chosen))));
      if (choices.stream().noneMatch(Choice::chosen)) {
        choices.add(new Choice(chosen, chosen + " (no longer there)", true));
      }
      places.add(
          new Place(
              "place-" + (i + 1),
              i == 0 ? "Asked first" : "Asked when those before cannot be reached",
              choices));
    }
    return places;
  }

  private static List<Choice> asking(String set) {
    return List.of(
        new Choice("", "as the installation has it", set == null),
        new Choice("in-doubt", "mails the built-in reader is in doubt about", eq(set, "in-doubt")),
        new Choice("always", "every mail, as a second reader", eq(set, "always")));
  }

  private static List<Choice> privacy(String set) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "as the installation has it", set == null));
    for (String level : List.of("none", "masked", "text", "images")) {
      choices.add(new Choice(level, seen(level), eq(set, level)));
    }
    return choices;
  }

  private static boolean eq(String set, String value) {
    return value.equals(set);
  }

  private static Past past(Version version) {
    ModelSettingsView.Set set = version.set();
    String usual = "as installed";
    return new Past(
        version.version(),
        version.changedBy(),
        version.changedAt(),
        "models %s; asked %s; seen %s; content of calls %s"
            .formatted(
                set.models() == null ? usual : String.join(", then ", set.models()),
                Wording.or(set.asking(), usual),
                Wording.or(set.privacy(), usual),
                set.keepContent() ? "kept" : "not kept"));
  }
}
