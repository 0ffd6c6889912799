package io.quittance.api;

import io.quittance.api.ImportRow.Fault;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;

/**
 * What one field of an import says, and what that is as a value of some kind.
 *
 * @param name of the field
 * @param text as it stands there
 */
record FieldText(String name, String text) {
  /** Digits of an amount at most: what 64 bits hold with room for sums. */
  private static final int MOST_DIGITS = 17;

  /**
   * A value, or why there is none.
   *
   * @param value null where there is a fault
   * @param fault null where there is a value
   */
  record Read<T>(T value, Fault fault) {
    private static <T> Read<T> of(T value) {
      return new Read<>(value, null);
    }
  }

  /** The text itself, unless no field of a business document holds it; such a text goes nowhere. */
  Read<String> sound() {
    if (text.length() > ImportRow.LONGEST_TEXT) {
      return bad("too-long", "has more than " + ImportRow.LONGEST_TEXT + " characters.");
    }
    return text.chars().anyMatch(FieldText::controls)
        ? bad("control-character", "contains a control character.")
        : Read.of(text);
  }

  /** Line ends and tabs may stand in a text of several lines. */
  private static boolean controls(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }

  /** An identifier is short and one line. */
  Read<String> id() {
    if (text.length() > ImportRow.LONGEST_ID) {
      return bad("too-long", "has more than " + ImportRow.LONGEST_ID + " characters.");
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? bad("control-character", "contains a control character.")
        : Read.of(text);
  }

  Read<Boolean> flag() {
    boolean yes = text.equalsIgnoreCase("true");
    return yes || text.equalsIgnoreCase("false")
        ? Read.of(yes)
        : bad("bad-" + words(name), "is true or false, not " + text + ".");
  }

  /** Of a year that a document of today can name. */
  Read<LocalDate> date() {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() >= 1900 && date.getYear() <= 2999 ? Read.of(date) : noDate();
    } catch (DateTimeException notADay) {
      return noDate();
    }
  }

  private Read<LocalDate> noDate() {
    return bad("bad-date", "is a date such as 2026-03-31, not " + text + ".");
  }

  Read<Integer> integer() {
    return text.matches("\\d{1,9}")
        ? Read.of(Integer.valueOf(text))
        : bad("bad-" + words(name), "is a whole number, not " + text + ".");
  }

  Read<BigDecimal> decimal() {
    return text.matches("[+-]?\\d{1,20}(\\.\\d{1,10})?")
        ? Read.of(new BigDecimal(text))
        : bad("bad-amount", "is a plain decimal such as 1250.00, not " + text + ".");
  }

  /** In the currency's scale; never rounded. */
  Read<Money> money(Currency currency) {
    Read<BigDecimal> decimal = decimal();
    if (decimal.fault() != null) {
      return new Read<>(null, decimal.fault());
    }
    BigDecimal value = decimal.value();
    if (value.precision() - value.scale() + Money.scaleOf(currency) > MOST_DIGITS) {
      return noMoney(currency);
    }
    try {
      return Read.of(Money.of(value, currency));
    } catch (ArithmeticException moreDecimals) {
      return noMoney(currency);
    }
  }

  private Read<Money> noMoney(Currency currency) {
    return bad(
        "bad-amount",
        String.format(
            Locale.ROOT,
            "%s does not fit %s with its %d decimals.",
            text,
            currency.getCurrencyCode(),
            Money.scaleOf(currency)));
  }

  Read<Currency> currency() {
    return Money.currencyOf(text)
        .map(Read::of)
        .orElseGet(() -> fault("unknown-currency", text + " is no ISO 4217 currency."));
  }

  /** Of a closed list of values, written in lower case. */
  <E extends Enum<E>> Read<E> oneOf(Class<E> type) {
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Read.of(value);
      }
    }
    return fault("unknown-" + words(name), text + " is no " + name + ".");
  }

  private <T> Read<T> bad(String code, String what) {
    return fault(code, name + " " + what);
  }

  private <T> Read<T> fault(String code, String message) {
    return new Read<>(null, new Fault(code, message, name));
  }

  /** {@code openAmount} becomes {@code open-amount}. */
  static String words(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
