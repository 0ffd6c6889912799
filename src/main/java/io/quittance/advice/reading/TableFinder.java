package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tables of a document: headings, their rows, totals, and what to leave out. */
final class TableFinder {

  /**
   * A table as found.
   *
   * @param placed true when the places of the headings say what stands under them
   * @param first index of its first row (heading); @param last index of the last row used
   * @param items line numbers of the rows that carry a number and an amount
   * @param totals line numbers of total rows after the last item, in order
   * @param total the figure of those rows that is the payment, where one is
   * @param aligned the cells of each row used, by line number
   * @param wrapped numbers broken over two lines, in one piece, by line number
   */
  record Found(
      Heading heading,
      boolean placed,
      List<Field> fields,
      int first,
      int last,
      List<Integer> items,
      List<Integer> totals,
      Optional<Pointing.Spot> total,
      Optional<Pointing.Table> table,
      List<Pointing.Entry> entries,
      Map<Integer, TextCell[]> aligned,
      Map<Integer, String> wrapped) {

    /** Balances or ages where a payment would be: a statement, not a payment. */
    boolean statement() {
      return !fields.contains(Field.NET_AMOUNT) && heading.has(r -> r == Role.BALANCE);
    }
  }

  private final List<SourceText.Row> rows;
  private final AmountStyle style;
  private final Map<Integer, Optional<Heading>> headings = new HashMap<>();

  TableFinder(List<SourceText.Row> rows, AmountStyle style) {
    this.rows = rows;
    this.style = style;
  }

  List<SourceText.Row> rows() {
    return rows;
  }

  AmountStyle style() {
    return style;
  }

  Optional<Heading> headingAt(int index) {
    return headings.computeIfAbsent(index, i -> Heading.at(rows, i));
  }

  /** The cells of a row under the headings of a found table. */
  static TextCell[] align(Found table, SourceText.Row row) {
    TextCell[] cells = table.aligned().get(row.number());
    return cells != null ? cells : new RowAligner(table.heading(), table.placed()).align(row);
  }

  List<Found> find() {
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (at < rows.size()) {
      Optional<Heading> heading = headingAt(at);
      if (heading.isEmpty()) {
        at++;
        continue;
      }
      Found table = walk(heading.get());
      if (!table.items().isEmpty()) {
        found.add(table);
        at = table.last() + 1;
      } else {
        at++;
      }
    }
    return found.size() < 2 ? found : found.stream().filter(table -> !tellsPayment(table)).toList();
  }

  /**
   * A table of one row that tells of the payment itself, above the table of what it pays: its
   * number is headed as the payment's reference.
   */
  private static boolean tellsPayment(Found table) {
    int number = table.fields().indexOf(Field.INVOICE_NUMBER);
    if (table.items().size() != 1 || number < 0) {
      return false;
    }
    String label = table.heading().columns().get(number).label();
    return !NumberColumns.certain(label)
        && Lexicon.STANDARD
            .header(label)
            .or(() -> Lexicon.STANDARD.composedHeader(label))
            .filter(meaning -> meaning.role() == Role.PAYMENT_REFERENCE)
            .isPresent();
  }

  /**
   * Headings set apart by gaps stand over their columns. Packed ones may or may not: both are
   * tried, and the reading with more rows whose figures agree is taken.
   */
  private Found walk(Heading printed) {
    Heading heading = ColumnTypes.checked(printed, rows);
    TableWalk placed = decided(heading, true);
    if (rows.get(heading.last()).line().tabular()) {
      return placed.found();
    }
    TableWalk packed = decided(heading, false);
    boolean order =
        heading.packed()
            ? packed.agreeing() >= placed.agreeing()
            : packed.agreeing() > placed.agreeing();
    return order ? packed.found() : placed.found();
  }

  /** Walks by what the headings say, and once more where the figures say otherwise. */
  private TableWalk decided(Heading heading, boolean placed) {
    TableWalk byLabels = null;
    for (List<Field> roles : ColumnRoles.alternatives(heading)) {
      TableWalk walk = new TableWalk(this, heading, roles, placed);
      walk.walk();
      if (byLabels == null || walk.itemCells().size() > byLabels.itemCells().size()) {
        byLabels = walk;
      }
    }
    List<Field> amounts = new ColumnArithmetic(heading, byLabels, style).decide();
    List<Field> fields = NumberColumns.settle(heading, amounts, byLabels.itemCells());
    if (fields.equals(byLabels.fields())) {
      return byLabels;
    }
    TableWalk byFigures = new TableWalk(this, heading, fields, placed);
    byFigures.walk();
    return byFigures;
  }
}
