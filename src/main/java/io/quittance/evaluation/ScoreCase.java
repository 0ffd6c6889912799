package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.evaluation.FieldCount.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares what was read with what is right. Advices and lines are assigned without regard to their
 * order; a value the source does not say must be null; what is read beyond is invented, what is not
 * read omitted.
 */
final class ScoreCase {
  static final List<String> HEADER =
      List.of("paymentReference", "paymentDate", "currency", "paymentAmount", "payer.name");
  static final List<String> LINE =
      List.of(
          "invoiceNumber", "kind", "grossAmount", "discountAmount", "deductionAmount", "netAmount");

  /** Problems that say that something does not add up. */
  private static final Set<String> UNBALANCED = Set.of("sum-mismatch", "line-mismatch");

  private final LabelledCase expected;
  private final JsonNode answer;
  private final boolean flagged;
  private final Score score = new Score();

  private ScoreCase(LabelledCase expected, JsonNode answer) {
    this.expected = expected;
    this.answer = answer;
    this.flagged = !answer.path("problems").isEmpty();
  }

  /**
   * @param answer one object as {@code extract} prints it
   */
  static Score of(LabelledCase expected, JsonNode answer) {
    return new ScoreCase(expected, answer).compare();
  }

  private Score compare() {
    score.cases = 1;
    String verdict = answer.path("verdict").asText();
    if (expected.verdict() != null && !expected.verdict().equals(verdict)) {
      score.wrongVerdicts = 1;
      score.difference("verdict", expected.verdict(), verdict);
    }
    List<JsonNode> right = expected.advices();
    List<JsonNode> read = list(answer.path("advices"));
    boolean open = expected.leniency().open();
    int[] pairs = AssignAdvices.of(right, read, HEADER, open);
    List<JsonNode> invented = new ArrayList<>(read);
    for (int i = 0; i < pairs.length; i++) {
      score.advices++;
      if (pairs[i] < 0) {
        omitted(right.get(i));
      } else {
        invented.set(pairs[i], null);
        new ScoreAdvice(this, score, i).compare(right.get(i), read.get(pairs[i]));
      }
    }
    if (!open) {
      invented.stream().filter(advice -> advice != null).forEach(this::invented);
    }
    balance();
    score.casesRight = score.right() ? 1 : 0;
    return score;
  }

  private void omitted(JsonNode advice) {
    score.advicesOmitted++;
    int lines = advice.path("lines").size();
    if (mayBeLeft()) {
      return;
    }
    score.header += HEADER.size();
    score.lines += lines;
    score.linesOmitted += lines;
    HEADER.forEach(field -> omitted(field, SameValue.at(advice, field)));
    for (JsonNode line : advice.path("lines")) {
      LINE.forEach(field -> omitted(field, line.path(field)));
    }
    score.difference(
        "advice", advice.path("paymentAmount").asText() + " with " + lines + " lines", "nothing");
  }

  private void omitted(String field, JsonNode value) {
    score.field(field).count(SameValue.absent(value) ? Outcome.RIGHT : Outcome.OMITTED);
  }

  private void invented(JsonNode advice) {
    score.advicesInvented++;
    int lines = advice.path("lines").size();
    score.linesInvented += lines;
    HEADER.forEach(field -> inventedValue(field, SameValue.at(advice, field), advice));
    for (JsonNode line : advice.path("lines")) {
      LINE.forEach(field -> inventedValue(field, line.path(field), line));
    }
    score.difference(
        "advice", "none", advice.path("paymentAmount").asText() + " with " + lines + " lines");
  }

  /** A value where there is none to be read. */
  void inventedValue(String field, JsonNode value, JsonNode owner) {
    if (!SameValue.absent(value)) {
      score.field(field).count(Outcome.INVENTED);
      certainty(owner, field, false);
    }
  }

  /** Counts a value that was given, at the confidence it was given with. */
  void certainty(JsonNode owner, String field, boolean right) {
    JsonNode values = owner.path("values");
    // That a line is an invoice is seldom printed: it is as certain as the number it is said of.
    JsonNode evidence =
        field.equals("kind") && !values.has(field)
            ? values.path("invoiceNumber")
            : values.path(field);
    score.certainty.count(
        Certainty.Band.of(
            evidence.path("confidence").asDouble(), evidence.path("doubtful").asBoolean()),
        right);
  }

  private void balance() {
    if (expected.leniency().unbalanced() && !answer.path("advices").isEmpty()) {
      boolean said = false;
      for (JsonNode problem : answer.path("problems")) {
        said |= UNBALANCED.contains(problem.path("code").asText());
      }
      if (!said) {
        score.unflagged++;
        score.difference("sum", "a problem: the original does not add up", "no such problem");
      }
    }
  }

  /** A person gets the message, and that is as right as reading it. */
  boolean mayBeLeft() {
    return expected.leniency().reviewAccepted() && flagged;
  }

  boolean amountMayBeLeft() {
    return flagged && expected.leniency().amountImplied() || mayBeLeft();
  }

  LabelledCase expected() {
    return expected;
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }
}
