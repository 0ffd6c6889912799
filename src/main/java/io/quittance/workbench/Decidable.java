package io.quittance.workbench;

import io.quittance.bank.Payment;
import io.quittance.money.Money;
import io.quittance.workbench.CaseView.ItemRow;
import java.util.List;
import java.util.UUID;

/**
 * What a person may decide about a proposal or, where there is none, about a whole message.
 *
 * @param anchor ends the ids of its forms
 * @param address where the decision goes
 * @param question where a question to the payer is drafted, or empty when none can be
 * @param link where the payments, or the advices of mails, are found that it may be tied to; empty
 *     when it cannot be
 * @param ofMessage true when it may be decided that a message is no remittance
 * @param proposal what the person looks at, or empty for a whole message
 * @param posted true when the rows are applied already and only their remainder is open: approving
 *     then posts nothing, correcting adds to it
 * @param approve what approving does, in figures; empty when there is nothing to approve
 * @param correct what applying by hand is called here
 * @param payment id of the payment, or empty when the person has to name one
 * @param available money of the payment as a plain decimal, or empty without a payment
 * @param scale decimals of the currency
 * @param rows what a correction starts from
 * @param choices open items to add
 */
record Decidable(
    String anchor,
    String address,
    String question,
    String link,
    boolean ofMessage,
    String proposal,
    boolean posted,
    String approve,
    String correct,
    String payment,
    String available,
    String availableText,
    int scale,
    List<ItemRow> rows,
    List<ItemRow> choices) {

  /** Why somebody lets go of a small rest; the word goes into the posting. */
  private static final List<String> WRITE_OFF_REASONS =
      List.of(
          "small-difference",
          "bank-fee",
          "unearned-discount",
          "price-difference",
          "freight",
          "damaged-goods",
          "short-delivery",
          "promotion",
          "other");

  private static final int USUAL_SCALE = 2;

  public List<String> reasonCodes() {
    return WRITE_OFF_REASONS;
  }

  /**
   * @param cash what the recommendation applies, in words, or empty when there is none to approve
   * @param payment null when none is found
   */
  static Decidable proposal(
      Reviews reviews,
      UUID review,
      UUID proposal,
      boolean posted,
      String cash,
      Payment payment,
      List<ItemRow> rows,
      List<ItemRow> choices) {
    String approve = posted ? "Accept what remains" : cash.isEmpty() ? "" : "Approve: " + cash;
    return new Decidable(
        proposal.toString(),
        reviews.decision(review),
        reviews.question(review),
        posted
            ? ""
            : reviews.ofMessage()
                ? "/links/payments?review=%s&proposal=%s".formatted(review, proposal)
                : payment == null ? "" : advices(review, payment),
        reviews.ofMessage(),
        proposal.toString(),
        posted,
        approve,
        posted ? "Apply more" : rows.isEmpty() ? "Apply by hand" : "Correct",
        payment == null ? "" : payment.id(),
        payment == null ? "" : payment.available().toPlainString(),
        payment == null ? "" : Figures.withCurrency(payment.available()),
        payment == null ? USUAL_SCALE : Money.scaleOf(payment.amount().currency()),
        posted ? List.of() : rows,
        choices);
  }

  static Decidable whole(Reviews reviews, UUID review) {
    return new Decidable(
        "whole",
        reviews.decision(review),
        reviews.question(review),
        "",
        reviews.ofMessage(),
        "",
        false,
        "",
        "Apply by hand",
        "",
        "",
        "",
        USUAL_SCALE,
        List.of(),
        List.of());
  }

  /** A case about a payment for which nothing is recommended. */
  static Decidable payment(Reviews reviews, UUID review, Payment payment) {
    return new Decidable(
        "payment",
        reviews.decision(review),
        reviews.question(review),
        advices(review, payment),
        reviews.ofMessage(),
        "",
        false,
        "",
        "Apply by hand",
        payment.id(),
        payment.available().toPlainString(),
        Figures.withCurrency(payment.available()),
        Money.scaleOf(payment.amount().currency()),
        List.of(),
        List.of());
  }

  private static String advices(UUID review, Payment payment) {
    return "/links/advices?review=%s&payment=%s".formatted(review, Ids.inAddress(payment.id()));
  }
}
