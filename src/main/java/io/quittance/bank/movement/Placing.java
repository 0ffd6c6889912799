package io.quittance.bank.movement;

/** What a report turned out to mean. */
public sealed interface Placing {

  /** Its movement was not known. */
  record Opened(Movement movement) implements Placing {}

  /**
   * It tells of a known movement.
   *
   * @param certain no other movement of that amount and day could be meant, so what it says of the
   *     payer holds for this one
   * @param booked the bank has booked now what was pending
   */
  record Joined(Movement movement, boolean certain, boolean booked) implements Placing {}

  /** It may tell of a known movement, or of a second one like it. */
  record Doubtful(Movement rival) implements Placing {}

  /** It names a known movement and says something else of it. */
  record Contradicts(Movement movement, String what) implements Placing {}
}
