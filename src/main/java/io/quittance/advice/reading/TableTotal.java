package io.quittance.advice.reading;

import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which figure of the total rows is the payment: the one that the nets of the items add up to;
 * where none is, the one under the nets; where that is empty too, the only one.
 */
final class TableTotal {
  private record Figure(SourceText.Row row, int from, int to, BigDecimal value) {
    Pointing.Spot spot() {
      return Spots.of(row, from, to);
    }
  }

  private final AmountStyle style;
  private final List<Figure> figures = new ArrayList<>();

  TableTotal(List<SourceText.Row> totals, AmountStyle style) {
    this.style = style;
    totals.forEach(this::add);
  }

  private void add(SourceText.Row row) {
    if (row.line().tabular()) {
      for (TextCell cell : row.cells()) {
        Cells.value(cell, style)
            .ifPresent(value -> figures.add(new Figure(row, cell.from(), cell.to(), value)));
      }
      return;
    }
    for (PrintedAmount.Found found : row.amounts()) {
      BigDecimal value = found.amount().value(style);
      if (value != null) {
        figures.add(new Figure(row, found.from(), found.to(), value));
      }
    }
  }

  /**
   * @param nets what the items add up to, or null when some have no net
   * @param under the cell of a total row that stands under the nets, or null
   */
  Optional<Pointing.Spot> payment(BigDecimal nets, TextCell under) {
    List<Figure> equal =
        nets == null
            ? List.of()
            : figures.stream().filter(f -> f.value().abs().compareTo(nets.abs()) == 0).toList();
    if (!equal.isEmpty()) {
      return Optional.of(equal.get(equal.size() - 1).spot());
    }
    if (under != null) {
      return Optional.of(Spots.of(under));
    }
    return figures.size() == 1 ? Optional.of(figures.get(0).spot()) : Optional.empty();
  }

  /** True when one of the total rows prints this amount, whatever its sign. */
  boolean prints(BigDecimal amount) {
    return figures.stream().anyMatch(f -> f.value().abs().compareTo(amount.abs()) == 0);
  }
}
