package io.quittance.advice.reading;

import io.quittance.advice.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets the amounts of one row right where its gaps leave open under which heading they stand: in
 * their order, under the amount columns, so that gross less discount less deduction is net. Only
 * when the row as it was laid out has no net or does not hold, and exactly one other way does.
 */
final class RowArithmetic {
  private static final int MOST_AMOUNTS = 6;

  private final List<Integer> columns = new ArrayList<>();
  private final int gross;
  private final int net;
  private final AmountStyle style;

  RowArithmetic(List<Field> fields, AmountStyle style) {
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (field == Field.GROSS_AMOUNT
          || field == Field.DISCOUNT_AMOUNT
          || field == Field.DEDUCTION_AMOUNT
          || field == Field.NET_AMOUNT) {
        columns.add(i);
      }
    }
    this.gross = fields.indexOf(Field.GROSS_AMOUNT);
    this.net = fields.indexOf(Field.NET_AMOUNT);
    this.style = style;
  }

  /** The same cells, or the amounts among them under other headings. */
  TextCell[] settle(TextCell[] cells) {
    if (gross < 0 || net < 0 || columns.size() < 3 || columns.size() > MOST_AMOUNTS) {
      return cells;
    }
    if (holds(cells)) {
      return cells;
    }
    List<TextCell> amounts = new ArrayList<>();
    for (int i : columns) {
      if (cells[i] != null && Cells.value(cells[i], style).isPresent()) {
        amounts.add(cells[i]);
      }
    }
    List<TextCell[]> holding = new ArrayList<>();
    if (amounts.size() >= 2) {
      place(cells, amounts, 0, 0, cells.clone(), holding);
    }
    return holding.size() == 1 ? holding.get(0) : cells;
  }

  /** Tries every place of the amounts that keeps their order. */
  private void place(
      TextCell[] cells,
      List<TextCell> amounts,
      int amount,
      int column,
      TextCell[] made,
      List<TextCell[]> holding) {
    if (amount == amounts.size()) {
      TextCell[] whole = made.clone();
      for (int k = column; k < columns.size(); k++) {
        whole[columns.get(k)] = null;
      }
      if (holds(whole)) {
        holding.add(whole);
      }
      return;
    }
    for (int k = column; k <= columns.size() - (amounts.size() - amount); k++) {
      for (int empty = column; empty < k; empty++) {
        made[columns.get(empty)] = null;
      }
      made[columns.get(k)] = amounts.get(amount);
      place(cells, amounts, amount + 1, k + 1, made, holding);
    }
  }

  private boolean holds(TextCell[] cells) {
    BigDecimal whole = value(cells[gross]);
    BigDecimal paid = value(cells[net]);
    if (whole == null || paid == null) {
      return false;
    }
    BigDecimal off = BigDecimal.ZERO;
    for (int i : columns) {
      BigDecimal value = i == gross || i == net ? null : value(cells[i]);
      off = value == null ? off : off.add(value.abs());
    }
    return whole.abs().subtract(paid.abs()).abs().compareTo(off) == 0;
  }

  private BigDecimal value(TextCell cell) {
    return cell == null ? null : Cells.value(cell, style).orElse(null);
  }
}
