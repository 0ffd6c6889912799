package io.quittance.evaluation.simulate;

/**
 * Something that moves on a bank account of ours.
 *
 * @param code domain, family and subfamily of ISO 20022 with slashes
 * @param returned whether it is a payment that goes back
 * @param receipt the payment of a customer that this is, or null
 */
record Movement(
    int day,
    LegalEntity entity,
    String reference,
    String endToEnd,
    boolean credit,
    long cents,
    String code,
    String party,
    String partyAccount,
    String text,
    boolean returned,
    Receipt receipt) {

  static Movement of(Receipt receipt) {
    return new Movement(
        receipt.day(),
        receipt.entity(),
        receipt.reference(),
        receipt.endToEnd(),
        true,
        receipt.cents(),
        "PMNT/RCDT/ESCT",
        receipt.payerName(),
        receipt.payer().account(),
        receipt.text(),
        false,
        receipt);
  }
}
