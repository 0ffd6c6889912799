package io.quittance.review;

import java.util.UUID;

/**
 * The port through which a decision reaches what it is about and the ledger; whoever owns the
 * subjects of one kind implements it for them. Runs in the transaction that closes the case: a
 * refusal leaves the case open.
 */
public interface CarryOut {
  /** The kind of subjects it decides about; one implementation a kind. */
  Subject.Kind kind();

  /**
   * @param proposal null for a case about the whole subject
   */
  DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, String actor);
}
