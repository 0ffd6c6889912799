package io.quittance.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.pipeline.MessageStatus;
import io.quittance.replay.ReprocessingView;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Requests to reprocess messages and the form for another one, ready to print. */
record ReprocessingsPage(
    Visitor visitor, List<Row> rows, List<CaseView.Plain> states, List<CaseView.Plain> drafts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Under way, or following another message: nothing to reprocess. */
  private static final Set<MessageStatus> NOT_ASKED_FOR =
      Set.of(MessageStatus.RECEIVED, MessageStatus.READING, MessageStatus.DUPLICATE);

  record Row(
      String id,
      String what,
      String messages,
      String state,
      String tone,
      String actor,
      String at,
      String atText) {}

  /**
   * @param drafts of policies, as their resource lists them
   */
  static ReprocessingsPage of(Visitor visitor, List<ReprocessingView> found, String drafts) {
    return new ReprocessingsPage(
        visitor,
        found.stream().map(ReprocessingsPage::row).toList(),
        Arrays.stream(MessageStatus.values())
            .filter(status -> !NOT_ASKED_FOR.contains(status))
            .map(status -> new CaseView.Plain(status.text(), status.text().replace('-', ' ')))
            .toList(),
        drafts(drafts));
  }

  private static Row row(ReprocessingView view) {
    return new Row(
        view.id().toString(),
        what(view),
        Figures.grouped(Integer.toString(view.estimate().messages())),
        state(view),
        tone(view),
        view.actor(),
        view.requestedAt().toString(),
        Figures.moment(view.requestedAt()));
  }

  /** From which stage on and with what, in words. */
  static String what(ReprocessingView view) {
    StringBuilder what =
        new StringBuilder(
            switch (view.stage()) {
              case "read" -> "Read and matched anew";
              case "advice" -> "Advices read and matched anew";
              default -> "Matched anew";
            });
    if (!view.stage().equals("match")) {
      what.append(
          view.model() == null
              ? ", by the built-in reader"
              : ", with " + view.model() + " and " + view.prompt());
    }
    if (view.policyVersion() != null) {
      what.append(", under policy version ").append(view.policyVersion());
    } else if (view.policyDraft() != null) {
      what.append(", under a draft of the policy");
    }
    return what.toString();
  }

  /** The chosen conditions in words, in a fixed order. */
  static String which(JsonNode filter) {
    List<String> conditions = new ArrayList<>();
    say(conditions, filter, "from", "received from %s");
    say(conditions, filter, "to", "received until %s");
    say(conditions, filter, "payer", "payer %s");
    say(conditions, filter, "sender", "sender %s");
    say(conditions, filter, "reader", "read by %s");
    say(conditions, filter, "confidenceBelow", "confidence below %s");
    List<String> states = new ArrayList<>();
    filter.path("state").forEach(state -> states.add(state.asText()));
    if (!states.isEmpty()) {
      conditions.add(String.join(" or ", states));
    }
    if (!filter.path("ids").isEmpty()) {
      conditions.add(filter.path("ids").size() + " named");
    }
    return conditions.isEmpty() ? "All messages" : "Messages " + String.join(", ", conditions);
  }

  private static void say(List<String> conditions, JsonNode filter, String name, String words) {
    if (filter.hasNonNull(name)) {
      conditions.add(words.formatted(filter.path(name).asText()));
    }
  }

  static String state(ReprocessingView view) {
    boolean promotes = view.phase().equals("promote");
    return switch (view.state()) {
      case "estimated" -> "to confirm";
      case "running" -> promotes ? "promoting" : "comparing";
      case "done" -> promotes ? "promoted" : "compared";
      default -> view.state();
    };
  }

  static String tone(ReprocessingView view) {
    return switch (view.state()) {
      case "estimated" -> "ask";
      case "running", "paused" -> "wait";
      case "done" -> "good";
      default -> "quiet";
    };
  }

  private static List<CaseView.Plain> drafts(String json) {
    try {
      List<CaseView.Plain> drafts = new ArrayList<>();
      for (JsonNode draft : JSON.readTree(json)) {
        if (!draft.hasNonNull("activated")) {
          drafts.add(
              new CaseView.Plain(
                  draft.path("id").asText(),
                  "a draft by %s for %s"
                      .formatted(
                          draft.path("actor").asText(),
                          PolicyScope.of(draft.path("scope")).text())));
        }
      }
      return drafts;
    } catch (JsonProcessingException ours) {
      throw new UncheckedIOException(ours);
    }
  }
}
