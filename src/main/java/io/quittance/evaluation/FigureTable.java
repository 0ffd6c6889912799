package io.quittance.evaluation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of text in aligned columns, for the terminal. */
public final class FigureTable {
  private static final int WIDEST_NAME = 44;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  public FigureTable(String... heads) {
    this.heads = List.of(heads);
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  List<String> heads() {
    return heads;
  }

  List<List<String>> rows() {
    return rows;
  }

  public void print(PrintStream out) {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = heads.get(i).length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST_NAME, row.get(i).length()));
      }
    }
    out.println(line(heads, widths));
    rows.forEach(row -> out.println(line(row, widths)));
    out.println();
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String cut = cell.length() > WIDEST_NAME ? cell.substring(0, WIDEST_NAME - 1) + "~" : cell;
      String blanks = " ".repeat(widths[i] - cut.length());
      line.append(i == 0 ? cut + blanks : "  " + blanks + cut);
    }
    return line.toString().stripTrailing();
  }

  static FigureTable ofGroups(String label, Map<String, Score> groups, Score total) {
    FigureTable table =
        new FigureTable(
            label,
            "cases",
            "right",
            "lines",
            "exact",
            "omitted",
            "invented",
            "header",
            "values",
            ">=0.99",
            "wrong");
    groups.forEach((name, score) -> table.row(cells(name, score)));
    table.row(cells("all", total));
    return table;
  }

  static String[] cells(String name, Score score) {
    return new String[] {
      name,
      count(score.cases),
      percent(score.casesRight, score.cases),
      count(score.lines),
      percent(score.linesExact, score.lines),
      count(score.linesOmitted),
      count(score.linesInvented),
      percent(score.headerRight, score.header),
      count(score.certainty.given()),
      percent(score.confident(), score.certainty.given()),
      count(score.confidentWrong())
    };
  }

  static FigureTable ofCertainty(Certainty certainty) {
    FigureTable table = new FigureTable("confidence", "values", "share", "right", "wrong");
    for (Certainty.Band band : Certainty.Band.values()) {
      int given = certainty.given(band);
      int right = certainty.right(band);
      table.row(
          band.text(),
          count(given),
          percent(given, certainty.given()),
          percent(right, given),
          count(given - right));
    }
    return table;
  }

  static FigureTable ofFields(Map<String, FieldCount> fields) {
    FigureTable table = new FigureTable("field", "right", "share", "omitted", "wrong", "invented");
    fields.forEach(
        (name, field) ->
            table.row(
                name,
                count(field.of(FieldCount.Outcome.RIGHT)),
                percent(field.of(FieldCount.Outcome.RIGHT), field.all()),
                count(field.of(FieldCount.Outcome.OMITTED)),
                count(field.of(FieldCount.Outcome.WRONG)),
                count(field.of(FieldCount.Outcome.INVENTED))));
    return table;
  }

  public static String count(int number) {
    return Integer.toString(number);
  }

  /** Rounded down, so that 100.0 is said of all only. */
  public static String percent(int part, int whole) {
    return whole == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", Math.floor(1000.0 * part / whole) / 10);
  }
}
