package io.quittance.receivables;

import io.quittance.api.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The moment until which an import contains the ERP's bookings. */
final class AsOf {
  private AsOf() {}

  /**
   * An instant or time with offset; a date alone is its beginning (UTC), so that nothing of the day
   * is taken as contained. Null for null.
   *
   * @throws Problem 400 for anything else and for the future
   */
  static Instant parse(String text, Instant now) {
    if (text == null || text.isBlank()) {
      return null;
    }
    Instant moment = moment(text.strip());
    if (moment.isAfter(now)) {
      throw Problem.badRequest("bad-as-of", "asOf lies in the future.");
    }
    return moment;
  }

  private static Instant moment(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Problem.badRequest("bad-as-of", "asOf is a time such as 2026-03-31T18:00:00Z.");
    }
  }
}
