package io.quittance.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Whole days in UTC.
 *
 * @param from first day @param to last day, inclusive
 */
public record Period(LocalDate from, LocalDate to) {
  /** Days a period without a beginning has. */
  private static final int USUAL_DAYS = 30;

  /** Three years and the days that leap years add. */
  static final int MOST_DAYS = 1098;

  public Period {
    if (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
      throw new IllegalArgumentException("no period: " + from + " to " + to);
    }
  }

  /** The last thirty days, today included. */
  public static Period endingWith(LocalDate today) {
    return new Period(today.minusDays(USUAL_DAYS - 1L), today);
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** Inclusive. */
  Instant start() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Exclusive. */
  Instant end() {
    return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
