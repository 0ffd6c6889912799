package io.quittance.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one unit of a currency was worth in another on a day, as somebody said it: never computed
 * from other rates.
 *
 * @param rate units of {@code to} for one unit of {@code from}, more than zero
 * @param source who said it, such as {@code ECB}
 */
public record ExchangeRate(
    LocalDate date, Currency from, Currency to, BigDecimal rate, String source) {

  public ExchangeRate {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("a rate is more than zero");
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("a rate has two currencies");
    }
  }

  /** True when both say the same, however many zeros the rates end with. */
  boolean says(ExchangeRate other) {
    return date.equals(other.date)
        && from.equals(other.from)
        && to.equals(other.to)
        && rate.compareTo(other.rate) == 0
        && source.equals(other.source);
  }
}
