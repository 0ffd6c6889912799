package io.quittance.matching.proof;

import io.quittance.advice.Problem;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.matching.Books;
import io.quittance.matching.BooksBehind;
import io.quittance.money.Money;
import io.quittance.receivables.BankAccount;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What no label of a mail says, the bank may: that the mail speaks of just this payment. It does
 * when the payment carries a reference that the mail prints and that is nothing else, its amount is
 * to the cent what the mail adds up to, and each line pays all that is open on its item, or all but
 * a discount that the item grants. Who read the mail, and what its words are taken for, is no part
 * of that.
 */
final class SaidByBank {
  /**
   * What it answers: an amount and a reference without a label, a mail in words nobody knows, and a
   * day that nothing rests on when the reference ties.
   */
  private static final Set<Problem.Code> ANSWERED =
      EnumSet.of(
          Problem.Code.UNLABELLED,
          Problem.Code.MODEL_ALONE,
          Problem.Code.UNSPOKEN,
          Problem.Code.DATE_UNREAD);

  /** A shorter one has to be all that the payer gave with the payment. */
  private static final int LENGTH_IN_TEXT = 6;

  private static final int LEAST_DIGITS_IN_TEXT = 4;

  /** Digits that may be a day or a year, which any mail and any bank prints. */
  private static final Pattern MAY_BE_A_DAY =
      Pattern.compile(
          "(?:19|20)\\d{2}|\\d{4}(?:19|20)\\d{2}|(?:19|20)\\d{2}(?:0\\d|1[0-2])[0-3]\\d"
              + "|[0-3]\\d(?:0\\d|1[0-2])\\d{2}|\\d{2}(?:0\\d|1[0-2])[0-3]\\d");

  private SaidByBank() {}

  /** The problems that hold the advice when the bank has had its say; none for money to come. */
  static List<Problem> unanswered(List<Problem> problems, Facts facts) {
    List<Problem> holding = problems.stream().filter(p -> p.code().holds()).toList();
    boolean asked = holding.stream().anyMatch(p -> ANSWERED.contains(p.code()));
    return asked && speaksOf(facts)
        ? holding.stream().filter(p -> !ANSWERED.contains(p.code())).toList()
        : holding;
  }

  /** For a certificate: what the bank had to say, or nothing when it was not asked. */
  static String words(List<Problem> problems, Facts facts) {
    return facts.payment() != null && problems.stream().anyMatch(p -> ANSWERED.contains(p.code()))
        ? "; what no label says the payment does: it carries %s and is the mail's %s"
            .formatted(Quoted.text(facts.advice().paymentReference()), facts.payment().amount())
        : "";
  }

  /** True as well while there is no payment and one that comes may do it. */
  private static boolean speaksOf(Facts facts) {
    Payment payment = facts.payment() == null ? null : asBooked(facts);
    return facts.reading().advices().size() == 1
        && facts.stated() != null
        && facts.rate() == null
        && facts.waiting().isEmpty()
        && facts.advice().paymentAmount() != null
        && (payment == null || payment.amount().equals(facts.stated().total()))
        && !facts.lines().isEmpty()
        && facts.lines().stream().allMatch(SaidByBank::paysAllThatIsOpen)
        && carriesItsOwnReference(facts, payment);
  }

  /** As the bank says it, not the share of it that one of several mails is tried with. */
  private static Payment asBooked(Facts facts) {
    Books books = facts.books();
    while (books instanceof BooksBehind shown) {
      books = shown.books();
    }
    return books.payment(facts.payment().id()).orElse(facts.payment());
  }

  private static boolean paysAllThatIsOpen(Facts.LineFacts line) {
    Settlement settlement = line.settlement();
    return settlement != null
        && settlement.doubt() == null
        && settlement.remainder() == null
        && (kept(line).isZero()
            || line.item().discounts().stream().anyMatch(tier -> tier.amount().equals(kept(line))));
  }

  /** What the line leaves of its item, whatever it calls it; a discount is in the books, too. */
  private static Money kept(Facts.LineFacts line) {
    Money net = line.line().net();
    return line.item().available().minus(net.isNegative() ? net.negated() : net);
  }

  private static boolean carriesItsOwnReference(Facts facts, Payment payment) {
    String reference = facts.advice().paymentReference();
    boolean carried =
        payment == null
            ? PaymentReference.ties(reference)
            : PaymentReference.carriedBy(payment, reference) && tellsApart(reference, payment);
    return carried
        && !MAY_BE_A_DAY.matcher(PaymentReference.canonical(reference)).matches()
        && isNothingElse(reference, facts);
  }

  private static boolean tellsApart(String reference, Payment payment) {
    String form = PaymentReference.canonical(reference);
    return Stream.concat(PaymentReference.all(payment), Stream.ofNullable(payment.text()))
            .anyMatch(given -> form.equals(PaymentReference.canonical(given)))
        || (form.length() >= LENGTH_IN_TEXT
            && form.chars().filter(c -> c >= '0' && c <= '9').count() >= LEAST_DIGITS_IN_TEXT);
  }

  /** No number of an item, of an order, of a customer or of an account. */
  private static boolean isNothingElse(String reference, Facts facts) {
    String form = PaymentReference.canonical(reference);
    String number = InvoiceNumber.canonical(reference);
    return facts.advice().lines().stream()
            .noneMatch(line -> InvoiceNumber.canonical(line.invoiceNumber()).equals(number))
        && facts.books().itemsByNumber(List.of(number)).isEmpty()
        && facts.books().itemsByReference(List.of(NumberForms.reference(reference))).isEmpty()
        && facts.books().customersByNumber(List.of(reference)).isEmpty()
        && facts.books().customersByBankAccount(BankAccount.canonical(reference)).isEmpty()
        && (facts.payment() == null
            || !Objects.equals(form, PaymentReference.canonical(facts.payment().payerAccount())));
  }
}
