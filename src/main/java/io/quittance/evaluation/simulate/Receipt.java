package io.quittance.evaluation.simulate;

import java.util.List;

/**
 * A payment of a customer and the truth about it.
 *
 * @param reference the bank's
 * @param endToEnd the payer's own reference
 * @param day of booking
 * @param cents that arrive
 * @param text that the bank shows
 */
record Receipt(
    String reference,
    String endToEnd,
    Customer payer,
    LegalEntity entity,
    int day,
    long cents,
    List<Share> shares,
    AdviceKind kind,
    Manner manner,
    String payerName,
    String text) {
  Receipt {
    shares = List.copyOf(shares);
  }

  /** What the service calls it. */
  String payment() {
    return entity.account() + ":" + reference;
  }
}
