package io.quittance.bank.statement;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * The exchange that a bank made of one payment, in its own words.
 *
 * @param to the other currency
 * @param rate units of {@code to} for one unit of the payment's currency, more than zero
 * @param said what the bank printed, such as {@code EUR 500.00 for USD 750.00 at 0.666667}
 */
public record BankRate(Currency to, BigDecimal rate, String said) {
  public BankRate {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("a rate is more than zero");
    }
    rate = rate.stripTrailingZeros();
    rate = rate.scale() < 0 ? rate.setScale(0) : rate;
  }
}
