package io.quittance.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.replay.ItemView;
import io.quittance.replay.Outcome;
import io.quittance.replay.ReprocessingView;
import io.quittance.replay.ReprocessingView.Report;
import io.quittance.replay.ReprocessingView.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One request with its report, ready to print.
 *
 * @param progress percent
 * @param after position after which the next page of messages begins, or 0 at the end
 */
record ReprocessingPage(
    Visitor visitor,
    String id,
    String what,
    String which,
    String state,
    String tone,
    String actor,
    String at,
    String atText,
    List<Fact> estimate,
    boolean confirm,
    boolean running,
    boolean paused,
    boolean promotable,
    boolean promoted,
    boolean policyInForce,
    String done,
    int progress,
    List<Tab> tabs,
    List<MoneyRow> money,
    List<Fact> promotion,
    List<Item> items,
    String outcome,
    int after) {

  record Fact(String label, String value) {}

  record Tab(String key, String label, String count, boolean chosen) {}

  /** What is one currency's of one outcome. */
  record MoneyRow(
      String outcome,
      String currency,
      String before,
      String after,
      String difference,
      boolean all) {}

  /**
   * @param changes in words
   */
  record Item(
      String message,
      String subject,
      String sender,
      String outcome,
      String tone,
      List<String> changes,
      List<String> money,
      String promotion) {}

  static ReprocessingPage of(
      Visitor visitor, ReprocessingView view, Outcome outcome, List<ItemView> items, boolean more) {
    Report report = view.report();
    boolean promotes = view.phase().equals("promote");
    int waiting = report.promotion().getOrDefault("waiting", 0);
    int through = promotes ? report.items() - waiting : report.items() - report.remaining();
    boolean done = view.state().equals("done");
    return new ReprocessingPage(
        visitor,
        view.id().toString(),
        ReprocessingsPage.what(view),
        ReprocessingsPage.which(view.request().path("filter")),
        ReprocessingsPage.state(view),
        ReprocessingsPage.tone(view),
        view.actor(),
        view.requestedAt().toString(),
        Figures.moment(view.requestedAt()),
        estimate(view),
        view.state().equals("estimated"),
        view.state().equals("running"),
        view.state().equals("paused"),
        done && report.better() + report.worse() + report.different() > 0,
        promotes,
        view.policyDraft() == null,
        "%s of %s".formatted(count(through), count(report.items())),
        report.items() == 0 ? 100 : through * 100 / report.items(),
        tabs(report, outcome),
        money(report),
        promotion(report),
        items.stream().map(ReprocessingPage::item).toList(),
        outcome == null ? "" : outcome.text(),
        more ? items.get(items.size() - 1).position() : 0);
  }

  private static List<Fact> estimate(ReprocessingView view) {
    ReprocessingView.Estimate estimate = view.estimate();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Messages", count(estimate.messages())));
    facts.add(new Fact("Calls of a model, about", count(estimate.calls())));
    facts.add(new Fact("Tokens", tokens(estimate)));
    facts.add(new Fact("Cost", cost(estimate)));
    facts.add(new Fact("Known by", estimate.basis()));
    return facts;
  }

  private static String tokens(ReprocessingView.Estimate estimate) {
    return estimate.inputTokens() == null
        ? "not known"
        : "%s in, %s out"
            .formatted(
                Figures.grouped(estimate.inputTokens().toString()),
                Figures.grouped(estimate.outputTokens().toString()));
  }

  private static String cost(ReprocessingView.Estimate estimate) {
    if (estimate.calls() == 0) {
      return "none";
    }
    return estimate.cost() == null ? "not known" : estimate.cost();
  }

  private static List<Tab> tabs(Report report, Outcome chosen) {
    List<Tab> tabs = new ArrayList<>();
    tabs.add(new Tab("", "All", count(report.items()), chosen == null));
    for (Outcome outcome : Outcome.values()) {
      tabs.add(
          new Tab(
              outcome.text(),
              word(outcome),
              count(
                  switch (outcome) {
                    case SAME -> report.same();
                    case BETTER -> report.better();
                    case WORSE -> report.worse();
                    case DIFFERENT -> report.different();
                    case FAILED -> report.failed();
                  }),
              chosen == outcome));
    }
    return tabs;
  }

  private static String word(Outcome outcome) {
    return outcome.text().substring(0, 1).toUpperCase(Locale.ROOT) + outcome.text().substring(1);
  }

  private static List<MoneyRow> money(Report report) {
    List<MoneyRow> rows = new ArrayList<>();
    report.moneyByOutcome().forEach((outcome, sums) -> addTo(rows, word(outcome), sums, false));
    addTo(rows, "All together", report.money(), true);
    return rows;
  }

  private static void addTo(
      List<MoneyRow> rows, String outcome, Map<String, Sums> sums, boolean all) {
    sums.forEach(
        (currency, sum) ->
            rows.add(
                new MoneyRow(
                    outcome,
                    currency,
                    Figures.grouped(sum.before()),
                    Figures.grouped(sum.after()),
                    signed(sum.difference()),
                    all)));
  }

  private static String signed(String plain) {
    String grouped = Figures.grouped(plain);
    boolean more = !plain.startsWith("-") && !Figures.unlessZero(plain).isEmpty();
    return more ? "+" + grouped : grouped;
  }

  private static List<Fact> promotion(Report report) {
    List<Fact> facts = new ArrayList<>();
    report
        .promotion()
        .forEach(
            (what, count) ->
                facts.add(
                    new Fact(
                        switch (what) {
                          case "opened" -> "Matched anew";
                          case "reversed" -> "Taken back and applied anew";
                          case "left" -> "Left as they are";
                          case "waiting" -> "Not yet";
                          default -> "Failed";
                        },
                        count(count))));
    return facts;
  }

  private static Item item(ItemView view) {
    List<String> changes = new ArrayList<>();
    if (view.reason() != null) {
      changes.add(view.reason());
    }
    changes.addAll(changes(view.difference()));
    List<String> money = new ArrayList<>();
    view.money()
        .fields()
        .forEachRemaining(
            entry ->
                money.add(
                    "%s %s \u2192 %s"
                        .formatted(
                            entry.getKey(),
                            Figures.grouped(entry.getValue().path("before").asText()),
                            Figures.grouped(entry.getValue().path("after").asText()))));
    return new Item(
        view.message().toString(),
        Wording.or(view.subject(), "(no subject)"),
        Wording.or(view.sender(), ""),
        view.outcome() == null ? "waits" : view.outcome().text(),
        tone(view.outcome()),
        changes,
        money,
        promotion(view));
  }

  private static String promotion(ItemView view) {
    if (view.promotion() == null) {
      return "";
    }
    return switch (view.promotion()) {
      case "opened" -> "Matched anew.";
      case "reversed" -> "Taken back and applied anew.";
      default -> Wording.or(view.promotionReason(), view.promotion());
    };
  }

  private static List<String> changes(JsonNode difference) {
    List<String> changes = new ArrayList<>();
    if (difference.has("kept")) {
      changes.add("kept: " + difference.path("kept").asText().replace('-', ' '));
    }
    JsonNode status = difference.path("status");
    if (!status.isMissingNode()) {
      changes.add(fromTo("", status));
    }
    for (JsonNode field : difference.path("fields")) {
      changes.add(fromTo(field.path("field").asText() + " ", field));
    }
    JsonNode lines = difference.path("linesChanged");
    if (!lines.isMissingNode()) {
      changes.add(
          "lines: %s added, %s removed, %s changed"
              .formatted(
                  lines.path("added").asText(),
                  lines.path("removed").asText(),
                  lines.path("changed").asText()));
    }
    if (difference.has("verdict")) {
      changes.add(fromTo("read as ", difference.path("verdict")));
    }
    return changes;
  }

  private static String fromTo(String what, JsonNode change) {
    return "%s%s \u2192 %s"
        .formatted(what, shown(change.path("before")), shown(change.path("after")));
  }

  private static String shown(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "nothing";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String tone(Outcome outcome) {
    if (outcome == null) {
      return "wait";
    }
    return switch (outcome) {
      case SAME -> "quiet";
      case BETTER -> "good";
      case WORSE, FAILED -> "bad";
      case DIFFERENT -> "ask";
    };
  }

  private static String count(int number) {
    return Figures.grouped(Integer.toString(number));
  }
}
