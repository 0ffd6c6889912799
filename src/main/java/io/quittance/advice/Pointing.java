package io.quittance.advice;

import java.util.List;
import java.util.Map;

/**
 * Says where in one document the values of one advice stand, and carries no value that is believed:
 * code reads the values at the places pointed to. The same form for every proposer: the layout
 * reader, a model, a person, a random generator in a test.
 *
 * @param part path of the document
 * @param header where the header values stand
 * @param tables tables to be read row by row
 * @param lines single lines, for prose and forms
 * @param status as the proposer understood the words; checked against the source's words
 * @param complete null when the source does not say
 */
public record Pointing(
    String part,
    Map<Field, Spot> header,
    List<Table> tables,
    List<Entry> lines,
    Advice.Status status,
    Boolean complete) {

  /**
   * A verbatim run of text in one line.
   *
   * @param line line number in the document
   * @param text exactly as the line shows it; found by its occurrence
   * @param occurrence 1 for the first occurrence of the text in the line
   */
  public record Spot(int line, String text, int occurrence) {}

  /**
   * A table: the code applies the column roles to every row from first to last.
   *
   * @param headerLine line number of the (last) heading row, or 0 when there is none
   * @param columns role of each column, by position from the left: for explicit tables the column
   *     index, for positioned text the horizontal band
   * @param totalLine line number of the total row, or 0
   * @param skipped line numbers inside the range that are no items: repeated headings, subtotals,
   *     brought forward
   */
  public record Table(
      int headerLine,
      int firstLine,
      int lastLine,
      List<Column> columns,
      int totalLine,
      List<Integer> skipped) {}

  /**
   * @param index explicit column index, or -1 when {@code left} and {@code right} bound the column
   * @param left bound in points or text columns, inclusive
   * @param right bound, exclusive
   */
  public record Column(Field role, int index, double left, double right, String heading) {}

  /** One advice line given spot by spot. */
  public record Entry(Advice.Kind kind, Map<Field, Spot> values) {
    public Entry {
      values = Map.copyOf(values);
    }
  }

  public Pointing {
    header = Map.copyOf(header);
    tables = List.copyOf(tables);
    lines = List.copyOf(lines);
  }
}
