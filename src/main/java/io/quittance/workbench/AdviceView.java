package io.quittance.workbench;

import java.util.List;

/**
 * What a notice says about one payment, ready to print.
 *
 * @param heads headings of the line table, only of columns that say something
 * @param sum what the lines and header adjustments add up to, against the stated amount
 */
record AdviceView(
    List<Fact> facts,
    List<Head> heads,
    List<AdviceLine> lines,
    List<Printed> adjustments,
    String sum,
    boolean sumHolds,
    String reader,
    String confidence) {

  /**
   * One value.
   *
   * @param evidence ties it to its marks in the source, or empty when it has no place there
   * @param printed how the source prints it where that differs, or empty
   */
  record Printed(String text, String evidence, boolean doubtful, String printed) {
    static final Printed NOTHING = new Printed("", "", false, "");
  }

  record Fact(String label, Printed value, boolean strong) {}

  record AdviceLine(int number, String kind, List<Cell> cells, List<Printed> notes) {}

  record Head(String text, boolean amount) {}

  record Cell(Printed value, boolean amount) {}
}
