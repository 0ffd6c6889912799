package io.quittance.mailbox;

/**
 * Takes each mail exactly once, inside the transaction that stores it: what the implementation
 * writes and enqueues commits together with the mail, or neither does.
 */
public interface Intake {
  void received(ReceivedMail mail);

  /** The mail exists in its source but could not be taken; it is recorded, not lost. */
  void notFetched(UnfetchedMail mail);
}
