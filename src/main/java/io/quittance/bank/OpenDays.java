package io.quittance.bank;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether money of a day can be posted, asked once for each day of an import: its transaction holds
 * no answer longer than itself.
 */
final class OpenDays {
  private final CashBook cashBook;
  private final Map<Day, Boolean> known = new HashMap<>();

  private record Day(String legalEntity, LocalDate date) {}

  OpenDays(CashBook cashBook) {
    this.cashBook = cashBook;
  }

  /**
   * @param date may be null: today
   */
  boolean isOpen(String legalEntity, LocalDate date) {
    return known.computeIfAbsent(
        new Day(legalEntity, date),
        day -> cashBook.postingDate(day.legalEntity(), day.date()).isPresent());
  }
}
