package io.quittance.ledger;

import io.quittance.bank.Payment;

/**
 * The only writer of balances. Every method runs in the caller's tenant transaction and locks what
 * it changes: the payment first, then items in the order of their ids.
 */
public interface Ledger {
  /**
   * The actor of what the system posts by itself; it never touches items that are not plainly open.
   */
  String CERTIFIER = "certifier";

  /**
   * A booked credit enters unidentified cash; repeated for the same payment it changes nothing.
   * Returned and pending money posts nothing.
   */
  PostingOutcome receive(Payment payment);

  PostingOutcome apply(ApplicationRequest request);

  /** Moves money of a payment to where it pays no item, all or nothing. */
  PostingOutcome move(MoveRequest request);

  /**
   * Takes a move back exactly, once, as a new posting in an open period; refused while the item
   * that money on account became is used.
   */
  PostingOutcome reverseMove(String posting, String reason, ApplicationRequest.Decision decision);

  /**
   * Takes one application back exactly, once, with what belonged to it, as a new posting in an open
   * period.
   */
  PostingOutcome reverse(String application, String reason, ApplicationRequest.Decision decision);
}
