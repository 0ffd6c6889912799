package io.quittance.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * An exact amount in minor units of one currency. Never a double, never two currencies in one sum,
 * never a silent overflow.
 *
 * @param minor minor units: cents for EUR, yen for JPY, fils for KWD
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public static Money ofMinor(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }

  /**
   * The amount in the currency's scale.
   *
   * @throws ArithmeticException when the amount has more decimals than the currency or does not fit
   *     64 bits
   */
  public static Money of(BigDecimal amount, Currency currency) {
    return new Money(amount.movePointRight(scaleOf(currency)).longValueExact(), currency);
  }

  /** A plain decimal string such as {@code 1250.00}, as the API carries amounts. */
  public static Money parse(String plainDecimal, String currencyCode) {
    return of(new BigDecimal(plainDecimal), Currency.getInstance(currencyCode));
  }

  /** The ISO 4217 currency of a code, or empty for a code that is none. */
  public static Optional<Currency> currencyOf(String code) {
    if (code == null || !code.matches("[A-Z]{3}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Currency.getInstance(code)).filter(c -> c.getDefaultFractionDigits() >= 0);
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  public static int scaleOf(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }

  public Money plus(Money other) {
    requireSame(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  public Money minus(Money other) {
    requireSame(other);
    return new Money(Math.subtractExact(minor, other.minor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, scaleOf(currency));
  }

  /** The amount alone as a plain decimal string in the currency's scale: {@code 1250.00}. */
  public String toPlainString() {
    return amount().toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    requireSame(other);
    return Long.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + toPlainString();
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "currencies differ: " + currency + " and " + other.currency);
    }
  }
}
