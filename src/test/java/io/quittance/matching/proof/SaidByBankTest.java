package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.Sample;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no label of a mail says, its payment may: when, and when not. */
class SaidByBankTest {
  private static final String REFERENCE = "ZU-77120";

  /** A mail that only a model takes for a remittance, its total under no label. */
  private static final Problem.Code[] ONLY_MODEL = {
    Problem.Code.MODEL_ALONE, Problem.Code.UNLABELLED
  };

  private final BooksInMemory books = new BooksInMemory();

  @BeforeEach
  void two_invoices() {
    books.add(Sample.customer("C1")).add(Sample.customer("4471"));
    books.add(Sample.invoice("I1", "INV-1001", "C1", "100.00"));
    books.add(
        Sample.item(
            "I2",
            "INV-1002",
            "C1",
            "DE",
            OpenItem.Kind.INVOICE,
            eur("50.00"),
            eur("50.00"),
            OpenItem.Status.OPEN,
            new OpenItem.DiscountTier(eur("1.00"), DAY.plusDays(5))));
  }

  private static Notice both() {
    return Notice.of("150.00").invoice("INV-1001", "100.00").invoice("INV-1002", "50.00");
  }

  @Test
  void a_payment_of_just_that_amount_under_the_mails_own_reference_says_it() {
    pay("150.00", REFERENCE);
    Proposal proposal = propose(both().reference(REFERENCE));
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications()).hasSize(2);
    assertThat(proposal.certificate().checks())
        .filteredOn(check -> check.name().equals("reading-sound"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.finding())
                    .endsWith(
                        "; what no label says the payment does: it carries \"ZU-77120\" and is the"
                            + " mail's EUR 150.00"));
  }

  @Test
  void amount_and_date_alone_do_not() {
    pay("150.00", "E2E-1");
    held(both(), Problem.Code.MODEL_ALONE);
  }

  @Test
  void another_amount_under_the_reference_does_not() {
    pay("140.00", REFERENCE);
    held(both().reference(REFERENCE), Problem.Code.MODEL_ALONE);
  }

  @Test
  void a_mail_that_prints_no_total_is_held() {
    pay("150.00", REFERENCE);
    held(
        Notice.of(null)
            .reference(REFERENCE)
            .invoice("INV-1001", "100.00")
            .invoice("INV-1002", "50.00"),
        Problem.Code.MODEL_ALONE);
  }

  @Test
  void a_part_payment_is_held_and_a_discount_of_the_books_is_not() {
    pay("130.00", REFERENCE);
    held(
        Notice.of("130.00")
            .reference(REFERENCE)
            .invoice("INV-1001", "80.00")
            .invoice("INV-1002", "50.00"),
        Problem.Code.MODEL_ALONE);
    pay("149.00", "ZU-77121");
    Proposal discounted =
        propose(
            Notice.of("149.00")
                .reference("ZU-77121")
                .invoice("INV-1001", "100.00")
                .discounted("INV-1002", "50.00", "1.00", "49.00"));
    assertThat(discounted.verdict()).isEqualTo(Verdict.APPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INV-1001", "INV-1009", "4471", "2026", "20260302", "02032026", "020326"})
  void a_number_that_may_be_something_else_is_no_reference_of_the_mail(String number) {
    books.add(Sample.invoice("I9", "INV-1009", "4471", "9.00"));
    pay("150.00", number);
    held(both().reference(number), Problem.Code.MODEL_ALONE);
  }

  @Test
  void a_short_number_somewhere_in_the_banks_text_is_none_and_alone_it_is_one() {
    payWithText("P1", "150.00", "MONTHLY 3317 TRANSFER");
    held(both().reference("3317"), Problem.Code.MODEL_ALONE);
    payWithText("P2", "150.00", "7713");
    assertThat(propose(both().reference("7713")).verdict()).isEqualTo(Verdict.APPLY);
  }

  @Test
  void two_advices_in_one_mail_are_held() {
    pay("100.00", REFERENCE);
    Notice first = Notice.of("100.00").reference(REFERENCE).invoice("INV-1001", "100.00");
    Notice second = Notice.below(first, "50.00").reference("ZU-88").invoice("INV-1002", "50.00");
    List<Proposal> proposals =
        new ExactMatcher((read, source) -> List.of())
            .propose(
                Notice.source(first, second),
                Notice.reading(List.of(first.advice(), second.advice()), ONLY_MODEL),
                books);
    assertThat(proposals).extracting(Proposal::verdict).doesNotContain(Verdict.APPLY);
  }

  @Test
  void a_share_of_a_larger_payment_is_not_what_the_bank_says() {
    pay("200.00", REFERENCE);
    Notice notice = both().reference(REFERENCE);
    Books shared = BooksAsIf.paid(books, eur("150.00"), books.payment("P-200.00").orElseThrow());
    Proposal proposal =
        new ExactMatcher((read, source) -> List.of())
            .propose(
                Notice.source(notice), Notice.reading(List.of(notice.advice()), ONLY_MODEL), shared)
            .get(0);
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.reasons()).extracting(Proposal.Reason::check).containsOnly("reading-sound");
  }

  @Test
  void before_the_money_comes_the_mail_waits_for_it() {
    assertThat(propose(both().reference(REFERENCE)).verdict()).isEqualTo(Verdict.WAIT);
    assertThat(propose(both()).verdict()).isEqualTo(Verdict.REVIEW);
  }

  @Test
  void other_problems_hold_whatever_the_bank_says() {
    pay("150.00", REFERENCE);
    List<Problem.Code> problems = new ArrayList<>(List.of(ONLY_MODEL));
    problems.add(Problem.Code.READERS_DISAGREE);
    Proposal proposal = propose(both().reference(REFERENCE), problems.toArray(new Problem.Code[0]));
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.reasons())
        .filteredOn(reason -> "reading-sound".equals(reason.check()))
        .extracting(Proposal.Reason::message)
        .containsExactly("readers-disagree: found by the test");
  }

  private void held(Notice notice, Problem.Code because) {
    Proposal proposal = propose(notice);
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.reasons())
        .filteredOn(reason -> "reading-sound".equals(reason.check()))
        .extracting(Proposal.Reason::message)
        .contains(because.text() + ": found by the test");
  }

  private Proposal propose(Notice notice) {
    return propose(notice, ONLY_MODEL);
  }

  private Proposal propose(Notice notice, Problem.Code... problems) {
    Advice advice = notice.advice();
    return new ExactMatcher((read, source) -> List.of())
        .propose(Notice.source(notice), Notice.reading(List.of(advice), problems), books)
        .get(0);
  }

  private void pay(String amount, String reference) {
    books.add(
        Sample.payment(
            "P-" + amount,
            reference,
            Payment.Status.BOOKED,
            eur(amount),
            eur(amount),
            "ACC-C1",
            DAY));
  }

  private void payWithText(String id, String amount, String text) {
    Payment plain =
        Sample.payment(
            id, "BK-" + id, Payment.Status.BOOKED, eur(amount), eur(amount), "ACC-C1", DAY);
    books.add(
        new Payment(
            plain.id(),
            plain.reference(),
            plain.account(),
            plain.legalEntity(),
            plain.status(),
            plain.amount(),
            plain.available(),
            plain.valueDate(),
            plain.bookingDate(),
            plain.method(),
            plain.payerName(),
            plain.payerAccount(),
            text,
            plain.references(),
            plain.rate()));
  }
}
