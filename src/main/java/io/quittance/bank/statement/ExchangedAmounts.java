package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Both amounts of an exchange that the bank made. They decide which way a printed rate goes, and
 * the rate of these very amounts is taken, because the printed one is rounded.
 *
 * @param paid what came to our account
 * @param other the currency that was given for it
 * @param given how much of it, above zero
 */
record ExchangedAmounts(Money paid, Currency other, BigDecimal given) {
  /** Banks quote six. */
  private static final int SIGNIFICANT_DIGITS = 6;

  private static final MathContext PRECISE = new MathContext(15, RoundingMode.HALF_UP);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /**
   * @param rate as printed
   * @param unit code of the currency of which the rate counts one, as far as the bank says it
   * @return null when the amounts do not show which way the rate goes
   */
  BankRate at(BigDecimal rate, String unit) {
    boolean forOurs = fits(paid.amount(), rate, given, other);
    boolean forOther = fits(given, rate, paid.amount(), paid.currency());
    String said =
        String.format(
            "%s %s for %s at %s", other, given.toPlainString(), paid, rate.toPlainString());
    if (forOurs != forOther) {
      return new BankRate(other, given.divide(paid.amount(), PRECISE), said);
    }
    if (forOurs) {
      return null;
    }
    // A charge was taken off: the amounts are near what one of the two ways gives, and it is the
    // way that the unit says.
    BigDecimal real = given.divide(paid.amount(), PRECISE);
    boolean nearerForOurs = away(real, rate).compareTo(away(real, inverse(rate))) < 0;
    String nearer = nearerForOurs ? paid.currency().getCurrencyCode() : other.getCurrencyCode();
    return unit.equals(nearer)
        ? new BankRate(other, nearerForOurs ? rate : inverse(rate), said)
        : null;
  }

  /**
   * As precise as the rate is printed, where zeros at its end are left out, and the result rounded
   * to its minor unit.
   */
  private static boolean fits(
      BigDecimal amount, BigDecimal rate, BigDecimal result, Currency currency) {
    int digitsBefore = rate.precision() - rate.scale();
    int places = Math.max(rate.scale(), SIGNIFICANT_DIGITS - digitsBefore);
    BigDecimal lastPlace = BigDecimal.ONE.movePointLeft(places).multiply(HALF);
    BigDecimal minor = BigDecimal.ONE.movePointLeft(Money.scaleOf(currency)).multiply(HALF);
    BigDecimal off = amount.multiply(rate).subtract(result).abs();
    return off.compareTo(amount.multiply(lastPlace).add(minor)) <= 0;
  }

  private static BigDecimal away(BigDecimal real, BigDecimal rate) {
    return real.max(rate).divide(real.min(rate), PRECISE);
  }

  static BigDecimal inverse(BigDecimal rate) {
    return BigDecimal.ONE.divide(rate, PRECISE);
  }
}
