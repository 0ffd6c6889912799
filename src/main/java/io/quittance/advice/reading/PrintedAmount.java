package io.quittance.advice.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An amount as printed, before anyone has decided whether its point or its comma is the decimal
 * mark. Only ASCII digits count; a figure with four grouping marks out of step is no amount.
 *
 * @param point the signed value when the point is the decimal mark, or null when it cannot be
 * @param comma the signed value when the comma is the decimal mark, or null when it cannot be
 * @param currency the ISO code or sign printed with it ({@code USD}, {@code $}), or null
 * @param decimals true when a decimal part is printed under at least one reading
 */
public record PrintedAmount(BigDecimal point, BigDecimal comma, String currency, boolean decimals) {

  /** An amount found inside a longer text, {@code from} inclusive, {@code to} exclusive. */
  public record Found(PrintedAmount amount, int from, int to) {}

  /** The amount that a whole cell is, with its sign and currency, or empty. */
  public static Optional<PrintedAmount> of(String printed) {
    return WholeAmount.read(printed);
  }

  /** Every amount inside a text, in order. Percentages, dates and parts of numbers are none. */
  public static List<Found> find(String line) {
    return AmountsInText.find(line);
  }

  /** True when both readings exist and differ: {@code 1.250}. */
  public boolean ambiguous() {
    return point != null && comma != null && point.compareTo(comma) != 0;
  }

  /** The value under a style, or the only possible one; null when the style excludes it. */
  public BigDecimal value(AmountStyle style) {
    if (!ambiguous()) {
      return point != null ? point : comma;
    }
    return style == AmountStyle.COMMA ? comma : style == AmountStyle.POINT ? point : grouped();
  }

  /** True for nothing paid: no payment, no price. */
  boolean zero() {
    return (point == null || point.signum() == 0) && (comma == null || comma.signum() == 0);
  }

  /** The reading in which the mark groups thousands: what an undecided figure most likely means. */
  public BigDecimal grouped() {
    return point.abs().compareTo(comma.abs()) >= 0 ? point : comma;
  }

  /** True when the other reading contradicts the style: {@code 1.234,56} in a point document. */
  public boolean contradicts(AmountStyle style) {
    return style == AmountStyle.POINT && point == null
        || style == AmountStyle.COMMA && comma == null;
  }
}
