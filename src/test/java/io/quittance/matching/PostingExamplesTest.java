package io.quittance.matching;

import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.from;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.item;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.named;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other ledgers document about applying a payment, as far as named items go. */
class PostingExamplesTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private Proposal propose(Books books, Notice notice) {
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static BooksInMemory books() {
    return new BooksInMemory().add(customer("C1"));
  }

  private static Application apply(String item, String amount) {
    return apply(item, amount, "0.00");
  }

  private static Application apply(String item, String amount, String discount) {
    return new Application(item, eur(amount), eur(discount), eur("0.00"), null);
  }

  private static List<String> codes(Proposal proposal) {
    return proposal.reasons().stream().map(Proposal.Reason::code).distinct().toList();
  }

  @Test
  void jd_1_known_invoices_with_amounts_are_paid_as_said() {
    Proposal proposal =
        propose(
            books()
                .add(invoice("i123", "123", "C1", "20000.00"))
                .add(invoice("i124", "124", "C1", "15000.00"))
                .add(invoice("i125", "125", "C1", "15000.00"))
                .add(invoice("i126", "126", "C1", "50000.00"))
                .add(payment("P1", "R", "C1", "50000.00")),
            Notice.of("50000.00")
                .invoice("123", "20000.00")
                .invoice("124", "15000.00")
                .invoice("125", "15000.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications())
        .containsExactly(
            apply("i123", "20000.00"), apply("i124", "15000.00"), apply("i125", "15000.00"));
  }

  @Test
  void jd_8_credit_taken_and_one_invoice_short_with_its_reason() {
    BooksInMemory books =
        books()
            .add(invoice("i222", "222", "C1", "200.00"))
            .add(invoice("i223", "223", "C1", "300.00"))
            .add(invoice("i224", "224", "C1", "600.00"))
            .add(credit("cm1", "CM-1", "C1", "200.00"))
            .add(payment("P445", "445", "C1", "850.00"));
    Notice without =
        Notice.of("850.00")
            .invoice("222", "200.00")
            .invoice("223", "300.00")
            .invoice("224", "550.00")
            .credit("CM-1", "-200.00");
    Notice reasoned =
        Notice.of("850.00")
            .invoice("222", "200.00")
            .invoice("223", "300.00")
            .deducted("224", "600.00", "50.00", "550.00", "freight not agreed")
            .credit("CM-1", "-200.00");
    List<Application> expected =
        List.of(
            apply("i222", "200.00"),
            apply("i223", "300.00"),
            apply("i224", "550.00"),
            apply("cm1", "200.00"));

    Proposal held = propose(books, without);
    assertThat(held.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(held)).containsExactly("amount-differs");
    assertThat(held.applications()).isEqualTo(expected);
    Proposal posted = propose(books, reasoned);
    assertThat(posted.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(posted.applications()).isEqualTo(expected);
    assertThat(posted.remainder())
        .extracting(Proposal.Remainder::openItem, Proposal.Remainder::amount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("i224", "50.00"));
  }

  @Test
  void or_7a_the_wish_a_partial_of_25000_is_what_the_analyst_sees_first() {
    Proposal proposal =
        propose(
            books()
                .add(invoice("i1", "7000123", "C1", "26000.00"))
                .add(payment("P1", "R", "C1", "25000.00")),
            Notice.of("25000.00").invoice("7000123", "25000.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal)).containsExactly("amount-differs");
    assertThat(proposal.applications()).containsExactly(apply("i1", "25000.00"));
  }

  @Test
  void or_7b_the_wish_301_00_is_applied_and_6_40_stays_unapplied() {
    Proposal proposal =
        propose(
            books()
                .add(invoice("i1", "12345", "C1", "301.00"))
                .add(payment("P1", "R", "C1", "307.40")),
            Notice.of("307.40").invoice("12345", "307.40"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.applications()).containsExactly(apply("i1", "301.00"));
    assertThat(proposal.remainder().get(0).kind()).isEqualTo("unapplied");
    assertThat(proposal.remainder().get(0).amount()).isEqualTo("6.40");
  }

  /** The page prints the discount as $20; only 10 % of 2,000 makes its example work. */
  @ParameterizedTest
  @CsvSource({
    "2003-01-14, 5, APPLY",
    "2003-01-14, 0, REVIEW",
    "2003-01-16, 5, APPLY",
    "2003-01-17, 5, REVIEW",
    "2003-01-16, 4, REVIEW"
  })
  void or_2_discount_days_and_grace(LocalDate received, int grace, Verdict expected) {
    LocalDate tenDays = LocalDate.of(2003, 1, 11);
    Proposal proposal =
        propose(
            books()
                .policy(p -> Sample.discounts(p, true, grace))
                .add(discounted(invoice("i600", "600", "C1", "2000.00"), "200.00", tenDays))
                .add(
                    payment(
                        "P1",
                        "R",
                        Payment.Status.BOOKED,
                        eur("1800.00"),
                        eur("1800.00"),
                        "ACC-C1",
                        received)),
            Notice.of("1800.00").date(received).discounted("600", "2000.00", "200.00", "1800.00"));

    assertThat(proposal.verdict()).isEqualTo(expected);
    assertThat(proposal.applications())
        .containsExactly(apply("i600", "1800.00", expected == Verdict.APPLY ? "200.00" : "0.00"));
  }

  /** Rows of Business Central's table that need no tolerance, with the discount printed. */
  @ParameterizedTest
  @CsvSource({
    "BC-2,  2003-01-15, APPLY,  20.00",
    "BC-8,  2003-01-20, APPLY,  20.00",
    "BC-14, 2003-01-21, REVIEW, 0.00",
  })
  void bc_980_paid_on_an_invoice_of_1000(
      String row, LocalDate paid, Verdict expected, String discount) {
    Proposal proposal =
        propose(
            books()
                .policy(p -> Sample.discounts(p, true, 5))
                .add(
                    discounted(
                        invoice("i1", "1000", "C1", "1000.00"), "20.00", LocalDate.of(2003, 1, 15)))
                .add(
                    payment(
                        row,
                        "R",
                        Payment.Status.BOOKED,
                        eur("980.00"),
                        eur("980.00"),
                        "ACC-C1",
                        paid)),
            Notice.of("980.00").date(paid).discounted("1000", "1000.00", "20.00", "980.00"));

    assertThat(proposal.verdict()).isEqualTo(expected);
    assertThat(proposal.applications()).containsExactly(apply("i1", "980.00", discount));
  }

  @ParameterizedTest
  @CsvSource({"985.00", "975.00"})
  void bc_13_and_15_without_tolerance_the_difference_stays_on_the_invoice(String paid) {
    Proposal proposal =
        propose(
            books().add(invoice("i1", "1000", "C1", "1000.00")).add(payment("P1", "R", "C1", paid)),
            Notice.of(paid).invoice("1000", paid));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.applications()).containsExactly(apply("i1", paid));
  }

  /** A note without the stored zeros did not find the item there; here it does and says so. */
  @ParameterizedTest
  @CsvSource({"00100, exactly", "100, canonical"})
  void sap_1_leading_zeros(String printed, String how) {
    Proposal proposal =
        propose(
            books()
                .add(invoice("i1", "00100", "C1", "10.00"))
                .add(payment("P1", "R", "C1", "10.00")),
            Notice.of("10.00").invoice(printed, "10.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.reasons())
        .extracting(Proposal.Reason::message)
        .contains(
            how.equals("exactly")
                ? "every number is spelt exactly as its item's, lines: 1"
                : "0 of 1 numbers are spelt exactly, 1 are equal in canonical form: \"100\" is"
                    + " \"00100\"");
  }

  @Test
  void or_9_an_invoice_closed_meanwhile_leaves_the_receipt_unapplied() {
    Proposal proposal =
        propose(
            books()
                .add(
                    with(
                        left(invoice("i1", "INV-1", "C1", "10.00"), "0.00"),
                        OpenItem.Status.CLOSED))
                .add(payment("P1", "R", "C1", "10.00")),
            Notice.of("10.00").invoice("INV-1", "10.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal)).containsExactly("item-not-open");
    assertThat(proposal.applications()).isEmpty();
  }

  @Test
  void f_4_a_total_that_is_not_the_sum_of_its_parts_is_refused() {
    BooksInMemory books =
        books()
            .add(invoice("i1", "INV-1", "C1", "1190.00"))
            .add(invoice("i2", "INV-2", "C1", "2380.00"))
            .add(payment("P1", "R", "C1", "3570.00"))
            .add(payment("P2", "R", "C1", "3580.00"));

    assertThat(
            propose(
                    books,
                    Notice.of("3570.00").invoice("INV-1", "1190.00").invoice("INV-2", "2380.00"))
                .verdict())
        .isEqualTo(Verdict.APPLY);
    Proposal forged =
        propose(
            books, Notice.of("3580.00").invoice("INV-1", "1190.00").invoice("INV-2", "2380.00"));
    assertThat(forged.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(forged)).containsExactly("sum-differs");
  }

  @Test
  void f_6_the_ubl_sample_in_pounds() {
    Money amount = Money.parse("107.50", "GBP");
    Proposal proposal =
        propose(
            books()
                .add(
                    item(
                        "i1",
                        "A00095678",
                        "C1",
                        "DE",
                        OpenItem.Kind.INVOICE,
                        amount,
                        amount,
                        OpenItem.Status.OPEN))
                .add(
                    payment(
                        "P1",
                        "R",
                        Payment.Status.BOOKED,
                        amount,
                        amount,
                        "ACC-C1",
                        LocalDate.of(2005, 6, 24))),
            Notice.of("107.50")
                .currency("GBP")
                .date(LocalDate.of(2005, 6, 22))
                .invoice("A00095678", "107.50"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications().get(0).amount()).isEqualTo(amount);
  }

  @Test
  void f_8_a_chargeback_reference_that_embeds_an_invoice_is_not_that_invoice() {
    Proposal proposal =
        propose(
            books()
                .add(invoice("i1", "12345", "C1", "10.00"))
                .add(payment("P1", "R", "C1", "10.00")),
            Notice.of("10.00").invoice("CB12345", "10.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(proposal)).containsExactly("item-unknown");
  }

  /** Two of the refusals that Zuora documents: credits by amount, and credits without a name. */
  @Test
  void a_credit_is_never_used_because_its_amount_fits() {
    Proposal proposal =
        propose(
            books()
                .add(invoice("i1", "INV-1", "C1", "100.00"))
                .add(credit("cm", "CM-1", "C1", "20.00"))
                .add(payment("P1", "R", "C1", "80.00")),
            Notice.of("80.00").invoice("INV-1", "80.00"));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.applications()).containsExactly(apply("i1", "80.00"));
  }

  /** One link made by an analyst: what {@code LearnFromDecision} keeps of it. */
  private static Learned linked(Learned.Kind kind, String pattern, String customer) {
    return new Learned(kind, pattern, customer, 1, 1);
  }

  @Test
  void f_9_payments_of_fairchild_automotive_settle_fairchild_tires_after_one_link() {
    BooksInMemory books =
        new BooksInMemory()
            .add(named("TIRES", "Fairchild Tires"))
            .add(named("OTHER", "Fairchild Automotive Parts Inc."))
            .add(invoice("i1", "4711", "TIRES", "100.00"))
            .add(from(payment("P1", "R", "X", "100.00"), "Fairchild Automotive", "US-77", null));
    Notice notice = Notice.of("100.00").invoice("4711", "100.00");

    Proposal before = propose(books, notice);
    assertThat(before.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(codes(before)).containsExactly("payer-unknown");
    assertThat(before.customer()).isEqualTo("TIRES");
    assertThat(before.payers())
        .extracting(Proposal.PayerCandidate::customer)
        .containsExactly("TIRES", "OTHER");

    Proposal after = propose(books.add(linked(Learned.Kind.ACCOUNT, "US77", "TIRES")), notice);
    assertThat(after.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(after.customer()).isEqualTo("TIRES");
    assertThat(after.applications()).containsExactly(apply("i1", "100.00"));
    assertThat(after.payers().get(0).bits() - after.payers().get(1).bits()).isEqualTo(20);
  }

  @Test
  void f_10_the_bank_s_text_means_baker_industries_after_one_resolution() {
    BooksInMemory books =
        new BooksInMemory()
            .add(named("BAKER", "Baker Industries"))
            .add(invoice("i1", "4712", "BAKER", "250.00"))
            .add(from(payment("P1", "R", "X", "250.00"), null, null, "JPMC COLL ACCT 99281"));
    Notice notice = Notice.of("250.00").invoice("4712", "250.00");

    assertThat(codes(propose(books, notice))).containsExactly("payer-unknown");

    Proposal after =
        propose(books.add(linked(Learned.Kind.REMITTER, "JPMCCOLLACCT99281", "BAKER")), notice);
    assertThat(after.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(after.applications()).containsExactly(apply("i1", "250.00"));
  }
}
