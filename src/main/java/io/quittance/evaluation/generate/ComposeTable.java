package io.quittance.evaluation.generate;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Composes the table of settled items with its headings, notes and sums. */
final class ComposeTable {
  private final Telling telling;
  private final Layout layout;
  private final TellItem items;
  private final List<Block.Entry> rows = new ArrayList<>();
  private int number;

  ComposeTable(Telling telling) {
    this.telling = telling;
    this.layout = telling.layout();
    this.items = new TellItem(telling);
  }

  /**
   * @param chosen the items this table shows
   * @param sum whether it ends in its sum
   */
  Block.Table table(List<Item> chosen, boolean sum) {
    if (layout.is("subtotals") && chosen.size() > 2) {
      groups(chosen).forEach(this::group);
    } else {
      chosen.forEach(this::item);
    }
    if (sum && layout.is("sum-row")) {
      sums(telling.label("sumRow"), chosen, true);
    }
    return new Block.Table(layout.columns().stream().map(this::column).toList(), rows);
  }

  private Block.Column column(String column) {
    List<String> roles = TellItem.roles(column);
    String head =
        roles.stream()
            .map(role -> telling.label("c." + role))
            .map(label -> layout.is("heads-upper") ? upper(label) : label)
            .collect(Collectors.joining("\n"));
    if (layout.is("heads-currency") && TellItem.AMOUNTS.contains(column)) {
      head += (layout.is("heads-two-lines") ? "\n" : " ") + telling.currency().text();
    }
    return new Block.Column(head.strip(), TellItem.AMOUNTS.contains(roles.get(roles.size() - 1)));
  }

  private String upper(String label) {
    return label.toUpperCase(telling.region().locale());
  }

  private static Map<String, List<Item>> groups(List<Item> chosen) {
    return chosen.stream()
        .collect(Collectors.groupingBy(Item::division, LinkedHashMap::new, Collectors.toList()));
  }

  private void group(String division, List<Item> group) {
    boolean number = Character.isDigit(division.charAt(0));
    rows.add(spanning(number ? telling.label("division") + " " + division : division));
    group.forEach(this::item);
    sums(telling.label("subtotal") + " " + division, group, false);
  }

  private void item(Item item) {
    number++;
    rows.add(
        new Block.Entry(
            Block.RowKind.ITEM,
            layout.columns().stream().map(column -> items.cell(column, item, number)).toList()));
    acceptNet(item);
    if (layout.is("deduction-below") && item.deduction().signum() != 0) {
      below(item);
    }
    if (layout.is("text-below")) {
      rows.add(spanning("   " + item.text()));
    }
  }

  /** Where gross and all that reduces it are printed, whoever subtracts is right too. */
  private void acceptNet(Item item) {
    if (telling.truth().says(item, Field.GROSS_AMOUNT)
        && !telling.truth().says(item, Field.NET_AMOUNT)) {
      telling.truth().accept(item, Field.NET_AMOUNT, item.net());
    }
  }

  /** A deduction that stands under its item instead of in a column. */
  private void below(Item item) {
    telling.truth().say(item, Field.DEDUCTION_AMOUNT, item.deduction());
    String amount = telling.inTable(item.deduction().negate()).text();
    rows.add(spanning("(" + telling.label("c.deduction") + " " + amount + ")"));
  }

  private Block.Entry spanning(String text) {
    List<Cell> cells = new ArrayList<>();
    int place = layout.columns().indexOf("number");
    for (int i = 0; i < layout.columns().size(); i++) {
      cells.add(i == Math.max(0, place) ? Cell.of(text) : Cell.EMPTY);
    }
    return new Block.Entry(Block.RowKind.HEADING, cells);
  }

  private void sums(String label, List<Item> summed, boolean whole) {
    List<Cell> cells = new ArrayList<>();
    for (String column : layout.columns()) {
      cells.add(sum(column, summed, whole));
    }
    cells.set(0, Cell.of(label));
    rows.add(new Block.Entry(Block.RowKind.SUM, cells));
  }

  private Cell sum(String column, List<Item> summed, boolean whole) {
    return switch (column) {
      case "gross" -> layout.is("sum-net-only") ? Cell.EMPTY : sum(summed, Item::gross);
      case "discount" ->
          layout.is("sum-net-only") ? Cell.EMPTY : reductions(summed, Item::discount);
      case "deduction" ->
          layout.is("sum-net-only") ? Cell.EMPTY : reductions(summed, Item::deduction);
      case "net", "amount" -> {
        BigDecimal paid = telling.settlement().amount();
        if (whole && total(summed, Item::net).compareTo(paid) == 0) {
          telling.truth().say(Field.PAYMENT_AMOUNT, paid);
        }
        yield sum(summed, Item::net);
      }
      case "currency" -> layout.is("sum-net-only") ? Cell.EMPTY : telling.currency();
      default -> Cell.EMPTY;
    };
  }

  private Cell reductions(List<Item> summed, Function<Item, BigDecimal> value) {
    return sum(
        summed, layout.is("reductions-negative") ? value.andThen(BigDecimal::negate) : value);
  }

  private Cell sum(List<Item> summed, Function<Item, BigDecimal> value) {
    return telling.inTable(total(summed, value));
  }

  private BigDecimal total(List<Item> summed, Function<Item, BigDecimal> value) {
    return summed.stream()
        .map(value)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(telling.conventions().scale());
  }

  /** Items that stand in a table of credits of their own. */
  static boolean isCredit(Item item) {
    return item.kind() != Advice.Kind.INVOICE;
  }
}
