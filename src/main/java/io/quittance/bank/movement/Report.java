package io.quittance.bank.movement;

import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One telling of one movement.
 *
 * @param fingerprint the same for the same telling, however often its file comes
 * @param day booking date, else value date
 * @param valueDate may be null
 * @param reference the bank's own for the entry, or null
 * @param marks what tells movements of one amount and day apart: references, the other's account
 * @param given the id under which somebody gave it as a payment, or null in banks' files
 * @param daysUnsure its day may be this many days off
 * @param parts amounts of the transactions inside, when they are several
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
    Set<String> marks,
    String given,
    int daysUnsure,
    List<Money> parts) {

  /** Begins the marks that are the payer's own reference. */
  public static final String END_TO_END = "endToEnd:";

  public Report {
    marks = Set.copyOf(marks);
    parts = List.copyOf(parts);
  }

  /** As a bank's file tells it. */
  public Report(
      String fingerprint,
      Channel channel,
      Direction direction,
      Money amount,
      LocalDate day,
      LocalDate valueDate,
      boolean pending,
      String reference,
      Set<String> marks) {
    this(
        fingerprint,
        channel,
        direction,
        amount,
        day,
        valueDate,
        pending,
        reference,
        marks,
        null,
        0,
        List.of());
  }

  /** The same words in a file of their own. */
  public Report inFile(String ownFingerprint) {
    return new Report(
        ownFingerprint,
        channel,
        direction,
        amount,
        day,
        valueDate,
        pending,
        reference,
        marks,
        given,
        daysUnsure,
        parts);
  }

  boolean isGiven() {
    return given != null;
  }

  AccountMovements.Kind kind(LocalDate date) {
    return new AccountMovements.Kind(direction, amount, date);
  }
}
