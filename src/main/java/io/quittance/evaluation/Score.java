package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts that can be added up over cases, with the differences that explain them. */
final class Score {
  private static final int MOST_DIFFERENCES = 500;

  int cases;
  int casesRight;
  int unanswered;
  int wrongVerdicts;
  int advices;
  int advicesOmitted;
  int advicesInvented;
  int header;
  int headerRight;
  int lines;
  int linesExact;
  int linesOmitted;
  int linesInvented;
  int references;
  int referencesRead;
  int unflagged;
  final Certainty certainty = new Certainty();
  final Map<String, FieldCount> fields = new LinkedHashMap<>();
  final List<Difference> differences = new ArrayList<>();
  int differencesMore;

  /**
   * @param where field, line or advice
   * @param right what the label says, in words
   * @param read what was read, in words
   */
  record Difference(String where, String right, String read) {
    @Override
    public String toString() {
      return where + ": right is " + right + ", read was " + read;
    }
  }

  void difference(String where, String right, String read) {
    if (differences.size() < MOST_DIFFERENCES) {
      differences.add(new Difference(where, right, read));
    } else {
      differencesMore++;
    }
  }

  boolean right() {
    return differences.isEmpty();
  }

  FieldCount field(String name) {
    return fields.computeIfAbsent(name, key -> new FieldCount());
  }

  /** Adds the counts; the differences stay with their case. */
  void add(Score other) {
    cases += other.cases;
    casesRight += other.casesRight;
    unanswered += other.unanswered;
    wrongVerdicts += other.wrongVerdicts;
    advices += other.advices;
    advicesOmitted += other.advicesOmitted;
    advicesInvented += other.advicesInvented;
    header += other.header;
    headerRight += other.headerRight;
    lines += other.lines;
    linesExact += other.linesExact;
    linesOmitted += other.linesOmitted;
    linesInvented += other.linesInvented;
    references += other.references;
    referencesRead += other.referencesRead;
    unflagged += other.unflagged;
    certainty.add(other.certainty);
    other.fields.forEach((name, count) -> field(name).add(count));
  }

  int confident() {
    return certainty.given(Certainty.Band.NEAR_CERTAIN);
  }

  int confidentWrong() {
    return confident() - certainty.right(Certainty.Band.NEAR_CERTAIN);
  }

  /** Shares are between 0 and 1, null where there is nothing to share; counts stand beside them. */
  ObjectNode figures() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cases", cases);
    node.put("lines_exact", share(linesExact, lines));
    node.put("header_right", share(headerRight, header));
    node.put("lines_invented", linesInvented);
    node.put("confident_share", share(confident(), certainty.given()));
    node.put("confident_wrong", confidentWrong());
    node.put("unanswered", unanswered);
    node.put("cases_right", casesRight);
    node.put("lines", lines);
    node.put("lines_exact_count", linesExact);
    node.put("lines_omitted", linesOmitted);
    node.put("advices", advices);
    node.put("advices_omitted", advicesOmitted);
    node.put("advices_invented", advicesInvented);
    node.put("header_fields", header);
    node.put("header_right_count", headerRight);
    node.put("verdicts_wrong", wrongVerdicts);
    node.put("values", certainty.given());
    node.put("confident", confident());
    node.put("references", references);
    node.put("references_read", referencesRead);
    node.put("unbalanced_not_flagged", unflagged);
    return node;
  }

  static Double share(int part, int whole) {
    return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
  }
}
