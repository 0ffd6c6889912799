package io.quittance.workbench;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.money.Money;
import io.quittance.pipeline.ShowLink;
import io.quittance.workbench.CaseView.ItemRow;
import java.util.List;
import java.util.Optional;

/**
 * An advice beside a payment before somebody ties them, ready to print.
 *
 * @param review the case that is decided by it
 * @param proposal of the advice
 * @param shown fingerprint of what is shown
 * @param comparison null when they cannot be compared
 * @param words said instead of a comparison, or empty
 * @param button what tying them does, in figures; empty when it could not be posted
 * @param why it could not, in words
 */
record LinkView(
    String review,
    String proposal,
    String payment,
    String shown,
    CaseView.Comparison comparison,
    String words,
    List<ItemRow> rows,
    List<String> totals,
    String button,
    String why) {

  /** Payments or advices to choose from. @param nothing said when there are none */
  record Choices(List<Choice> choices, String nothing) {}

  /**
   * @param address of the two beside each other
   */
  record Choice(String address, String name, String about, String amount) {}

  static LinkView of(String review, String proposal, ShowLink.Link link) {
    Optional<Money> cash = PaintItems.cash(link.applications(), link.items());
    Payment payment = link.payment();
    boolean enough = cash.filter(sum -> !PaintItems.exceeds(sum, payment.available())).isPresent();
    CaseView.Comparison comparison = PaintPayment.comparison(link.advice(), payment);
    return new LinkView(
        review,
        proposal,
        payment.id(),
        link.fingerprint(),
        comparison,
        comparison == null
            ? "The mail says " + amount(link.advice()) + ", so the two cannot be compared."
            : "",
        PaintItems.rows(link.applications(), link.items()),
        cash.map(sum -> PaintItems.totals(sum, payment.available())).orElse(List.of()),
        enough
            ? "Link and apply "
                + Figures.withCurrency(cash.get())
                + " to "
                + Wording.count(link.applications().size(), "item", "items")
            : "",
        enough
            ? ""
            : link.applications().isEmpty()
                ? "No line of the advice names an open item that this payment can pay. Choose"
                    + " another one, or choose the items and apply by hand."
                : "The payment has "
                    + Figures.withCurrency(payment.available())
                    + ", which is not enough for that. Choose another one, or say by hand what is"
                    + " paid in part.");
  }

  static Choice choice(String review, String proposal, Payment payment) {
    return new Choice(
        address(review, proposal, payment.id()),
        Wording.or(payment.payerName(), payment.id()),
        String.join(
            ", ",
            List.of(
                Figures.day(
                    payment.valueDate() == null ? payment.bookingDate() : payment.valueDate()),
                Wording.or(payment.reference(), payment.id()))),
        Figures.withCurrency(payment.available()));
  }

  static Choice choice(String review, String payment, ShowLink.Undecided found) {
    return new Choice(
        address(review, found.proposal().toString(), payment),
        Wording.or(found.message().subject(), "(no subject)"),
        Sender.of(Wording.or(found.message().from(), "")).name()
            + (found.message().advices() > 1 ? ", advice " + found.number() : ""),
        amount(found.advice()));
  }

  private static String address(String review, String proposal, String payment) {
    return "/links/preview?review=%s&proposal=%s&payment=%s"
        .formatted(review, proposal, Ids.inAddress(payment));
  }

  private static String amount(Advice advice) {
    return advice.paymentAmount() == null
        ? "no amount"
        : (Wording.or(advice.currency(), "") + " " + Figures.grouped(advice.paymentAmount()))
            .strip();
  }

  /** As the table of items asks. */
  public boolean posted() {
    return false;
  }

  public boolean discounts() {
    return rows.stream().anyMatch(row -> !row.discount().isEmpty());
  }

  public boolean writeOffs() {
    return rows.stream().anyMatch(row -> !row.writeOff().isEmpty());
  }
}
