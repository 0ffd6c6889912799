package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one table as they are found: items and adjustments, totals, and what is neither. */
final class TakenRows {
  private final FieldsOfColumns columns;
  private final ReductionsBelow below;
  private final Set<Integer> skipped = new HashSet<>();
  private final Set<Integer> items = new LinkedHashSet<>();
  private final List<SourceText.Row> totals = new ArrayList<>();

  /** Items and adjustments, in order, by line number. */
  private final Map<Integer, TextCell[]> taken = new LinkedHashMap<>();

  /** What stands under the number of an item, by the item's line number. */
  private final Map<Integer, String> rests = new HashMap<>();

  private int lastItem;

  TakenRows(FieldsOfColumns columns) {
    this.columns = columns;
    this.below = new ReductionsBelow(columns);
  }

  boolean withoutItems() {
    return items.isEmpty();
  }

  int lastItem() {
    return lastItem;
  }

  List<SourceText.Row> totals() {
    return totals;
  }

  Collection<TextCell[]> itemCells() {
    return items.stream().map(taken::get).toList();
  }

  void skip(SourceText.Row row) {
    skipped.add(row.number());
  }

  void total(SourceText.Row row) {
    totals.add(row);
  }

  /** What looked like the end of the table was a subtotal when items follow. */
  void item(SourceText.Row row, TextCell[] cells) {
    take(row, cells);
    items.add(row.number());
    lastItem = row.number();
    totals.forEach(this::skip);
    totals.clear();
  }

  void take(SourceText.Row row, TextCell[] cells) {
    taken.put(row.number(), cells);
  }

  /** Whether the row tells what the item above it is less by. */
  boolean explainsItemAbove(SourceText.Row row) {
    boolean explains =
        items.contains(lastItem) && below.explains(row, lastItem, taken.get(lastItem));
    if (explains) {
      skip(row);
    }
    return explains;
  }

  /**
   * @param text the end of the last item's number, in the row below it
   */
  void restOfNumber(String text) {
    rests.put(lastItem, text);
  }

  /** Numbers that are broken over two lines, in one piece, by line number. */
  private Map<Integer, String> wrapped() {
    int number = columns.at(Field.INVOICE_NUMBER);
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

  /**
   * @param head the last row of the heading
   * @param last index of the last row of the table
   * @param underNet what stands in the column of net amounts in the first total, or null
   */
  TableFinder.Found found(SourceText.Row head, int last, boolean placed, TextCell underNet) {
    Heading heading = columns.heading();
    Optional<Pointing.Table> table = items.isEmpty() ? Optional.empty() : asTable(head, placed);
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
        columns.fields(),
        heading.first(),
        last,
        List.copyOf(items),
        totals.stream().map(SourceText.Row::number).toList(),
        total(underNet),
        table,
        entries,
        Map.copyOf(taken),
        wrapped());
  }

  private Optional<Pointing.Spot> total(TextCell underNet) {
    if (totals.isEmpty() || columns.at(Field.NET_AMOUNT) < 0) {
      return Optional.empty();
    }
    TableTotal printed = new TableTotal(totals, columns.style());
    BigDecimal sum = sum(false);
    BigDecimal less = sum(true);
    boolean reduced = sum != null && !printed.prints(sum) && less != null && printed.prints(less);
    return printed.payment(
        reduced ? less : sum, underNet == null || !Cells.isAmount(underNet) ? null : underNet);
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
      BigDecimal value = columns.value(each.getValue(), Field.NET_AMOUNT);
      if (value == null && !item) {
        PrintedAmount.Found only = RowWords.onlyAmount(rowOf(each.getValue()));
        value = only == null ? null : only.amount().value(columns.style());
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
      BigDecimal gross = columns.value(cells, Field.GROSS_AMOUNT);
      BigDecimal net = columns.value(cells, Field.NET_AMOUNT);
      if (gross != null && net != null) {
        agreeing += gross.subtract(columns.reductions(cells)).compareTo(net) == 0 ? 1 : 0;
      }
    }
    return agreeing;
  }

  /** Words beneath the last item keep to no column. */
  private boolean fitsColumns(int number, TextCell[] cells) {
    return !below.has(number)
        && (items.contains(number) || number < lastItem && columns.hasNet(cells));
  }

  private Optional<Pointing.Table> asTable(SourceText.Row head, boolean placed) {
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
    TableColumns made = new TableColumns(columns.heading(), columns.fields(), fitting);
    List<Pointing.Column> pointed =
        head.line().tabular() ? made.explicit() : placed ? made.bands() : null;
    if (pointed == null) {
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
            pointed,
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
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null && columns.fields().get(i) != null) {
        spots.putIfAbsent(columns.fields().get(i), Spots.of(cells[i]));
      }
    }
    if (items.contains(number)) {
      below.tell(number, spots);
      return new Pointing.Entry(null, spots);
    }
    return adjustment(rowOf(cells), spots);
  }

  private static Pointing.Entry adjustment(SourceText.Row row, Map<Field, Pointing.Spot> spots) {
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
