package io.quittance.bank.movement;

import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.Set;

/**
 * One telling of one movement.
 *
 * @param fingerprint the same for the same telling, however often its file comes
 * @param day booking date, else value date
 * @param valueDate may be null
 * @param reference the bank's own for the entry, or null
 * @param marks what tells movements of one amount and day apart: references, the other's account
 */
public record Report(
    String fingerprint,
    Channel channel,
    Direction direction,
    Money amount,
    LocalDate day,
    LocalDate valueDate,
    boolean pending,
    String reference,
    Set<String> marks) {

  public Report {
    marks = Set.copyOf(marks);
  }

  AccountMovements.Kind kind(LocalDate date) {
    return new AccountMovements.Kind(direction, amount, date);
  }
}
