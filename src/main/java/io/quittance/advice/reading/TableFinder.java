package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the tables of a document: headings, their rows, totals, and what to leave out. */
final class TableFinder {

  /** Rows without an item that may stand between two items: page foots and letter heads. */
  private static final int LONGEST_BREAK = 40;

  private static final int LONGEST_NEAR = 4;

  /**
   * A table as found.
   *
   * @param first index of its first row (heading); @param last index of the last row used
   * @param items line numbers of the rows that carry a number and an amount
   * @param totals line numbers of total rows after the last item, in order
   */
  record Found(
      Heading heading,
      boolean placed,
      List<Field> fields,
      int first,
      int last,
      List<Integer> items,
      List<Integer> totals,
      Optional<Pointing.Table> table,
      List<Pointing.Entry> entries) {

    /** Balances or ages where a payment would be: a statement, not a payment. */
    boolean statement() {
      return !fields.contains(Field.NET_AMOUNT) && heading.has(r -> r == Role.BALANCE);
    }
  }

  private static final List<Field> AMOUNTS =
      List.of(Field.GROSS_AMOUNT, Field.DISCOUNT_AMOUNT, Field.DEDUCTION_AMOUNT, Field.NET_AMOUNT);

  private final List<SourceText.Row> rows;
  private final Map<Integer, Optional<Heading>> headings = new HashMap<>();

  TableFinder(List<SourceText.Row> rows) {
    this.rows = rows;
  }

  private Optional<Heading> headingAt(int index) {
    return headings.computeIfAbsent(index, i -> Heading.at(rows, i));
  }

  /** The cells of a row under the headings of a found table. */
  static TextCell[] align(Found table, SourceText.Row row) {
    return new RowAligner(table.heading(), table.placed()).align(row);
  }

  /**
   * Headings set apart by gaps stand over their columns. Packed ones may or may not: both are
   * tried, and the reading with more rows whose figures agree is taken.
   */
  private Found walk(Heading heading) {
    if (rows.get(heading.last()).line().tabular()) {
      return new Walk(heading, true).walk();
    }
    Walk placed = new Walk(heading, true);
    Walk packed = new Walk(heading, false);
    Found byPlace = placed.walk();
    Found byOrder = packed.walk();
    boolean order =
        heading.packed()
            ? packed.agreeing() >= placed.agreeing()
            : packed.agreeing() > placed.agreeing();
    return order ? byOrder : byPlace;
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
    return found;
  }

  /** One table from its heading downwards. */
  private final class Walk {
    private final Heading heading;
    private final List<Field> fields;
    private final RowAligner aligner;
    private final boolean hasAmounts;
    private final boolean placed;
    private final Set<Integer> skipped = new HashSet<>();
    private final List<Integer> items = new ArrayList<>();
    private final List<Integer> totals = new ArrayList<>();
    private final Map<Integer, TextCell[]> aligned = new HashMap<>();
    private final List<Integer> taken = new ArrayList<>();
    private final Set<Integer> itemSet = new HashSet<>();
    private int lastIndex;

    Walk(Heading heading, boolean placed) {
      this.heading = heading;
      this.fields = ColumnRoles.of(heading);
      this.placed = placed;
      this.aligner = new RowAligner(heading, placed);
      this.hasAmounts = fields.contains(Field.NET_AMOUNT) || fields.contains(Field.GROSS_AMOUNT);
      this.lastIndex = heading.last();
    }

    Found walk() {
      int gap = 0;
      for (int i = heading.last() + 1; i < rows.size(); i++) {
        SourceText.Row row = rows.get(i);
        if (leavesTable(row)) {
          break;
        }
        Optional<Heading> again = headingAt(i);
        if (again.isPresent()) {
          boolean closed =
              !totals.isEmpty() && row.page().number() == rows.get(heading.last()).page().number();
          if (!again.get().sameAs(heading) || closed) {
            break;
          }
          for (int k = i; k <= again.get().last(); k++) {
            skipped.add(rows.get(k).number());
          }
          i = again.get().last();
          gap = 0;
          continue;
        }
        if (isTotal(row)) {
          totals.add(row.number());
          lastIndex = i;
          gap = 0;
          continue;
        }
        TextCell[] cells = aligner.align(row);
        if (isItem(cells)) {
          if (gap > LONGEST_NEAR && !full(cells)) {
            break;
          }
          take(i, row, cells);
          items.add(row.number());
          itemSet.add(row.number());
          totals.forEach(skipped::add);
          totals.clear();
          gap = 0;
        } else if (gap <= 1 && isAdjustment(row, cells)) {
          take(i, row, cells);
          gap = 0;
        } else if (isBlockBreak(row, gap)) {
          break;
        } else {
          gap++;
          if (gap > LONGEST_BREAK) {
            break;
          }
          skipUnlessContinuation(row, cells);
        }
      }
      return found();
    }

    private void take(int index, SourceText.Row row, TextCell[] cells) {
      aligned.put(row.number(), cells);
      taken.add(row.number());
      lastIndex = Math.max(lastIndex, index);
    }

    private boolean leavesTable(SourceText.Row row) {
      SourceText.Row head = rows.get(heading.last());
      if (head.line().tabular()) {
        return row.line().tabular()
            && !java.util.Objects.equals(
                head.line().words().get(0).table(), row.line().words().get(0).table())
            && !items.isEmpty()
            && head.page().number() == row.page().number()
            && head.page().name() == null;
      }
      return row.line().tabular() && !items.isEmpty();
    }

    private boolean isTotal(SourceText.Row row) {
      String start = leadingWords(row);
      if (start.isEmpty()) {
        return false;
      }
      if (Lexicon.STANDARD.beginsWith(Lexicon.Sort.SUBTOTAL, start)
          && !Lexicon.STANDARD.mentions(Lexicon.Sort.ADJUSTMENT, start.replace(":", " "))) {
        skipped.add(row.number());
        return false;
      }
      boolean total =
          Lexicon.STANDARD.is(Lexicon.Sort.TOTAL, start)
              || Lexicon.STANDARD.beginsWith(Lexicon.Sort.TOTAL, start) && start.length() < 48;
      return total && hasFigure(row);
    }

    /** The text before the first figure of a row: what names a total. */
    private String leadingWords(SourceText.Row row) {
      StringBuilder words = new StringBuilder();
      for (TextCell part : row.typedCells()) {
        String text = part.text();
        boolean letters = text.chars().anyMatch(Character::isLetter);
        if (PrintedAmount.of(text).isPresent() || !letters && Character.isDigit(text.charAt(0))) {
          break;
        }
        if (letters) {
          words.append(' ').append(text);
        }
      }
      return words.toString().strip();
    }

    private boolean isItem(TextCell[] cells) {
      int number = fields.indexOf(Field.INVOICE_NUMBER);
      if (number < 0 || cells[number] == null || !numbered(cells[number])) {
        return false;
      }
      return hasAmounts ? anyAmount(cells) : heading.has(r -> r.date());
    }

    private boolean numbered(TextCell cell) {
      return Numbers.plausible(cell.text())
          && !Lexicon.STANDARD.beginsWith(Lexicon.Sort.TOTAL, cell.text())
          && !Lexicon.STANDARD.beginsWith(Lexicon.Sort.SUBTOTAL, cell.text());
    }

    private boolean anyAmount(TextCell[] cells) {
      for (int i = 0; i < cells.length; i++) {
        boolean amount =
            fields.get(i) == Field.NET_AMOUNT
                || fields.get(i) == Field.GROSS_AMOUNT
                || fields.get(i) == Field.DEDUCTION_AMOUNT;
        if (amount && cells[i] != null && isAmount(cells[i])) {
          return true;
        }
      }
      return false;
    }

    private static boolean isAmount(TextCell cell) {
      io.quittance.document.Word word =
          cell.row().line().words().get(cell.row().wordAt(cell.from()));
      return SpotReader.typedNumber(word) != null
          || PrintedAmount.of(cell.text()).isPresent()
          || PrintedAmount.find(cell.text()).size() == 1;
    }

    /** After a long break a row belongs to the table only when all of its columns are filled. */
    private boolean full(TextCell[] cells) {
      for (int i = 0; i < cells.length; i++) {
        boolean expected =
            fields.get(i) == Field.NET_AMOUNT
                || fields.get(i) == Field.INVOICE_NUMBER
                || fields.get(i) == Field.INVOICE_DATE;
        if (expected && cells[i] == null) {
          return false;
        }
      }
      return true;
    }

    private boolean isAdjustment(SourceText.Row row, TextCell[] cells) {
      int net = fields.indexOf(Field.NET_AMOUNT);
      String words = leadingWords(row);
      if (words.isEmpty() || net < 0 || items.isEmpty() || words.length() > 80) {
        return false;
      }
      return Lexicon.STANDARD.mentions(Lexicon.Sort.ADJUSTMENT, words)
          && !Lexicon.STANDARD.beginsWith(Lexicon.Sort.SUBTOTAL, words)
          && (cells[net] != null && isAmount(cells[net]) || onlyAmount(row) != null);
    }

    private PrintedAmount.Found onlyAmount(SourceText.Row row) {
      List<PrintedAmount.Found> all = row.amounts();
      List<PrintedAmount.Found> decimals = all.stream().filter(f -> f.amount().decimals()).toList();
      return decimals.size() == 1 ? decimals.get(0) : null;
    }

    private boolean hasFigure(SourceText.Row row) {
      return !row.amounts().isEmpty()
          || row.line().words().stream().anyMatch(w -> SpotReader.typedNumber(w) != null);
    }

    /** Prose right after the rows of a text ends the table; on a page it may be a foot. */
    private boolean isBlockBreak(SourceText.Row row, int gap) {
      boolean paged = row.line().words().get(0).box() != null || row.line().tabular();
      return !paged && !items.isEmpty() && gap >= LONGEST_NEAR;
    }

    private void skipUnlessContinuation(SourceText.Row row, TextCell[] cells) {
      int number = fields.indexOf(Field.INVOICE_NUMBER);
      boolean dated =
          number >= 0 && cells[number] != null && PrintedDate.of(cells[number].text()).isPresent();
      if (!dated) {
        skipped.add(row.number());
      }
    }

    private Found found() {
      Optional<Pointing.Table> table = items.isEmpty() ? Optional.empty() : asTable();
      List<Pointing.Entry> entries = new ArrayList<>();
      for (int number : taken) {
        boolean inTable = table.isPresent() && fitsColumns(number);
        if (!inTable) {
          entries.add(entry(number));
        }
      }
      return new Found(
          heading, placed, fields, heading.first(), lastIndex, items, totals, table, entries);
    }

    /** Rows taken, and once more each whose gross less discount and deduction is its net. */
    int agreeing() {
      int agreeing = 0;
      for (TextCell[] cells : aligned.values()) {
        agreeing++;
        BigDecimal[] sums = new BigDecimal[4];
        for (int i = 0; i < cells.length; i++) {
          int slot = fields.get(i) == null ? -1 : AMOUNTS.indexOf(fields.get(i));
          if (cells[i] != null && slot >= 0) {
            sums[slot] =
                PrintedAmount.of(cells[i].text())
                    .map(a -> a.value(AmountStyle.UNKNOWN))
                    .orElse(null);
          }
        }
        if (sums[0] != null && sums[3] != null) {
          BigDecimal rest =
              sums[0].subtract(Sums.zero(sums[1]).abs()).subtract(Sums.zero(sums[2]).abs());
          agreeing += rest.compareTo(sums[3]) == 0 ? 1 : 0;
        }
      }
      return agreeing;
    }

    private boolean fitsColumns(int number) {
      TextCell[] cells = aligned.get(number);
      int net = fields.indexOf(Field.NET_AMOUNT);
      return itemSet.contains(number) || net >= 0 && cells[net] != null && isAmount(cells[net]);
    }

    private Optional<Pointing.Table> asTable() {
      List<Pointing.Column> columns = columns();
      if (columns == null) {
        return Optional.empty();
      }
      Set<Integer> leave = new HashSet<>(skipped);
      leave.addAll(totals);
      int first = rows.get(heading.last()).number() + 1;
      int last = taken.stream().mapToInt(n -> n).max().orElse(first);
      for (int number : taken) {
        if (!fitsColumns(number)) {
          leave.add(number);
        }
      }
      int lastOfHeading = rows.get(heading.last()).number();
      List<Integer> inRange = leave.stream().filter(n -> n >= first && n <= last).sorted().toList();
      return Optional.of(
          new Pointing.Table(
              lastOfHeading, first, last, columns, totals.isEmpty() ? 0 : totals.get(0), inRange));
    }

    /** Explicit indexes, or bands that hold exactly the aligned cells; null when none do. */
    private List<Pointing.Column> columns() {
      List<Pointing.Column> columns = new ArrayList<>();
      int n = fields.size();
      if (rows.get(heading.last()).line().tabular()) {
        for (int i = 0; i < n; i++) {
          Heading.Column head = heading.columns().get(i);
          columns.add(new Pointing.Column(fields.get(i), head.cell().column(), 0, 0, head.label()));
        }
        return columns;
      }
      if (!placed) {
        return null;
      }
      double[] left = new double[n];
      double[] right = new double[n];
      for (int i = 0; i < n; i++) {
        left[i] = Double.MAX_VALUE;
        right[i] = -Double.MAX_VALUE;
        for (int number : taken) {
          TextCell cell = aligned.get(number)[i];
          if (cell != null && fitsColumns(number)) {
            left[i] = Math.min(left[i], cell.left());
            right[i] = Math.max(right[i], cell.right());
          }
        }
        if (left[i] > right[i]) {
          left[i] = heading.columns().get(i).cell().left();
          right[i] = heading.columns().get(i).cell().right();
        }
      }
      for (int i = 0; i < n; i++) {
        double from = i == 0 ? left[i] - 1 : Math.max(left[i] - 1, (right[i - 1] + left[i]) / 2);
        double to =
            i == n - 1 ? right[i] + 1 : Math.min(right[i] + 1, (right[i] + left[i + 1]) / 2);
        columns.add(
            new Pointing.Column(fields.get(i), -1, from, to, heading.columns().get(i).label()));
      }
      return reproduces(columns) ? columns : null;
    }

    /** True when reading by the bands gives exactly the cells that were aligned. */
    private boolean reproduces(List<Pointing.Column> columns) {
      for (int number : taken) {
        if (!fitsColumns(number)) {
          continue;
        }
        TextCell[] cells = aligned.get(number);
        for (int i = 0; i < cells.length; i++) {
          if (columns.get(i).role() == null) {
            continue;
          }
          if (!TableRows.cell(rowOf(number), columns.get(i))
              .equals(cells[i] == null ? "" : cells[i].text())) {
            return false;
          }
        }
      }
      return true;
    }

    private SourceText.Row rowOf(int number) {
      return aligned.get(number)[firstCell(number)].row();
    }

    private int firstCell(int number) {
      TextCell[] cells = aligned.get(number);
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] != null) {
          return i;
        }
      }
      throw new IllegalStateException("a taken row has a cell");
    }

    private Pointing.Entry entry(int number) {
      TextCell[] cells = aligned.get(number);
      Map<Field, Pointing.Spot> spots = new HashMap<>();
      SourceText.Row row = rowOf(number);
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] != null && fields.get(i) != null) {
          spots.putIfAbsent(fields.get(i), Spots.of(cells[i]));
        }
      }
      if (!spots.containsKey(Field.NET_AMOUNT) && !itemSet.contains(number)) {
        PrintedAmount.Found only = onlyAmount(row);
        if (only != null) {
          spots.put(Field.NET_AMOUNT, Spots.of(row, only.from(), only.to()));
        }
      }
      boolean numbered = itemSet.contains(number);
      if (!numbered) {
        spots.remove(Field.INVOICE_NUMBER);
        String words = leadingWords(row);
        int at = row.text().indexOf(words);
        if (at >= 0 && !words.isEmpty()) {
          spots.put(Field.REASON, Spots.of(row, at, at + words.length()));
        }
      }
      return new Pointing.Entry(
          numbered ? null : io.quittance.advice.Advice.Kind.ADJUSTMENT, spots);
    }
  }
}
