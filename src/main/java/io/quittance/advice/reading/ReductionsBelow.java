package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reductions that a table tells in the row below an item: its only amount is what the item's net
 * lacks to its gross.
 */
final class ReductionsBelow {
  /** Of smaller amounts the rounding hides the percentage. */
  private static final BigDecimal LARGE = new BigDecimal("50");

  private static final BigDecimal MOST_DISCOUNT = new BigDecimal("0.06");

  private record Below(Field field, Pointing.Spot spot, BigDecimal gross) {}

  private final FieldsOfColumns columns;
  private final Map<Integer, Below> below = new HashMap<>();

  ReductionsBelow(FieldsOfColumns columns) {
    this.columns = columns;
  }

  boolean has(int item) {
    return below.containsKey(item);
  }

  /**
   * Whether the row tells the item's reduction, which is kept.
   *
   * @param number line of the item
   */
  boolean explains(SourceText.Row row, int number, TextCell[] item) {
    PrintedAmount.Found only = RowWords.onlyAmount(row);
    if (only == null || has(number) || row.amounts().size() > 1 && !onlyOne(row)) {
      return false;
    }
    BigDecimal gross = columns.value(item, Field.GROSS_AMOUNT);
    BigDecimal net = columns.value(item, Field.NET_AMOUNT);
    BigDecimal off = only.amount().value(columns.style());
    if (gross == null || net == null || off == null) {
      return false;
    }
    BigDecimal missing = gross.abs().subtract(net.abs()).subtract(columns.reductions(item));
    boolean nothing = missing.signum() == 0 && below.isEmpty();
    if (nothing || missing.abs().compareTo(off.abs()) != 0) {
      return false;
    }
    boolean discount =
        Lexicon.STANDARD.mentions(Lexicon.Sort.DISCOUNT, row.text())
            || columns.heading().columns().stream().anyMatch(c -> headsDiscount(c.label()));
    below.put(
        number,
        new Below(
            discount ? Field.DISCOUNT_AMOUNT : Field.DEDUCTION_AMOUNT,
            Spots.of(row, only.from(), only.to()),
            gross));
    return true;
  }

  private static boolean onlyOne(SourceText.Row row) {
    return row.amounts().stream().filter(a -> a.amount().decimals()).count() == 1;
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

  /** Adds what is told below the item to what stands in its row. */
  void tell(int item, Map<Field, Pointing.Spot> spots) {
    Below told = below.get(item);
    if (told != null) {
      boolean discount = told.field() == Field.DISCOUNT_AMOUNT || samePercentage();
      spots.put(discount ? Field.DISCOUNT_AMOUNT : Field.DEDUCTION_AMOUNT, told.spot());
    }
  }

  /** What is told below the items is the same few per cent of each: a discount. */
  private boolean samePercentage() {
    Set<BigDecimal> rates = new HashSet<>();
    for (Below told : below.values()) {
      BigDecimal off =
          PrintedAmount.of(told.spot().text()).map(a -> a.value(columns.style())).orElse(null);
      if (off != null && off.signum() != 0 && told.gross().abs().compareTo(LARGE) > 0) {
        rates.add(
            off.abs().divide(told.gross().abs(), 3, RoundingMode.HALF_UP).stripTrailingZeros());
      }
    }
    return rates.size() == 1 && rates.iterator().next().compareTo(MOST_DISCOUNT) <= 0;
  }
}
