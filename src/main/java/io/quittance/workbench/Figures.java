package io.quittance.workbench;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and times as the pages print them. An amount is never rounded. */
final class Figures {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Figures() {}

  /** {@code -1234567.50} becomes {@code -1,234,567.50}; empty for null, unchanged if no number. */
  static String grouped(String plain) {
    if (plain == null) {
      return "";
    }
    if (!plain.matches("-?\\d+(\\.\\d+)?")) {
      return plain;
    }
    int start = plain.startsWith("-") ? 1 : 0;
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder grouped = new StringBuilder(plain.substring(0, start));
    for (int i = start; i < end; i++) {
      if (i > start && (end - i) % 3 == 0) {
        grouped.append(',');
      }
      grouped.append(plain.charAt(i));
    }
    return grouped.append(plain.substring(end)).toString();
  }

  static String grouped(BigDecimal amount) {
    return amount == null ? "" : grouped(amount.toPlainString());
  }

  static String grouped(Money money) {
    return money == null ? "" : grouped(money.toPlainString());
  }

  static String withCurrency(Money money) {
    return money.currency().getCurrencyCode() + " " + grouped(money);
  }

  /** Empty instead of an amount of nothing, where a column is mostly empty. */
  static String unlessZero(Money money) {
    return money == null || money.isZero() ? "" : grouped(money);
  }

  static String unlessZero(String plain) {
    return plain == null || plain.matches("0*(\\.0*)?") ? "" : grouped(plain);
  }

  static String day(LocalDate date) {
    return date == null ? "" : DAY.format(date);
  }

  static String moment(Instant instant) {
    return instant == null ? "" : MOMENT.format(instant);
  }

  static String bytes(long size) {
    if (size < 1024) {
      return size + " B";
    }
    if (size < 1024 * 1024) {
      return (size + 512) / 1024 + " kB";
    }
    return (size * 10 / (1024 * 1024)) / 10.0 + " MB";
  }
}
