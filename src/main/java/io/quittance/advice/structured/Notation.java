package io.quittance.advice.structured;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the standards write amounts and dates. What is written otherwise is none. */
final class Notation {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,18}(?:\\.\\d{0,6})?|\\.\\d{1,6})");
  private static final Pattern CENTS = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\d{4}(?:\\d{2})?(?:[+-]\\d{2,4})?)?");
  private static final Pattern SHORT = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[TZ+-].*)?");

  /** Two-digit years from here on belong to the last century. */
  private static final int CENTURY_TURNS = 80;

  private Notation() {}

  /** Digits with at most a point and a leading sign: X12 type R, XML decimals. */
  static Optional<BigDecimal> decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.endsWith(".") ? text + "0" : text))
        : Optional.empty();
  }

  /** The same with the decimal mark that UNA names, or either mark where none is named. */
  static Optional<BigDecimal> decimal(String text, char mark) {
    boolean other = mark == ',' ? text.indexOf('.') >= 0 : mark == '.' && text.indexOf(',') >= 0;
    return other ? Optional.empty() : decimal(text.replace(',', '.'));
  }

  /** A whole number of hundredths. */
  static Optional<BigDecimal> cents(String text) {
    return CENTS.matcher(text).matches()
        ? Optional.of(new BigDecimal(text).movePointLeft(2))
        : Optional.empty();
  }

  /** CCYYMMDD with or without time and zone, YYMMDD, or ISO 8601. */
  static Optional<LocalDate> date(String text) {
    for (Pattern form : new Pattern[] {DIGITS, ISO, SHORT}) {
      Matcher date = form.matcher(text);
      if (date.matches()) {
        int year = Integer.parseInt(date.group(1));
        int full = form != SHORT ? year : year < CENTURY_TURNS ? 2000 + year : 1900 + year;
        return day(full, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
