package io.quittance.matching.proof;

/**
 * What the certifier examines of a payment that no advice speaks of, in this order. It is posted
 * when none refuses; each refuses something that no other would.
 */
enum UnannouncedCheck {
  /** The bank has booked the money. */
  PAYMENT_BOOKED("payment-booked", UnannouncedChecks::booked),
  /** Nothing of it has been used. */
  PAYMENT_UNTOUCHED("payment-untouched", UnannouncedChecks::untouched),
  /** No undecided advice fits the payment or names a claimed item. */
  NO_ADVICE_SPEAKS("no-advice-speaks", UnannouncedChecks::noAdvice),
  /** The money itself says who paid, by far, and it is the one claimed. */
  PAYER_CERTAIN("payer-certain", UnannouncedChecks::payerCertain),
  /** One currency everywhere. */
  CURRENCY_EQUAL("currency-equal", UnannouncedChecks::currencyEqual),
  /** Nothing else explains the payment as well: all that is named, or the only combination. */
  ONLY_EXPLANATION("only-explanation", UnannouncedChecks::onlyExplanation),
  /** The items are the payer's own, or of its family where the policy lets it pay for that. */
  ITEMS_OF_PAYER("items-of-payer", UnannouncedChecks::ofPayer),
  /** The items belong to the legal entity that got the money. */
  ITEMS_OF_ENTITY("items-of-entity", UnannouncedChecks::ofEntity),
  /** The items are open: not disputed, blocked, sold or closed. */
  ITEMS_OPEN("items-open", UnannouncedChecks::open),
  /** Nobody else collects the items. */
  ITEMS_NOT_COLLECTED("items-not-collected", UnannouncedChecks::notCollected),
  /** Neither the payer nor the owner of an item is on hold. */
  CUSTOMERS_NOT_HELD("customers-not-held", UnannouncedChecks::notHeld),
  /** Each item is settled with what is open of it, in cash or credit and nothing else. */
  ITEMS_PAID_IN_FULL("items-paid-in-full", UnannouncedChecks::paidInFull),
  /** Invoices less credits are the payment, to the cent. */
  SUM_IS_PAYMENT("sum-is-payment", UnannouncedChecks::sumIsPayment),
  /** The policy in force lets the system post this. */
  POLICY_ALLOWS("policy-allows", UnannouncedChecks::policyAllows);

  /** Pure: the same facts and claim give the same finding. */
  @FunctionalInterface
  interface Examination {
    Finding examine(UnannouncedFacts facts, UnannouncedClaim claim);
  }

  private final String text;
  private final Examination examination;

  UnannouncedCheck(String text, Examination examination) {
    this.text = text;
    this.examination = examination;
  }

  /** The name in a certificate: kebab case. */
  String text() {
    return text;
  }

  Finding examine(UnannouncedFacts facts, UnannouncedClaim claim) {
    return examination.examine(facts, claim);
  }
}
