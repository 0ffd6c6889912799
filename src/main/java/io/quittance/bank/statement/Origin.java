package io.quittance.bank.statement;

import java.time.LocalDateTime;

/**
 * What a statement says of itself, to tell a repetition from a second one.
 *
 * @param id names it among those of its account and channel: the bank's message and statement ids
 *     and numbers, else a hash of the file
 * @param from start of the time it covers, or null
 * @param to its end, or null
 * @param opening balance before its entries, as printed, or null
 * @param closing balance after them, as printed, or null
 */
public record Origin(
    String id, LocalDateTime from, LocalDateTime to, String opening, String closing) {

  public static Origin named(String id) {
    return new Origin(id, null, null, null, null);
  }

  /**
   * True when nothing can stand in both: their times do not overlap, or one opens as one closed.
   */
  public boolean isApartFrom(Origin other) {
    return follows(other) || other.follows(this);
  }

  private boolean follows(Origin other) {
    boolean later = from != null && other.to != null && !from.isBefore(other.to) && isPeriod();
    boolean continues =
        opening != null && opening.equals(other.closing) && moves() && other.moves();
    return (later && other.isPeriod()) || continues;
  }

  private boolean isPeriod() {
    return from != null && to != null && from.isBefore(to);
  }

  private boolean moves() {
    return opening != null && closing != null && !opening.equals(closing);
  }
}
