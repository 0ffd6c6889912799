package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.matching.Proposal;
import jakarta.enterprise.context.ApplicationScoped;

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

  /** As {@link #look(Proposal)}, of an advice. */
  Proposal look(Reading reading, Proposal proposed) {
    return automatic.unlessStopped(checkMemory.holds(reading, reversedBefore.holds(proposed)));
  }
}
