package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares what was read with what is right. Advices and lines are assigned without regard to their
 * order; a value the source does not say must be null.
 */
final class ScoreCase {
  private static final List<String> HEADER =
      List.of("paymentReference", "paymentDate", "currency", "paymentAmount", "payer.name");
  private static final List<String> LINE =
      List.of(
          "invoiceNumber", "kind", "grossAmount", "discountAmount", "deductionAmount", "netAmount");
  private static final double CONFIDENT = 0.99;

  private final LabelledCase expected;
  private final Score score = new Score();

  private ScoreCase(LabelledCase expected) {
    this.expected = expected;
  }

  /**
   * @param answer one object as {@code extract} prints it
   */
  static Score of(LabelledCase expected, JsonNode answer) {
    return new ScoreCase(expected).compare(answer);
  }

  private Score compare(JsonNode answer) {
    score.cases = 1;
    String verdict = answer.path("verdict").asText();
    if (expected.verdict() != null && !expected.verdict().equals(verdict)) {
      score.wrongVerdicts = 1;
      score.difference("verdict", expected.verdict(), verdict);
    }
    List<JsonNode> read = new ArrayList<>();
    answer.path("advices").forEach(read::add);
    for (JsonNode right : expected.advices()) {
      JsonNode match = bestAdvice(right, read);
      if (match == null) {
        missing(right);
      } else {
        read.remove(match);
        header(right, match);
        lines(right, match);
      }
    }
    if (!"not-a-remittance".equals(expected.verdict()) || !read.isEmpty()) {
      read.forEach(invented -> score.linesInvented += invented.path("lines").size());
    }
    return score;
  }

  private void missing(JsonNode right) {
    score.header += HEADER.size();
    score.lines += right.path("lines").size();
    score.difference(
        "advice", String.valueOf(right.path("paymentAmount").asText()), "nothing read");
  }

  private void header(JsonNode right, JsonNode read) {
    for (String field : HEADER) {
      score.header++;
      boolean same = same(field, at(right, field), at(read, field));
      if (same) {
        score.headerRight++;
      } else {
        score.difference(field, at(right, field).asText(), at(read, field).asText());
      }
      confident(read.path("values").path(field), at(read, field), same);
    }
  }

  private void lines(JsonNode right, JsonNode read) {
    List<JsonNode> left = new ArrayList<>();
    read.path("lines").forEach(left::add);
    int index = 0;
    for (JsonNode line : right.path("lines")) {
      score.lines++;
      JsonNode match = bestLine(index, line, left);
      if (match == null) {
        score.difference("line " + index, line.path("invoiceNumber").asText(), "not read");
      } else {
        left.remove(match);
        compareLine(index, line, match);
      }
      index++;
    }
    score.linesInvented += left.size();
    left.forEach(
        line ->
            score.difference("line", "none", "invented " + line.path("invoiceNumber").asText()));
  }

  private void compareLine(int index, JsonNode right, JsonNode read) {
    boolean exact = true;
    for (String field : LINE) {
      boolean same = sameInLine(index, field, right, read);
      exact &= same;
      if (!same) {
        score.difference(
            "line " + index + " " + field, right.path(field).asText(), read.path(field).asText());
      }
      confident(read.path("values").path(field), read.path(field), same);
    }
    if (exact) {
      score.linesExact++;
    }
  }

  /** Values given with near certainty are counted apart: they are what is acted upon. */
  private void confident(JsonNode evidence, JsonNode value, boolean right) {
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    score.values++;
    if (evidence.path("confidence").asDouble() >= CONFIDENT
        && !evidence.path("doubtful").asBoolean()) {
      score.confident++;
      if (!right) {
        score.confidentWrong++;
      }
    }
  }

  private JsonNode bestAdvice(JsonNode right, List<JsonNode> read) {
    JsonNode best = null;
    int most = -1;
    for (JsonNode candidate : read) {
      int points = 0;
      for (String field : HEADER) {
        points += same(field, at(right, field), at(candidate, field)) ? 1 : 0;
      }
      for (JsonNode line : right.path("lines")) {
        for (JsonNode other : candidate.path("lines")) {
          points += equal(line.path("invoiceNumber"), other.path("invoiceNumber")) ? 2 : 0;
        }
      }
      if (points > most) {
        most = points;
        best = candidate;
      }
    }
    return best;
  }

  private JsonNode bestLine(int index, JsonNode right, List<JsonNode> read) {
    JsonNode best = null;
    int most = 0;
    for (JsonNode candidate : read) {
      int points = sameInLine(index, "invoiceNumber", right, candidate) ? LINE.size() : 0;
      for (String field : List.of("netAmount", "grossAmount")) {
        boolean said = !candidate.path(field).isNull();
        points += said && sameInLine(index, field, right, candidate) ? 1 : 0;
      }
      if (points > most) {
        most = points;
        best = candidate;
      }
    }
    return best;
  }

  private boolean sameInLine(int index, String field, JsonNode right, JsonNode read) {
    return equal(right.path(field), read.path(field))
        || accepted("lines." + field, read.path(field))
        || accepted("lines[" + index + "]." + field, read.path(field));
  }

  private boolean same(String field, JsonNode right, JsonNode read) {
    return equal(right, read) || accepted(field, read);
  }

  private boolean accepted(String field, JsonNode read) {
    for (JsonNode other : expected.accepted().path(field)) {
      if (equal(other, read)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode at(JsonNode node, String field) {
    JsonNode found = node;
    for (String name : field.split("\\.")) {
      found = found.path(name);
    }
    return found;
  }

  /** Amounts by value, text without regard to case and runs of blanks; missing is null. */
  private static boolean equal(JsonNode one, JsonNode other) {
    String left = normal(one);
    String right = normal(other);
    if (left == null || right == null) {
      return left == null && right == null;
    }
    if (left.equals(right)) {
      return true;
    }
    try {
      return new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
    } catch (NumberFormatException notAnAmount) {
      return false;
    }
  }

  private static String normal(JsonNode node) {
    return node.isNull() || node.isMissingNode()
        ? null
        : node.asText().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
