package io.quittance.matching;

/** Why a proposal is proven or held: the closed list behind {@link Proposal.Reason#code()}. */
public enum ReasonCode {
  PROVEN("proven"),
  /** What the advice proves was posted before it came. */
  CONFIRMS("confirms"),
  NO_PAYMENT_YET("no-payment-yet"),
  PAYMENT_PENDING("payment-pending"),
  PAYMENT_NOT_BOOKED("payment-not-booked"),
  PAYMENT_NOT_TIED("payment-not-tied"),
  PAYMENT_USED("payment-used"),
  SEVERAL_PAYMENTS("several-payments"),
  ADVICES_COMPETE("advices-compete"),
  PAYER_UNKNOWN("payer-unknown"),
  PAYER_ACCOUNT_SHARED("payer-account-shared"),
  ITEM_NOT_NAMED("item-not-named"),
  CREDIT_NOT_NAMED("credit-not-named"),
  ITEM_UNKNOWN("item-unknown"),
  ITEM_AMBIGUOUS("item-ambiguous"),
  ITEM_NAMED_TWICE("item-named-twice"),
  ITEM_OF_OTHER_CUSTOMER("item-of-other-customer"),
  ITEM_NOT_OPEN("item-not-open"),
  ITEM_IN_COLLECTION("item-in-collection"),
  ITEM_DIRECT_DEBIT("item-direct-debit"),
  CUSTOMER_ON_HOLD("customer-on-hold"),
  KIND_DIFFERS("kind-differs"),
  AMOUNT_MISSING("amount-missing"),
  AMOUNT_DIFFERS("amount-differs"),
  SUM_DIFFERS("sum-differs"),
  ADJUSTMENT_UNPLACED("adjustment-unplaced"),
  DISCOUNT_NOT_EARNED("discount-not-earned"),
  LEGAL_ENTITY("legal-entity"),
  CURRENCY("currency"),
  READING_DOUBTFUL("reading-doubtful"),
  SOURCE_DISAGREES("source-disagrees"),
  NOT_EXECUTED("not-executed"),
  PARTIAL_LIST("partial-list"),
  DUPLICATE("duplicate"),
  SUPERSEDED("superseded"),
  CONTESTED("contested"),
  WAITED_TOO_LONG("waited-too-long"),
  NOT_ANNOUNCED("not-announced"),
  SEVERAL_COMBINATIONS("several-combinations"),
  NOT_DECIDED("not-decided"),
  BY_CHANCE("by-chance"),
  POLICY_HOLDS("policy-holds"),
  NOT_AS_ADVISED("not-as-advised"),
  BY_CERTIFICATE("by-certificate"),
  STOPPED("stopped");

  private final String text;

  ReasonCode(String text) {
    this.text = text;
  }

  /** The code as stored and shown: kebab case. */
  public String text() {
    return text;
  }

  public Proposal.Reason because(String message) {
    return new Proposal.Reason(text, message);
  }
}
