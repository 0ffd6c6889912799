package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.matching.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * What keeps a proven proposal from being posted although books, bank and advice agree: a person
 * took the same back before, its layout is another customer's, or automatic postings are stopped.
 */
@ApplicationScoped
class HoldBack {
  private final ReversedBefore reversedBefore;
  private final CheckMemory checkMemory;
  private final AutomaticPostings automatic;

  HoldBack(ReversedBefore reversedBefore, CheckMemory checkMemory, AutomaticPostings automatic) {
    this.reversedBefore = reversedBefore;
    this.checkMemory = checkMemory;
    this.automatic = automatic;
  }

  /** The proposal, or the same for a person. Changes nothing. */
  Proposal look(Proposal proposed) {
    return automatic.unlessStopped(reversedBefore.holds(proposed));
  }

  /** As {@link #look(Proposal)}; a layout that read what is not believed is suspended for it. */
  Proposal look(UUID message, Reading reading, Proposal proposed) {
    return automatic.unlessStopped(
        checkMemory.look(message, reading, reversedBefore.holds(proposed)));
  }
}
