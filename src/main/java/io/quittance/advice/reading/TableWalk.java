package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One table from its heading downwards: which rows are items, totals, adjustments or nothing. */
final class TableWalk {

  /** Rows without an item that may stand between two items: page foots and letter heads. */
  private static final int LONGEST_BREAK = 40;

  private static final int LONGEST_NEAR = 4;

  /** Of smaller amounts the rounding hides the percentage. */
  private static final BigDecimal LARGE = new BigDecimal("50");

  private static final BigDecimal MOST_DISCOUNT = new BigDecimal("0.06");

  private final TableFinder finder;
  private final List<SourceText.Row> rows;
  private final Heading heading;
  private final List<Field> fields;
  private final RowAligner aligner;
  private final RowArithmetic arithmetic;
  private final boolean hasAmounts;
  private final boolean placed;
  private final Set<Integer> skipped = new HashSet<>();
  private final Set<Integer> items = new LinkedHashSet<>();
  private final List<SourceText.Row> totals = new ArrayList<>();

  /** Items and adjustments, in order, by line number. */
  private final Map<Integer, TextCell[]> taken = new LinkedHashMap<>();

  /** A reduction told in the row below an item. */
  private record Below(Field field, Pointing.Spot spot) {}

  private final Map<Integer, Below> below = new HashMap<>();

  /** What stands under the number of an item, by the item's line number. */
  private final Map<Integer, String> rests = new HashMap<>();

  private int lastItem;
  private int lastIndex;

  TableWalk(TableFinder finder, Heading heading, List<Field> fields, boolean placed) {
    this.finder = finder;
    this.rows = finder.rows();
    this.heading = heading;
    this.fields = fields;
    this.placed = placed;
    this.aligner = new RowAligner(heading, placed);
    this.arithmetic = new RowArithmetic(fields, finder.style());
    this.hasAmounts = fields.contains(Field.NET_AMOUNT) || fields.contains(Field.GROSS_AMOUNT);
    this.lastIndex = heading.last();
  }

  List<Field> fields() {
    return fields;
  }

  List<SourceText.Row> totalRows() {
    return totals;
  }

  Collection<TextCell[]> itemCells() {
    return items.stream().map(taken::get).toList();
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
        boolean secondRow = items.isEmpty() && i == heading.last() + 1;
        if (!secondRow && !goesOn(again.get(), row)) {
          break;
        }
        i = skipHeading(i, again.get());
        gap = 0;
        continue;
      }
      if (isTotal(row)) {
        if (!totals.isEmpty() && gap > 1) {
          break;
        }
        totals.add(row);
        lastIndex = i;
        gap = 0;
        continue;
      }
      TextCell[] cells = align(row);
      if (gap <= 1 && explainsItemAbove(row)) {
        lastIndex = i;
      } else if (isItem(cells)) {
        if (gap > LONGEST_NEAR && !full(cells)) {
          break;
        }
        item(i, row, cells);
        gap = 0;
      } else if (gap <= 1 && isAdjustment(row, cells)) {
        take(i, row, cells);
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
   * A row below an item whose only amount is what the item's net lacks to its gross: the reduction
   * of that item, told beneath it.
   */
  private boolean explainsItemAbove(SourceText.Row row) {
    TextCell[] item = items.contains(lastItem) ? taken.get(lastItem) : null;
    PrintedAmount.Found only = item == null ? null : RowWords.onlyAmount(row);
    if (only == null || below.containsKey(lastItem) || row.amounts().size() > 1 && !onlyOne(row)) {
      return false;
    }
    BigDecimal gross = value(item, Field.GROSS_AMOUNT);
    BigDecimal net = value(item, Field.NET_AMOUNT);
    BigDecimal off = only.amount().value(finder.style());
    if (gross == null || net == null || off == null) {
      return false;
    }
    BigDecimal missing =
        gross
            .abs()
            .subtract(net.abs())
            .subtract(Sums.zero(value(item, Field.DISCOUNT_AMOUNT)).abs())
            .subtract(Sums.zero(value(item, Field.DEDUCTION_AMOUNT)).abs());
    boolean nothing = missing.signum() == 0 && below.isEmpty();
    if (nothing || missing.abs().compareTo(off.abs()) != 0) {
      return false;
    }
    boolean discount =
        Lexicon.STANDARD.mentions(Lexicon.Sort.DISCOUNT, row.text())
            || heading.columns().stream().anyMatch(c -> headsDiscount(c.label()));
    below.put(
        lastItem,
        new Below(
            discount ? Field.DISCOUNT_AMOUNT : Field.DEDUCTION_AMOUNT,
            Spots.of(row, only.from(), only.to())));
    skipped.add(row.number());
    return true;
  }

  /** One of the lines of a heading in several speaks of discount. */
  private static boolean headsDiscount(String label) {
    for (String part : label.split(" / ", -1)) {
      if (Lexicon.STANDARD.column(part).filter(m -> m.role() == Role.DISCOUNT).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** What is told below the items is the same few per cent of each: a discount. */
  private boolean samePercentage() {
    Set<BigDecimal> rates = new HashSet<>();
    below.forEach(
        (line, told) -> {
          BigDecimal gross = value(taken.get(line), Field.GROSS_AMOUNT);
          BigDecimal off =
              PrintedAmount.of(told.spot().text()).map(a -> a.value(finder.style())).orElse(null);
          if (off != null && off.signum() != 0 && gross.abs().compareTo(LARGE) > 0) {
            rates.add(off.abs().divide(gross.abs(), 3, RoundingMode.HALF_UP).stripTrailingZeros());
          }
        });
    return rates.size() == 1 && rates.iterator().next().compareTo(MOST_DISCOUNT) <= 0;
  }

  private static boolean onlyOne(SourceText.Row row) {
    return row.amounts().stream().filter(a -> a.amount().decimals()).count() == 1;
  }

  /**
   * A total above a page break may be a page's; one with a heading on its own page ends a table.
   */
  private boolean goesOn(Heading again, SourceText.Row row) {
    boolean closed =
        !totals.isEmpty() && row.page().number() == totals.get(totals.size() - 1).page().number();
    return again.sameAs(heading) && !closed;
  }

  private int skipHeading(int index, Heading again) {
    for (int k = index; k <= again.last(); k++) {
      skipped.add(rows.get(k).number());
    }
    return again.last();
  }

  /** What looked like the end of the table was a subtotal when items follow. */
  private void item(int index, SourceText.Row row, TextCell[] cells) {
    take(index, row, cells);
    items.add(row.number());
    lastItem = row.number();
    totals.forEach(total -> skipped.add(total.number()));
    totals.clear();
  }

  private void take(int index, SourceText.Row row, TextCell[] cells) {
    taken.put(row.number(), cells);
    lastIndex = Math.max(lastIndex, index);
  }

  private boolean leavesTable(SourceText.Row row) {
    SourceText.Row head = rows.get(heading.last());
    if (head.line().tabular()) {
      return row.line().tabular()
          && !Objects.equals(head.line().words().get(0).table(), row.line().words().get(0).table())
          && !items.isEmpty()
          && head.page().number() == row.page().number()
          && head.page().name() == null;
    }
    return row.line().tabular() && !items.isEmpty();
  }

  private boolean isTotal(SourceText.Row row) {
    String words = RowWords.leading(row);
    if (words.isEmpty()) {
      return false;
    }
    if (RowWords.subtotal(words)) {
      skipped.add(row.number());
      return false;
    }
    return RowWords.total(words) && RowWords.hasFigure(row);
  }

  private boolean isItem(TextCell[] cells) {
    int number = fields.indexOf(Field.INVOICE_NUMBER);
    if (number < 0 || cells[number] == null || !numbered(cells[number])) {
      return false;
    }
    return hasAmounts
        ? anyAmount(cells)
        : heading.has(Role::date) && NumberColumns.named(heading.columns().get(number).label());
  }

  private static boolean numbered(TextCell cell) {
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
      if (amount && cells[i] != null && Cells.isAmount(cells[i])) {
        return true;
      }
    }
    return false;
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
    return net >= 0
        && !items.isEmpty()
        && !repeatsHead(row)
        && RowWords.adjustment(RowWords.leading(row))
        && (hasNet(cells) || RowWords.onlyAmount(row) != null);
  }

  /** What stands above the table on its first page stands there again on the next. */
  private boolean repeatsHead(SourceText.Row row) {
    return row.page().number() != rows.get(heading.first()).page().number()
        && rows.subList(0, heading.first()).stream().anyMatch(r -> r.text().equals(row.text()));
  }

  private boolean hasNet(TextCell[] cells) {
    int net = fields.indexOf(Field.NET_AMOUNT);
    return net >= 0 && cells[net] != null && Cells.isAmount(cells[net]);
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
    if (!dated && !isRest(row, cells, number)) {
      skipped.add(row.number());
    }
  }

  /** The end of the number above: nothing but words beside it, and no amount. */
  private boolean isRest(SourceText.Row row, TextCell[] cells, int number) {
    boolean rest =
        number >= 0
            && cells[number] != null
            && !items.isEmpty()
            && lastItem + 1 == row.number()
            && RowWords.onlyAmount(row) == null
            && row.amounts().stream().noneMatch(a -> a.amount().decimals())
            && WrappedNumbers.mayBeRest(cells[number].text());
    if (rest) {
      rests.put(lastItem, cells[number].text());
    }
    return rest;
  }

  /** Numbers that are broken over two lines, in one piece, by line number. */
  private Map<Integer, String> wrapped() {
    int number = fields.indexOf(Field.INVOICE_NUMBER);
    if (rests.isEmpty() || number < 0) {
      return Map.of();
    }
    WrappedNumbers numbers = new WrappedNumbers();
    items.forEach(line -> numbers.add(taken.get(line)[number].text(), rests.get(line)));
    List<String> joined = numbers.joined();
    Map<Integer, String> wrapped = new HashMap<>();
    int at = 0;
    for (int line : items) {
      if (joined.get(at) != null) {
        wrapped.put(line, joined.get(at));
      }
      at++;
    }
    return wrapped;
  }

  TableFinder.Found found() {
    Optional<Pointing.Table> table = items.isEmpty() ? Optional.empty() : asTable();
    List<Pointing.Entry> entries = new ArrayList<>();
    taken.forEach(
        (number, cells) -> {
          if (table.isEmpty() || !fitsColumns(number, cells)) {
            entries.add(entry(number, cells));
          }
        });
    return new TableFinder.Found(
        heading,
        placed,
        fields,
        heading.first(),
        lastIndex,
        List.copyOf(items),
        totals.stream().map(SourceText.Row::number).toList(),
        total(),
        table,
        entries,
        Map.copyOf(taken),
        wrapped());
  }

  private Optional<Pointing.Spot> total() {
    int net = fields.indexOf(Field.NET_AMOUNT);
    if (totals.isEmpty() || net < 0) {
      return Optional.empty();
    }
    TextCell under = aligner.align(totals.get(0))[net];
    TableTotal printed = new TableTotal(totals, finder.style());
    BigDecimal sum = sum(false);
    BigDecimal less = sum(true);
    boolean reduced = sum != null && !printed.prints(sum) && less != null && printed.prints(less);
    return printed.payment(
        reduced ? less : sum, under == null || !Cells.isAmount(under) ? null : under);
  }

  /**
   * What the rows add up to, or null when one has no net.
   *
   * @param less true to take off every adjustment, whatever its sign
   */
  private BigDecimal sum(boolean less) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Integer, TextCell[]> each : taken.entrySet()) {
      boolean item = items.contains(each.getKey());
      BigDecimal value = value(each.getValue(), Field.NET_AMOUNT);
      if (value == null && !item) {
        PrintedAmount.Found only = RowWords.onlyAmount(rowOf(each.getValue()));
        value = only == null ? null : only.amount().value(finder.style());
      }
      if (value == null) {
        return null;
      }
      sum = sum.add(less && !item ? value.abs().negate() : value);
    }
    return sum;
  }

  /** Rows taken, and once more each whose gross less discount and deduction is its net. */
  int agreeing() {
    int agreeing = 0;
    for (TextCell[] cells : taken.values()) {
      agreeing++;
      BigDecimal gross = value(cells, Field.GROSS_AMOUNT);
      BigDecimal net = value(cells, Field.NET_AMOUNT);
      if (gross != null && net != null) {
        BigDecimal off =
            Sums.zero(value(cells, Field.DISCOUNT_AMOUNT))
                .abs()
                .add(Sums.zero(value(cells, Field.DEDUCTION_AMOUNT)).abs());
        agreeing += gross.subtract(off).compareTo(net) == 0 ? 1 : 0;
      }
    }
    return agreeing;
  }

  private BigDecimal value(TextCell[] cells, Field field) {
    int at = fields.indexOf(field);
    return at < 0 || cells[at] == null ? null : Cells.value(cells[at], finder.style()).orElse(null);
  }

  /** Words beneath the last item keep to no column. */
  private boolean fitsColumns(int number, TextCell[] cells) {
    return !below.containsKey(number)
        && (items.contains(number) || number < lastItem && hasNet(cells));
  }

  private Optional<Pointing.Table> asTable() {
    Map<SourceText.Row, TextCell[]> fitting = new HashMap<>();
    Set<Integer> leave = new HashSet<>(skipped);
    totals.forEach(row -> leave.add(row.number()));
    taken.forEach(
        (number, cells) -> {
          if (fitsColumns(number, cells)) {
            fitting.put(rowOf(cells), cells);
          } else {
            leave.add(number);
          }
        });
    TableColumns made = new TableColumns(heading, fields, fitting);
    SourceText.Row head = rows.get(heading.last());
    List<Pointing.Column> columns =
        head.line().tabular() ? made.explicit() : placed ? made.bands() : null;
    if (columns == null) {
      return Optional.empty();
    }
    int first = head.number() + 1;
    int lastTaken = taken.keySet().stream().mapToInt(n -> n).max().orElse(first);
    int last = rests.containsKey(lastTaken) ? lastTaken + 1 : lastTaken;
    return Optional.of(
        new Pointing.Table(
            head.number(),
            first,
            last,
            columns,
            totals.isEmpty() ? 0 : totals.get(0).number(),
            leave.stream().filter(n -> n >= first && n <= last).sorted().toList()));
  }

  private static SourceText.Row rowOf(TextCell[] cells) {
    for (TextCell cell : cells) {
      if (cell != null) {
        return cell.row();
      }
    }
    throw new IllegalStateException("a taken row has a cell");
  }

  private Pointing.Entry entry(int number, TextCell[] cells) {
    Map<Field, Pointing.Spot> spots = new HashMap<>();
    SourceText.Row row = rowOf(cells);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null && fields.get(i) != null) {
        spots.putIfAbsent(fields.get(i), Spots.of(cells[i]));
      }
    }
    if (items.contains(number)) {
      if (below.containsKey(number)) {
        Below told = below.get(number);
        spots.put(
            told.field() == Field.DISCOUNT_AMOUNT || samePercentage()
                ? Field.DISCOUNT_AMOUNT
                : Field.DEDUCTION_AMOUNT,
            told.spot());
      }
      return new Pointing.Entry(null, spots);
    }
    PrintedAmount.Found only = RowWords.onlyAmount(row);
    if (!spots.containsKey(Field.NET_AMOUNT) && only != null) {
      spots.put(Field.NET_AMOUNT, Spots.of(row, only.from(), only.to()));
    }
    spots.remove(Field.INVOICE_NUMBER);
    String words = RowWords.leading(row).replaceFirst(" ?[:：]$", "");
    int at = row.text().indexOf(words);
    if (at >= 0 && !words.isEmpty()) {
      spots.put(Field.REASON, Spots.of(row, at, at + words.length()));
    }
    return new Pointing.Entry(Advice.Kind.ADJUSTMENT, spots);
  }
}
