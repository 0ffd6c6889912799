package io.quittance.advice.reading;

import io.quittance.advice.Field;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One table from its heading downwards: which rows are items, totals, adjustments or nothing. */
final class TableWalk {

  /** Rows without an item that may stand between two items: page foots and letter heads. */
  private static final int LONGEST_BREAK = 40;

  private static final int LONGEST_NEAR = 4;

  private final TableFinder finder;
  private final List<SourceText.Row> rows;
  private final Heading heading;
  private final RowAligner aligner;
  private final RowArithmetic arithmetic;
  private final boolean placed;
  private final FieldsOfColumns columns;
  private final TakenRows taken;
  private int lastIndex;

  TableWalk(TableFinder finder, Heading heading, List<Field> fields, boolean placed) {
    this.finder = finder;
    this.rows = finder.rows();
    this.heading = heading;
    this.placed = placed;
    this.aligner = new RowAligner(heading, placed);
    this.arithmetic = new RowArithmetic(fields, finder.style());
    this.columns = new FieldsOfColumns(heading, fields, finder.style());
    this.taken = new TakenRows(columns);
    this.lastIndex = heading.last();
  }

  List<Field> fields() {
    return columns.fields();
  }

  List<SourceText.Row> totalRows() {
    return taken.totals();
  }

  Collection<TextCell[]> itemCells() {
    return taken.itemCells();
  }

  /** Rows taken, and once more each whose gross less discount and deduction is its net. */
  int agreeing() {
    return taken.agreeing();
  }

  TableFinder.Found found() {
    int net = columns.at(Field.NET_AMOUNT);
    TextCell under =
        taken.totals().isEmpty() || net < 0 ? null : aligner.align(taken.totals().get(0))[net];
    return taken.found(rows.get(heading.last()), lastIndex, placed, under);
  }

  void walk() {
    int gap = 0;
    for (int i = heading.last() + 1; i < rows.size(); i++) {
      SourceText.Row row = rows.get(i);
      if (leavesTable(row)) {
        break;
      }
      Optional<Heading> again = finder.headingAt(i);
      if (again.isPresent()) {
        boolean secondRow = taken.withoutItems() && i == heading.last() + 1;
        if (!secondRow && !goesOn(again.get(), row)) {
          break;
        }
        i = skipHeading(i, again.get());
        gap = 0;
        continue;
      }
      if (isTotal(row)) {
        if (!taken.totals().isEmpty() && gap > 1) {
          break;
        }
        taken.total(row);
        lastIndex = i;
        gap = 0;
        continue;
      }
      TextCell[] cells = align(row);
      if (gap <= 1 && taken.explainsItemAbove(row)) {
        lastIndex = i;
      } else if (columns.isItem(cells)) {
        if (gap > LONGEST_NEAR && !columns.full(cells)) {
          break;
        }
        taken.item(row, cells);
        lastIndex = i;
        gap = 0;
      } else if (gap <= 1 && isAdjustment(row, cells)) {
        taken.take(row, cells);
        lastIndex = i;
        gap = 0;
      } else if (isBlockBreak(row, gap) || gap >= LONGEST_BREAK) {
        break;
      } else {
        gap++;
        skipUnlessContinuation(row, cells);
      }
    }
  }

  private TextCell[] align(SourceText.Row row) {
    TextCell[] cells = aligner.align(row);
    return row.line().tabular() ? cells : arithmetic.settle(cells);
  }

  /**
   * A total above a page break may be a page's; one with a heading on its own page ends a table.
   */
  private boolean goesOn(Heading again, SourceText.Row row) {
    List<SourceText.Row> totals = taken.totals();
    boolean closed =
        !totals.isEmpty() && row.page().number() == totals.get(totals.size() - 1).page().number();
    return again.sameAs(heading) && !closed;
  }

  private int skipHeading(int index, Heading again) {
    for (int k = index; k <= again.last(); k++) {
      taken.skip(rows.get(k));
    }
    return again.last();
  }

  private boolean leavesTable(SourceText.Row row) {
    SourceText.Row head = rows.get(heading.last());
    if (head.line().tabular()) {
      return row.line().tabular()
          && !Objects.equals(head.line().words().get(0).table(), row.line().words().get(0).table())
          && !taken.withoutItems()
          && head.page().number() == row.page().number()
          && head.page().name() == null;
    }
    return row.line().tabular() && !taken.withoutItems();
  }

  private boolean isTotal(SourceText.Row row) {
    String words = RowWords.leading(row);
    if (words.isEmpty()) {
      return false;
    }
    if (RowWords.subtotal(words)) {
      taken.skip(row);
      return false;
    }
    return (RowWords.total(words) || RowWords.totalOfPayment(words)) && RowWords.hasFigure(row);
  }

  private boolean isAdjustment(SourceText.Row row, TextCell[] cells) {
    return columns.at(Field.NET_AMOUNT) >= 0
        && !taken.withoutItems()
        && !repeatsHead(row)
        && RowWords.adjustment(RowWords.leading(row))
        && (columns.hasNet(cells) || RowWords.onlyAmount(row) != null);
  }

  /** What stands above the table on its first page stands there again on the next. */
  private boolean repeatsHead(SourceText.Row row) {
    return row.page().number() != rows.get(heading.first()).page().number()
        && rows.subList(0, heading.first()).stream().anyMatch(r -> r.text().equals(row.text()));
  }

  /** Prose right after the rows of a text ends the table; on a page it may be a foot. */
  private boolean isBlockBreak(SourceText.Row row, int gap) {
    boolean paged = row.line().words().get(0).box() != null || row.line().tabular();
    return !paged && !taken.withoutItems() && gap >= LONGEST_NEAR;
  }

  private void skipUnlessContinuation(SourceText.Row row, TextCell[] cells) {
    int number = columns.at(Field.INVOICE_NUMBER);
    boolean dated =
        number >= 0 && cells[number] != null && PrintedDate.of(cells[number].text()).isPresent();
    if (!dated && !isRest(row, cells, number)) {
      taken.skip(row);
    }
  }

  /** The end of the number above: nothing but words beside it, and no amount. */
  private boolean isRest(SourceText.Row row, TextCell[] cells, int number) {
    boolean rest =
        number >= 0
            && cells[number] != null
            && !taken.withoutItems()
            && taken.lastItem() + 1 == row.number()
            && RowWords.onlyAmount(row) == null
            && row.amounts().stream().noneMatch(a -> a.amount().decimals())
            && WrappedNumbers.mayBeRest(cells[number].text());
    if (rest) {
      taken.restOfNumber(cells[number].text());
    }
    return rest;
  }
}
