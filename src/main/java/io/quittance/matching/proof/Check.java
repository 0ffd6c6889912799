package io.quittance.matching.proof;

/**
 * What the certifier examines, in this order. A posting is proven when none refuses; each refuses
 * something that no other would.
 */
public enum Check {
  /** The message reads as a remittance, without a problem that holds. */
  READING_SOUND("reading-sound", true, ReadingChecks::sound),
  /** Read again, the visible source says what the advice says. */
  SOURCE_AGREES("source-agrees", true, null),
  /** No value that the posting rests on is doubtful. */
  VALUES_CERTAIN("values-certain", true, ReadingChecks::certain),
  /** Nothing is known only from a model's look at a picture. */
  NOT_ONLY_IMAGE("not-only-image", true, ReadingChecks::notOnlyImage),
  /** The payment is announced or made, not cancelled or rejected. */
  NOT_CALLED_OFF("not-called-off", true, ReadingChecks::notCalledOff),
  /** The lines are not said to be a part of the list. */
  LIST_COMPLETE("list-complete", true, ReadingChecks::complete),
  /** There are lines, and each names an item. */
  LINES_NAMED("lines-named", true, ReadingChecks::named),
  /** Nothing is added or taken off that belongs to no item. */
  NO_LOOSE_ADJUSTMENTS("no-loose-adjustments", true, ReadingChecks::noLooseAdjustments),
  /** Each line says, or leaves no doubt, what it pays. */
  LINES_HAVE_AMOUNTS("lines-have-amounts", true, ReadingChecks::haveAmounts),
  /** The lines add up to what the advice says was paid. */
  LINES_ADD_UP("lines-add-up", true, ReadingChecks::addUp),

  /** The bank has booked the money. */
  PAYMENT_BOOKED("payment-booked", false, PaymentChecks::booked),
  /** A reference, or date and amount, tie the payment to the advice. */
  PAYMENT_TIED("payment-tied", false, PaymentChecks::tied),
  /** No other payment fits the advice as well. */
  PAYMENT_UNIQUE("payment-unique", false, PaymentChecks::unique),
  /** No other advice of the message fits the payment. */
  ADVICE_UNIQUE("advice-unique", false, PaymentChecks::adviceUnique),
  /**
   * Of several advices of the message each has a reference of its own, this one's the payment's.
   */
  ADVICES_APART("advices-apart", false, PaymentChecks::advicesApart),
  /** The message names no open item, and no number like the lines', that is not among the lines. */
  NOTHING_LEFT_OUT("nothing-left-out", false, LeftOut::none),
  /** The money itself says who paid, by far, and it is the one claimed. */
  PAYER_CERTAIN("payer-certain", false, PayerChecks::certain),
  /** One currency everywhere. */
  CURRENCY_EQUAL("currency-equal", false, PaymentChecks::currencyEqual),
  /** The advice's total is the payment, to the cent. */
  TOTAL_IS_PAYMENT("total-is-payment", false, PaymentChecks::totalIsPayment),

  /** Money of another currency is worth the advice's total, by a rate that somebody gave. */
  EXCHANGE_BORNE_OUT("exchange-borne-out", false, Exchanged::borneOut),

  /** Each number is that of an item. */
  ITEMS_KNOWN("items-known", false, ItemChecks::known),
  /** Each number means one item only. */
  ITEMS_UNIQUE("items-unique", false, ItemChecks::unique),
  /** A number read otherwise than printed is borne out by the amount that is open. */
  NUMBERS_BORNE_OUT("numbers-borne-out", false, NearChecks::borneOut),
  /** No item is named twice. */
  ITEMS_NAMED_ONCE("items-named-once", false, ItemChecks::namedOnce),
  /** No undecided advice of another message fits the payment. */
  NO_RIVAL_MESSAGE("no-rival-message", false, RivalMessages::none),
  /** What undecided advices of other messages claim of an item leaves enough of it. */
  ITEMS_UNCLAIMED("items-unclaimed", false, RivalMessages::itemsUnclaimed),
  /** The items are the payer's own, or of its family where the policy lets it pay for that. */
  ITEMS_OF_PAYER("items-of-payer", false, PayerChecks::ofPayer),
  /** The items belong to the legal entity that got the money, or intercompany posting is on. */
  ITEMS_OF_ENTITY("items-of-entity", false, ItemChecks::ofEntity),
  /** The items are open: not disputed, blocked, sold, closed or used up. */
  ITEMS_OPEN("items-open", false, ItemChecks::open),
  /** Nobody else collects the items: neither a collector nor our own direct debit. */
  ITEMS_NOT_COLLECTED("items-not-collected", false, HoldChecks::notCollected),
  /** Neither the payer nor the owner of an item is on hold. */
  CUSTOMERS_NOT_HELD("customers-not-held", false, HoldChecks::customersNotHeld),
  /** Invoices are paid and credits are used, with the sign that belongs to it. */
  KINDS_FIT("kinds-fit", false, ItemChecks::kindsFit),
  /** Nothing else that a line prints, number or amount, fits as well or better. */
  LINES_READ_ONE_WAY("lines-read-one-way", false, ItemChecks::readOneWay),
  /** Where another item has the number too, settled or spelt otherwise, the amount is the open. */
  AMOUNTS_TELL_ITEMS("amounts-tell-items", false, NamesakeChecks::amountsTell),

  /** What each line pays is what is open, or the difference has its reason. */
  AMOUNTS_EXPLAINED("amounts-explained", false, AmountChecks::explained),
  /** Each discount taken is one that the item grants on the value date. */
  DISCOUNTS_EARNED("discounts-earned", false, AmountChecks::discountsEarned),
  /** What the lines in question pay stays with the payment, and they touch nothing applied. */
  QUESTIONS_APART("questions-apart", false, LinesInQuestion::apart),
  /** The policy in force lets the system post this. */
  POLICY_ALLOWS("policy-allows", false, AmountChecks::policyAllows),
  /** The applications are what the lines say: each line one, none besides, to the cent. */
  APPLICATIONS_FOLLOW_LINES(
      "applications-follow-lines", false, AmountChecks::applicationsFollowLines),
  /** Cash and credits are the invoices, and the payment has that much left. */
  CASH_WITHIN_PAYMENT("cash-within-payment", false, AmountChecks::cashWithinPayment);

  /** Pure: the same facts and claim give the same finding. */
  @FunctionalInterface
  interface Examination {
    Finding examine(Facts facts, Claim claim);
  }

  private final String text;
  private final boolean beforeMoney;
  private final Examination examination;

  Check(String text, boolean beforeMoney, Examination examination) {
    this.text = text;
    this.beforeMoney = beforeMoney;
    this.examination = examination;
  }

  /** The name in a certificate: kebab case. */
  public String text() {
    return text;
  }

  /** True when it looks at the advice alone and needs no payment. */
  public boolean beforeMoney() {
    return beforeMoney;
  }

  Examination examination() {
    return examination;
  }
}
