package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the amounts of an advice against those printed, and what is to be said of them together:
 * whether their signs are the printed ones, and whether point or comma is their decimal mark.
 */
final class AmountsInSource {
  private final ValuesInSource values;
  private boolean ambiguous;
  private boolean turned;
  private boolean asPrinted;

  /** Of the nets and adjustments, read with the other decimal mark where both are possible. */
  private BigDecimal otherSum = BigDecimal.ZERO;

  private BigDecimal otherTotal;

  AmountsInSource(ValuesInSource values) {
    this.values = values;
  }

  /** The amount that the whole advice is about. */
  void total(Map<String, Value> header, BigDecimal claimed) {
    otherTotal = check(header, Field.PAYMENT_AMOUNT, claimed, "header", null, true);
  }

  /**
   * What an invoice is paid with.
   *
   * @param number evidence of its number
   * @param anySign true where the sign may be another than the printed one
   */
  void net(Advice.Line line, String where, Value number, boolean anySign) {
    BigDecimal other =
        check(line.values(), Field.NET_AMOUNT, line.netAmount(), where, number, anySign);
    otherSum = other == null ? otherSum : otherSum.add(other);
  }

  void adjustment(BigDecimal amount) {
    otherSum = otherSum.add(amount);
  }

  /**
   * @param claimed null for none
   * @param number evidence of the number it is claimed to belong to, or null
   * @param anySign true where the sign may be another than the printed one
   * @return what it would be under the other decimal mark, or null where nothing can be said
   */
  BigDecimal check(
      Map<String, Value> of,
      Field field,
      BigDecimal claimed,
      String where,
      Value number,
      boolean anySign) {
    Optional<SourcePlace> place =
        claimed == null ? Optional.empty() : values.place(of.get(field.json()), field, where);
    if (place.isEmpty()) {
      return null;
    }
    Optional<ReadAmount> read = place.get().amount();
    if (read.isEmpty()) {
      values.missing(SourceRule.AMOUNT_IS_ONE, field.json() + " is no amount there", where);
      return null;
    }
    AmountStyle style = place.get().style().amounts();
    boolean open = style == AmountStyle.UNKNOWN || style == AmountStyle.MIXED;
    BigDecimal printed = read.get().value(style);
    BigDecimal other = printed;
    if (open && read.get().ambiguous()) {
      ambiguous = true;
      PrintedAmount both = read.get().printed();
      boolean point = both.point().abs().compareTo(claimed.abs()) == 0;
      printed = point ? both.point() : both.comma();
      other = point ? both.comma() : both.point();
    }
    if (printed == null || printed.abs().compareTo(claimed.abs()) != 0) {
      values.missing(
          SourceRule.AMOUNT_AS_PRINTED, field.json() + " is not the amount printed", where);
      return other;
    }
    if (field == Field.NET_AMOUNT && claimed.signum() != 0) {
      boolean same = printed.signum() == claimed.signum();
      asPrinted |= same;
      turned |= !same && !anySign;
    }
    values.role(place.get(), field, number, where);
    return claimed.signum() == other.signum() ? other : other.negate();
  }

  /** To be called when all amounts have been looked at. */
  void together(Refusals refusals) {
    if (turned && asPrinted) {
      refusals.add(
          SourceRule.SIGNS_AS_PRINTED,
          Problem.Code.LINE_MISMATCH,
          "the sign of some amounts is not the printed one",
          null);
    }
    if (ambiguous && !sumsDecide()) {
      refusals.add(
          SourceRule.DECIMAL_MARK_DECIDED,
          Problem.Code.LOCALE_AMBIGUOUS,
          "point or comma as decimal mark is not decided",
          null);
    }
  }

  /** They add up as claimed, and would not under the other mark. */
  private boolean sumsDecide() {
    return values.sumsConfirm() && otherTotal != null && otherSum.compareTo(otherTotal) != 0;
  }
}
