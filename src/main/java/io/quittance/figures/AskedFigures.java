package io.quittance.figures;

import io.quittance.api.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;

/** What a call asks for: a period, and what the figures are counted apart by. */
public record AskedFigures(Period period, Grouping by) {

  /**
   * @param from first day as ISO 8601, or null for thirty days before the last
   * @param to last day, or null for today
   * @param by {@code customer}, {@code mailbox}, {@code reader}, or null for all together
   * @throws Problem 400 for what cannot be read
   */
  public static AskedFigures read(String from, String to, String by, LocalDate today) {
    LocalDate last = day("to", to, today);
    LocalDate first = day("from", from, Period.endingWith(last).from());
    if (first.isAfter(last)) {
      throw Problem.badRequest("bad-period", "The period ends before it begins.");
    }
    if (first.plusDays(Period.MOST_DAYS).isBefore(last)) {
      throw Problem.badRequest(
          "period-too-long", "A period has at most " + Period.MOST_DAYS + " days.");
    }
    return new AskedFigures(new Period(first, last), Grouping.of(by));
  }

  private static LocalDate day(String name, String text, LocalDate otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.getYear() >= 1970 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeException unreadable) {
      throw Problem.badRequest("bad-day", name + " is a day such as 2026-03-31.");
    }
    throw Problem.badRequest("bad-day", name + " is a day between 1970 and 2999.");
  }
}
