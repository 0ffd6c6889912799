package io.quittance.evaluation.simulate;

import java.math.BigDecimal;
import java.util.Locale;

/** Amounts with two decimals, kept in the smallest unit. */
final class Cents {
  private Cents() {}

  static BigDecimal decimal(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  /** {@code -1250.00}. */
  static String plain(long cents) {
    return decimal(cents).toPlainString();
  }

  /** As printed, with marks between thousands. */
  static String printed(long cents, char thousands, char decimals) {
    String whole = String.format(Locale.ROOT, "%,d", Math.abs(cents) / 100);
    return (cents < 0 ? "-" : "")
        + whole.replace(',', thousands)
        + decimals
        + String.format(Locale.ROOT, "%02d", Math.abs(cents) % 100);
  }

  static long parse(String plain) {
    return new BigDecimal(plain).movePointRight(2).longValueExact();
  }
}
