package io.quittance.advice.reading;

import io.quittance.advice.Field;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the cells of a row say by the fields of their columns: a cell for each field, null where
 * nothing stands; null for the field of a column that means none.
 */
record FieldsOfColumns(Heading heading, List<Field> fields, AmountStyle style) {

  /** The place of a field's column, or -1. */
  int at(Field field) {
    return fields.indexOf(field);
  }

  /** Null when the cell is empty or no amount. */
  BigDecimal value(TextCell[] cells, Field field) {
    int at = at(field);
    return at < 0 || cells[at] == null ? null : Cells.value(cells[at], style).orElse(null);
  }

  /** A number that may be an invoice's, and an amount where the columns have any. */
  boolean isItem(TextCell[] cells) {
    int number = at(Field.INVOICE_NUMBER);
    if (number < 0 || cells[number] == null || !numbered(cells[number])) {
      return false;
    }
    return fields.contains(Field.NET_AMOUNT) || fields.contains(Field.GROSS_AMOUNT)
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

  /** Number, date and net stand where the columns have them. */
  boolean full(TextCell[] cells) {
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

  boolean hasNet(TextCell[] cells) {
    int net = at(Field.NET_AMOUNT);
    return net >= 0 && cells[net] != null && Cells.isAmount(cells[net]);
  }

  /** Discount and deduction, whatever their signs; zero where none is printed. */
  BigDecimal reductions(TextCell[] cells) {
    return Sums.zero(value(cells, Field.DISCOUNT_AMOUNT))
        .abs()
        .add(Sums.zero(value(cells, Field.DEDUCTION_AMOUNT)).abs());
  }
}
