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
   * @return refused as {@link DecisionOutcome.Refused#NEEDS_APPROVAL}, with nothing done, when it
   *     gives away more than those who decided may
   */
  DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by);

  /**
   * What the decision would touch, as it stands now and, held by locks, until the transaction ends.
   * An approval is for the decision on these facts; on others the decision has to be made again.
   * Kinds whose decisions give nothing away have none.
   */
  default String facts(Subject subject, UUID proposal, Decision decision) {
    return "";
  }
}
