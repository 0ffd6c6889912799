package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Amounts, currencies and dates as the standards write them; nothing is rounded or repaired. */
final class Amounts {
  /** Digits of an amount at most: what 64 bits hold with room for sums. */
  private static final int MOST_DIGITS = 17;

  private Amounts() {}

  /** Digits with an optional point, zeros before them; empty for anything else. */
  static Optional<BigDecimal> decimal(String text) {
    return text.matches("0{0,20}\\d{1,18}(\\.\\d{0,12})?")
        ? Optional.of(new BigDecimal(text.endsWith(".") ? text + "0" : text))
        : Optional.empty();
  }

  /** An amount, and none: the bank says something by the entry, but moves no money. */
  static boolean isZero(String text) {
    return decimal(text).map(amount -> amount.signum() == 0).orElse(false);
  }

  static Money money(String text, String currencyCode, Fault fault) {
    Optional<BigDecimal> decimal = decimal(text);
    if (decimal.isEmpty()) {
      fault.found("bad-amount", "'" + text + "' is no amount.");
      return null;
    }
    return money(decimal.get(), currencyCode, fault);
  }

  static Money money(BigDecimal amount, String currencyCode, Fault fault) {
    Currency currency = Money.currencyOf(currencyCode).orElse(null);
    if (currency == null) {
      fault.found("unknown-currency", "'" + currencyCode + "' is no ISO 4217 currency.");
      return null;
    }
    try {
      if (amount.precision() - amount.scale() + Money.scaleOf(currency) > MOST_DIGITS) {
        throw new ArithmeticException("too large");
      }
      return Money.of(amount, currency);
    } catch (ArithmeticException e) {
      fault.found(
          "bad-amount",
          String.format(
              Locale.ROOT,
              "%s does not fit %s with its %d decimals.",
              amount.toPlainString(),
              currencyCode,
              Money.scaleOf(currency)));
      return null;
    }
  }

  /** {@code 2026-03-31}, with or without a time behind it; null when it is no day. */
  static LocalDate isoDate(String text) {
    return text.length() < 10
        ? null
        : date(text.substring(0, 4), text.substring(5, 7), text.substring(8, 10));
  }

  /** {@code 260331}; null when it is no day. */
  static LocalDate shortDate(String text) {
    return text.matches("\\d{6}")
        ? date("20" + text.substring(0, 2), text.substring(2, 4), text.substring(4, 6))
        : null;
  }

  private static LocalDate date(String year, String month, String day) {
    try {
      LocalDate date = LocalDate.parse(year + "-" + month + "-" + day);
      return date.getYear() < 1970 || date.getYear() > 2999 ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
