package io.quittance.bank;

import io.quittance.bank.movement.Movement;
import io.quittance.bank.statement.StatedEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one import teaches about one movement. */
final class EntryChange {
  private final Movement movement;
  private final boolean isNew;
  private final List<Telling> tellings = new ArrayList<>();
  private boolean booked;

  /**
   * @param certain it can mean no other movement
   */
  record Telling(StatedEntry said, boolean certain) {}

  EntryChange(Movement movement, boolean isNew) {
    this.movement = movement;
    this.isNew = isNew;
  }

  void tell(StatedEntry said, boolean certain, boolean nowBooked) {
    tellings.add(new Telling(said, certain));
    booked |= nowBooked;
  }

  Movement movement() {
    return movement;
  }

  boolean isNew() {
    return isNew;
  }

  /** The bank has booked what was pending. */
  boolean isBookedNow() {
    return booked;
  }

  List<Telling> tellings() {
    return List.copyOf(tellings);
  }

  /**
   * The telling with the most to say: booked before pending, the bank's own before what somebody
   * gave, then by its transactions.
   */
  StatedEntry best() {
    return tellings.stream()
        .map(Telling::said)
        .max(
            Comparator.comparing((StatedEntry said) -> !said.pending())
                .thenComparing(said -> said.given() == null)
                .thenComparing(said -> said.transactions().size()))
        .orElseThrow();
  }
}
