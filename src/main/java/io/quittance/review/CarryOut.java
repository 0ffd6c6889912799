package io.quittance.review;

import java.util.UUID;

/**
 * The port through which a decision reaches the messages and the ledger; whoever owns the messages
 * implements it. Runs in the transaction that closes the case: a refusal leaves the case open.
 */
public interface CarryOut {
  /**
   * @param proposal null for a case about a whole message
   */
  DecisionOutcome carryOut(UUID message, UUID proposal, Decision decision, String actor);
}
