package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quittance.evaluation.FieldCount.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares one advice that was read with the one it stands for, field by field, line by line. */
final class ScoreAdvice {
  private final ScoreCase whole;
  private final LabelledCase expected;
  private final Score score;
  private final int index;

  /**
   * @param index of the right advice in its case, for accepted answers
   */
  ScoreAdvice(ScoreCase whole, Score score, int index) {
    this.whole = whole;
    this.expected = whole.expected();
    this.score = score;
    this.index = index;
  }

  void compare(JsonNode right, JsonNode read) {
    for (String field : ScoreCase.HEADER) {
      JsonNode value = SameValue.at(right, field);
      if (!(expected.leniency().open() && value.isMissingNode())) {
        header(field, value, read);
      }
    }
    lines(ScoreCase.list(right.path("lines")), ScoreCase.list(read.path("lines")));
  }

  private void header(String field, JsonNode right, JsonNode read) {
    JsonNode value = SameValue.at(read, field);
    boolean left = field.equals("paymentAmount") ? whole.amountMayBeLeft() : whole.mayBeLeft();
    boolean same =
        SameValue.equal(right, value) || accepted(field, value) || left && SameValue.absent(value);
    score.header++;
    score.headerRight += same ? 1 : 0;
    count(field, field, right, value, read, same);
  }

  private void lines(List<JsonNode> right, List<JsonNode> read) {
    int[] pairs =
        AssignLines.of(right, read, ScoreCase.LINE, (i, j) -> exact(i, right.get(i), read.get(j)));
    List<JsonNode> invented = new ArrayList<>(read);
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] >= 0) {
        score.lines++;
        invented.set(pairs[i], null);
        line(i, right.get(i), read.get(pairs[i]));
      } else if (!whole.mayBeLeft()) {
        score.lines++;
        omitted(i, right.get(i));
      }
    }
    Set<String> named = references(right);
    for (JsonNode line : invented) {
      if (line != null && !named(named, line, read.size())) {
        invented(line);
      }
    }
  }

  private void line(int i, JsonNode right, JsonNode read) {
    boolean exact = true;
    for (String field : ScoreCase.LINE) {
      boolean same = sameInLine(i, field, right, read);
      exact &= same;
      count(field, place(i) + " " + field, right.path(field), read.path(field), read, same);
    }
    score.linesExact += exact ? 1 : 0;
  }

  private void omitted(int i, JsonNode line) {
    score.linesOmitted++;
    for (String field : ScoreCase.LINE) {
      score
          .field(field)
          .count(SameValue.absent(line.path(field)) ? Outcome.RIGHT : Outcome.OMITTED);
    }
    score.difference(place(i), inWords(line), "omitted");
  }

  private void invented(JsonNode line) {
    score.linesInvented++;
    ScoreCase.LINE.forEach(field -> whole.inventedValue(field, line.path(field), line));
    score.difference("line", "none", "invented " + inWords(line));
  }

  /** Invoices named without amounts that no right line has. */
  private Set<String> references(List<JsonNode> right) {
    Set<String> named = new HashSet<>();
    for (String reference : expected.leniency().references()) {
      named.add(SameValue.key(TextNode.valueOf(reference)));
    }
    right.forEach(line -> named.remove(SameValue.key(line.path("invoiceNumber"))));
    score.references += named.size();
    return named;
  }

  /** The only line may repeat the amount of the payment; of several none may state one. */
  private boolean named(Set<String> named, JsonNode line, int lines) {
    boolean amounts =
        !SameValue.absent(line.path("netAmount")) || !SameValue.absent(line.path("grossAmount"));
    boolean isNamed =
        (!amounts || lines == 1) && named.remove(SameValue.key(line.path("invoiceNumber")));
    if (isNamed) {
      score.referencesRead++;
      whole.certainty(line, "invoiceNumber", true);
    }
    return isNamed;
  }

  private void count(
      String field, String where, JsonNode right, JsonNode value, JsonNode owner, boolean same) {
    boolean absent = SameValue.absent(value);
    Outcome outcome =
        same
            ? Outcome.RIGHT
            : absent ? Outcome.OMITTED : SameValue.absent(right) ? Outcome.INVENTED : Outcome.WRONG;
    score.field(field).count(outcome);
    if (!same) {
      score.difference(where, right.asText(), value.asText());
    }
    if (!absent) {
      whole.certainty(owner, field, same);
    }
  }

  private boolean exact(int i, JsonNode right, JsonNode read) {
    return ScoreCase.LINE.stream().allMatch(field -> sameInLine(i, field, right, read));
  }

  private boolean sameInLine(int i, String field, JsonNode right, JsonNode read) {
    return SameValue.equal(right.path(field), read.path(field))
        || accepted("lines." + field, read.path(field))
        || accepted("lines[" + i + "]." + field, read.path(field))
        || whole.mayBeLeft() && SameValue.absent(read.path(field));
  }

  private boolean accepted(String field, JsonNode read) {
    if (expected.accepted().isEmpty()) {
      return false;
    }
    return listed(expected.accepted().path(field), read)
        || listed(expected.accepted().path("advices[" + index + "]." + field), read);
  }

  private static boolean listed(JsonNode others, JsonNode read) {
    for (JsonNode other : others) {
      if (SameValue.equal(other, read)) {
        return true;
      }
    }
    return false;
  }

  private String place(int line) {
    return (expected.advices().size() > 1 ? "advice " + index + " " : "") + "line " + line;
  }

  private static String inWords(JsonNode line) {
    StringBuilder words = new StringBuilder(line.path("invoiceNumber").asText("no number"));
    for (String field : ScoreCase.LINE.subList(1, ScoreCase.LINE.size())) {
      if (!SameValue.absent(line.path(field))) {
        words.append(' ').append(field.replace("Amount", "")).append(' ');
        words.append(line.path(field).asText());
      }
    }
    return words.toString();
  }
}
