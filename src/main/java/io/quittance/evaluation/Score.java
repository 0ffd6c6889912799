package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Counts that can be added up over cases, with the differences that explain them. */
final class Score {
  int cases;
  int unanswered;
  int wrongVerdicts;
  int header;
  int headerRight;
  int lines;
  int linesExact;
  int linesInvented;
  int values;
  int confident;
  int confidentWrong;
  final List<String> differences = new ArrayList<>();

  void difference(String where, String right, String read) {
    differences.add(where + ": right is " + right + ", read was " + read);
  }

  void add(Score other) {
    cases += other.cases;
    unanswered += other.unanswered;
    wrongVerdicts += other.wrongVerdicts;
    header += other.header;
    headerRight += other.headerRight;
    lines += other.lines;
    linesExact += other.linesExact;
    linesInvented += other.linesInvented;
    values += other.values;
    confident += other.confident;
    confidentWrong += other.confidentWrong;
  }

  /** Shares are between 0 and 1, null where there is nothing to share; counts stand beside them. */
  ObjectNode figures() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cases", cases);
    node.put("lines_exact", share(linesExact, lines));
    node.put("header_right", share(headerRight, header));
    node.put("lines_invented", linesInvented);
    node.put("confident_share", share(confident, values));
    node.put("confident_wrong", confidentWrong);
    node.put("unanswered", unanswered);
    node.put("lines", lines);
    node.put("lines_exact_count", linesExact);
    node.put("header_fields", header);
    node.put("header_right_count", headerRight);
    node.put("verdicts_wrong", wrongVerdicts);
    node.put("values", values);
    node.put("confident", confident);
    return node;
  }

  private static Double share(int part, int whole) {
    return whole == 0 ? null : Math.round(10_000.0 * part / whole) / 10_000.0;
  }
}
