package io.quittance.matching;

import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question about one line holds that line, and not those that are clear. */
class ClearLinesTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private static BooksInMemory books() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(customer("C2"))
        .add(invoice("I1", "INV-1001", "C1", "100.00"))
        .add(invoice("I2", "INV-1002", "C1", "200.00"))
        .add(invoice("I3", "INV-1002", "C1", "250.00"))
        .add(invoice("S1", "INV-3001", "C2", "70.00"))
        .add(credit("K1", "CM-77", "C1", "50.00"));
  }

  private Proposal propose(Books books, Notice notice) {
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static Notice notice(String total) {
    return Notice.of(total).reference("PAY-1").invoice("INV-1001", "100.00");
  }

  private static BooksInMemory paid(String total) {
    return books().add(payment("P1", "PAY-1", "C1", total));
  }

  @Test
  void of_two_instalments_of_one_number_neither_is_taken_and_the_other_line_is_applied() {
    Proposal proposal = propose(paid("300.00"), notice("300.00").invoice("INV-1002", "200.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.applications())
        .containsExactly(new Application("I1", eur("100.00"), eur("0.00"), eur("0.00"), null));
    assertThat(proposal.remainder())
        .containsExactly(
            new Remainder(
                "line-in-question",
                "I2",
                "200.00",
                "EUR",
                "line 2 names \"INV-1002\", which could be item I2 (\"INV-1002\", open EUR 200.00)"
                    + " or item I3 (\"INV-1002\", open EUR 250.00)",
                new Application("I2", eur("200.00"), eur("0.00"), eur("0.00"), null),
                2));
    assertThat(proposal.rivals())
        .flatExtracting(Proposal.Rival::applications)
        .extracting(a -> ((Application) a).openItem() + " " + ((Application) a).amount())
        .containsExactly("I2 EUR 200.00", "I3 EUR 200.00");
    assertThat(proposal.certificate().checks())
        .extracting(check -> check.name() + ": " + check.finding())
        .contains(
            "questions-apart: 1 of 2 lines are left to a person, what they pay stays unapplied");
  }

  @Test
  void an_unknown_number_a_disputed_item_and_an_unexplained_amount_wait_alone() {
    Proposal unknown = propose(paid("130.00"), notice("130.00").invoice("INV-8888", "30.00"));
    assertThat(unknown.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(unknown.remainder().get(0).openItem()).isNull();

    BooksInMemory disputed =
        paid("140.00")
            .add(with(invoice("I4", "INV-1004", "C1", "40.00"), OpenItem.Status.DISPUTED));
    assertThat(propose(disputed, notice("140.00").invoice("INV-1004", "40.00")).applications())
        .extracting(Application::openItem)
        .containsExactly("I1");

    BooksInMemory shortPaid = paid("135.00").add(invoice("I4", "INV-1004", "C1", "40.00"));
    Proposal shortPay = propose(shortPaid, notice("135.00").invoice("INV-1004", "35.00"));
    assertThat(shortPay.applications()).extracting(Application::openItem).containsExactly("I1");
    assertThat(shortPay.remainder().get(0).reason())
        .isEqualTo(
            "line 2 pays EUR 35.00 on \"INV-1004\", open EUR 40.00: would settle it if the amount"
                + " were EUR 40.00; EUR 5.00 short and no reason is printed");
  }

  @Test
  void an_item_that_another_mail_claims_too_waits_alone_whether_that_mail_is_undecided_or_left() {
    Notice both = notice("170.00").invoice("INV-1004", "70.00");
    OtherAdvice other =
        new OtherAdvice(
            "M2",
            0,
            Notice.of("320.00")
                .reference("PAY-2")
                .invoice("INV-1002", "250.00")
                .invoice("INV-1004", "70.00")
                .advice(),
            Sample.DAY,
            null,
            null);

    BooksInMemory undecided =
        paid("170.00").add(invoice("I4", "INV-1004", "C1", "70.00")).add(other);
    BooksInMemory left =
        paid("170.00")
            .add(invoice("I4", "INV-1004", "C1", "70.00"))
            .left(List.of(other.onlyLines(Set.of(2))));
    for (BooksInMemory books : List.of(undecided, left)) {
      Proposal proposal = propose(books, both);
      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
      assertThat(proposal.applications()).extracting(Application::openItem).containsExactly("I1");
      assertThat(proposal.remainder().get(0).reason())
          .isEqualTo(
              "line 2 names item I4 (\"INV-1004\", open EUR 70.00), and so does advice 1 of message"
                  + " M2");
    }
    BooksInMemory decided =
        paid("170.00")
            .add(invoice("I4", "INV-1004", "C1", "70.00"))
            .left(List.of(other.onlyLines(Set.of(1))));
    assertThat(propose(decided, both).verdict()).isEqualTo(Verdict.APPLY);
  }

  @Test
  void what_speaks_against_the_whole_holds_the_whole() {
    Notice doubtful = notice("300.00").invoice("INV-1002", "200.00");
    assertThat(propose(paid("299.00"), doubtful).verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(
            propose(
                    paid("300.00")
                        .policy(
                            p ->
                                p.with(
                                    new Policy.Automatic(true, true, false, false, false, false))),
                    doubtful)
                .verdict())
        .isEqualTo(Verdict.REVIEW);
    // Another customer's item: perhaps it is another customer's notice.
    assertThat(propose(paid("170.00"), notice("170.00").invoice("INV-3001", "70.00")).verdict())
        .isEqualTo(Verdict.REVIEW);
    // A credit that is nobody's: more would be applied than its advice says of the money.
    assertThat(propose(paid("80.00"), notice("80.00").credit("CM-99", "-20.00")).verdict())
        .isEqualTo(Verdict.REVIEW);
    // Only questions.
    assertThat(
            propose(
                    paid("200.00"),
                    Notice.of("200.00").reference("PAY-1").invoice("INV-1002", "200.00"))
                .verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_payment_that_is_used_in_part_is_looked_at_as_a_whole() {
    Money all = eur("300.00");
    BooksInMemory books =
        books()
            .add(
                payment(
                    "P1",
                    "PAY-1",
                    Payment.Status.BOOKED,
                    all,
                    eur("150.00"),
                    "ACC-C1",
                    Sample.DAY));
    assertThat(propose(books, notice("300.00").invoice("INV-1002", "200.00")).verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_line_that_could_be_the_item_of_a_clear_line_holds_both() {
    BooksInMemory books = paid("200.00").add(invoice("I5", "RE-1001", "C1", "100.00"));
    // "1001" could be either; the other line names one of them.
    assertThat(propose(books, notice("200.00").invoice("1001", "100.00")).verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void lines_that_pay_every_item_of_a_number_are_no_question_in_either_order() {
    for (Notice notice :
        List.of(
            notice("550.00").invoice("INV-1002", "200.00").invoice("INV-1002", "250.00"),
            notice("550.00").invoice("INV-1002", "250.00").invoice("INV-1002", "200.00"))) {
      Proposal proposal = propose(paid("550.00"), notice);
      assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
      assertThat(proposal.applications())
          .extracting(a -> a.openItem() + " " + a.amount())
          .containsExactlyInAnyOrder("I1 EUR 100.00", "I2 EUR 200.00", "I3 EUR 250.00");
      assertThat(proposal.certificate().checks())
          .extracting(check -> check.name() + ": " + check.finding())
          .contains(
              "items-unique: of each number that several items have all are paid in full, lines:"
                  + " 2");
    }
  }

  @Test
  void a_number_of_several_items_that_are_not_all_paid_in_full_stays_a_question() {
    // One more item has the number.
    Notice both = notice("550.00").invoice("INV-1002", "200.00").invoice("INV-1002", "250.00");
    BooksInMemory third = paid("550.00").add(invoice("I4", "INV-1002", "C1", "70.00"));
    assertThat(inQuestion(propose(third, both))).isEqualTo(2);
    // A closed one asks nothing, the amounts are those that are open; a disputed one does.
    BooksInMemory closed =
        paid("550.00").add(with(invoice("I4", "INV-1002", "C1", "200.00"), OpenItem.Status.CLOSED));
    assertThat(propose(closed, both).verdict()).isEqualTo(Verdict.APPLY);
    BooksInMemory disputed =
        paid("550.00")
            .add(with(invoice("I3", "INV-1002", "C1", "250.00"), OpenItem.Status.DISPUTED));
    assertThat(inQuestion(propose(disputed, both))).isEqualTo(2);
    // Another amount than is open, another spelling, an item of another customer.
    Notice less = notice("549.00").invoice("INV-1002", "200.00").invoice("INV-1002", "249.00");
    assertThat(inQuestion(propose(paid("549.00"), less))).isEqualTo(2);
    Notice spelt = notice("550.00").invoice("1002", "200.00").invoice("1002", "250.00");
    assertThat(inQuestion(propose(paid("550.00"), spelt))).isEqualTo(2);
    BooksInMemory foreign = paid("550.00").add(invoice("I3", "INV-1002", "C2", "250.00"));
    assertThat(propose(foreign, both).verdict()).isEqualTo(Verdict.REVIEW);
  }

  private static long inQuestion(Proposal proposal) {
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    return proposal.remainder().stream()
        .filter(rest -> rest.kind().equals("line-in-question"))
        .count();
  }

  @Test
  void a_line_named_by_its_order_is_clear_wherever_the_line_in_question_stands() {
    BooksInMemory books =
        paid("240.00").add(Sample.referring(invoice("I4", "INV-1004", "C1", "40.00"), "PO-440077"));
    Notice notice =
        Notice.of("240.00")
            .reference("PAY-1")
            .invoice("INV-1002", "200.00")
            .line(
                Advice.Kind.INVOICE,
                null,
                null,
                null,
                null,
                "40.00",
                null,
                new Advice.Reference("po", "PO-440077"));
    Proposal proposal = propose(books, notice);
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.applications()).extracting(Application::openItem).containsExactly("I4");
  }

  @Test
  void a_credit_goes_with_the_clear_invoices_of_its_customer_beside_a_line_in_question() {
    Proposal proposal =
        propose(
            paid("250.00"),
            notice("250.00").invoice("INV-1002", "200.00").credit("CM-77", "-50.00"));
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.applications())
        .extracting(a -> a.openItem() + " " + a.amount())
        .containsExactly("I1 EUR 100.00", "K1 EUR 50.00");
    assertThat(proposal.remainder()).extracting(Remainder::amount).containsExactly("200.00");
  }

  @Test
  void a_credit_that_could_belong_to_the_line_in_question_holds_the_whole() {
    // More credit than clear invoices.
    BooksInMemory large = paid("180.00").add(credit("K2", "CM-78", "C1", "120.00"));
    assertThat(
            propose(
                    large,
                    notice("180.00").invoice("INV-1002", "200.00").credit("CM-78", "-120.00"))
                .verdict())
        .isEqualTo(Verdict.REVIEW);
    // What the line pays is another amount than is open: the credit may be why.
    assertThat(
            propose(
                    paid("240.00"),
                    notice("240.00").invoice("INV-1002", "190.00").credit("CM-77", "-50.00"))
                .verdict())
        .isEqualTo(Verdict.REVIEW);
    // Nobody knows what the line pays.
    assertThat(
            propose(
                    paid("80.00"),
                    notice("80.00").invoice("INV-8888", "30.00").credit("CM-77", "-50.00"))
                .verdict())
        .isEqualTo(Verdict.REVIEW);
  }
}
