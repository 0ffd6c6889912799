package io.quittance.pipeline;

import io.quittance.matching.Proposal;

/**
 * A person's decision to look again only when the books have changed. It wraps the proposal it was
 * made about and can be taken off it again.
 */
final class ToldToWait {
  private static final String CODE = "told-to-wait";

  private ToldToWait() {}

  static Proposal wrap(Proposal proposal, String actor, String note) {
    return proposal.with(
        Proposal.Verdict.WAIT,
        new Proposal.Reason(
            CODE,
            "Told to wait by " + actor + (note == null || note.isBlank() ? "." : ": " + note)));
  }

  /** The proposal as the matcher made it. */
  static Proposal without(Proposal proposal) {
    if (proposal.reasons().isEmpty() || !proposal.reasons().get(0).code().equals(CODE)) {
      return proposal;
    }
    return proposal.with(
        Proposal.Verdict.REVIEW, proposal.reasons().subList(1, proposal.reasons().size()));
  }
}
