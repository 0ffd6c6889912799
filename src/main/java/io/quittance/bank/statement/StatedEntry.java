package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * One movement of our account as one report says it.
 *
 * @param row its place in the file, counted from 1
 * @param direction what it does to the balance
 * @param reversal it undoes an earlier entry of the other direction
 * @param amount above zero
 * @param pending the bank has not booked it
 * @param bookingDate may be null where valueDate is not
 * @param reference the bank's own for this entry with our account, or null
 * @param codes as with its transactions
 * @param text of the entry beside its transactions, or null
 * @param transactions what the bank told of its inside; empty when nothing
 * @param given of a payment that is given one by one; null in banks' files
 */
public record StatedEntry(
    int row,
    Direction direction,
    boolean reversal,
    Money amount,
    boolean pending,
    LocalDate bookingDate,
    LocalDate valueDate,
    String reference,
    List<String> codes,
    String text,
    List<StatedTransaction> transactions,
    Given given) {

  public StatedEntry {
    Objects.requireNonNull(direction, "direction");
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("an entry moves more than zero, not " + amount);
    }
    if (bookingDate == null && valueDate == null) {
      throw new IllegalArgumentException("an entry has a date");
    }
    codes = List.copyOf(codes);
    transactions = List.copyOf(transactions);
  }

  /** As a bank's file says it. */
  public StatedEntry(
      int row,
      Direction direction,
      boolean reversal,
      Money amount,
      boolean pending,
      LocalDate bookingDate,
      LocalDate valueDate,
      String reference,
      List<String> codes,
      String text,
      List<StatedTransaction> transactions) {
    this(
        row,
        direction,
        reversal,
        amount,
        pending,
        bookingDate,
        valueDate,
        reference,
        codes,
        text,
        transactions,
        null);
  }

  /** The day under which banks count it: booked, else valued. */
  public LocalDate day() {
    return bookingDate == null ? valueDate : bookingDate;
  }

  public StatedEntry withoutReference() {
    return new StatedEntry(
        row,
        direction,
        reversal,
        amount,
        pending,
        bookingDate,
        valueDate,
        null,
        codes,
        text,
        transactions,
        given);
  }
}
