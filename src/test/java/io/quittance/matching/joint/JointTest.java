package io.quittance.matching.joint;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Certificate;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.Sample;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.matching.joint.SeveralMails.Mail;
import io.quittance.matching.joint.SeveralMails.Part;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Advices and payments that explain each other only together. */
class JointTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());
  private final SeveralMails mails = new SeveralMails(new WordByWordVerifier());

  private final BooksInMemory books =
      new BooksInMemory()
          .add(customer("C1"))
          .add(customer("C2"))
          .add(invoice("I1", "INV-1", "C1", "100.00"))
          .add(invoice("I2", "INV-2", "C1", "50.00"))
          .add(invoice("I3", "INV-3", "C1", "70.00"))
          .add(credit("K1", "CM-1", "C1", "20.00"));

  @Test
  void an_advice_that_two_payments_pay_together_posts_with_both() {
    books.add(payment("P1", "B1", "C1", "90.00")).add(payment("P2", "B2", "C1", "60.00"));
    Proposal proposal = propose(two());
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.ground()).isEqualTo(Ground.JOINT);
    assertThat(proposal.payments()).containsExactly("P1", "P2");
    assertThat(Spread.over(List.of(paid("P1"), paid("P2")), proposal.applications(), books))
        .containsExactly(
            new Spread.Part("P1", List.of(apply("I1", "90.00"))),
            new Spread.Part("P2", List.of(apply("I1", "10.00"), apply("I2", "50.00"))));
  }

  @Test
  void two_sets_of_payments_that_give_the_total_are_a_question() {
    books
        .add(payment("P1", "B1", "C1", "90.00"))
        .add(payment("P2", "B2", "C1", "60.00"))
        .add(payment("P3", "B3", "C1", "60.00"));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.WAIT);
  }

  @Test
  void a_payment_of_somebody_else_or_that_another_advice_means_is_no_part() {
    books.add(payment("P1", "B1", "C1", "90.00")).add(payment("P2", "B2", "C2", "60.00"));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.WAIT);
    books.add(payment("P2", "B2", "C1", "60.00"));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.APPLY);
    books.add(other("M9", Notice.of("60.00").date(DAY).invoice("INV-9", "60.00")));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.WAIT);
  }

  @Test
  void the_reference_of_one_payment_ties_its_partner_too() {
    books
        .add(payment("P1", "ZA111111", "C1", "90.00"))
        .add(payment("P2", "ZA222222", "C1", "60.00"));
    Proposal proposal = propose(two().reference("ZA111111"));
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.payments()).containsExactly("P1", "P2");
    assertThat(proposal.certificate().checks())
        .anyMatch(check -> check.name().equals("only-set-of-payments"));
    assertThat(propose(two().reference("ZA333333")).verdict()).isNotEqualTo(Verdict.APPLY);
  }

  @Test
  void payments_that_carry_one_reference_are_all_in_the_set_or_none() {
    books
        .add(payment("P1", "ZA111111", "C1", "90.00"))
        .add(payment("P2", "ZA111111", "C1", "60.00"));
    assertThat(propose(two().reference("ZA111111")).payments()).containsExactly("P1", "P2");
    books.add(payment("P3", "ZA111111", "C1", "1.00"));
    assertThat(propose(two().reference("ZA111111")).verdict()).isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_payment_whose_text_names_another_item_or_that_is_one_to_the_cent_is_no_part() {
    books.add(invoice("I3", "INV-7003", "C1", "70.00"));
    books.add(payment("P1", "B1", "C1", "90.00")).add(told("P2", "60.00", "INV-7003"));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.WAIT);
    books.add(payment("P2", "B2", "C1", "60.00"));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.APPLY);
    books.add(invoice("I4", "INV-4", "C1", "60.00"));
    assertThat(propose(two()).verdict()).isEqualTo(Verdict.WAIT);
  }

  @Test
  void a_set_of_an_advice_in_doubt_is_a_case_at_once_with_both_payments() {
    books.add(payment("P1", "B1", "C1", "90.00")).add(payment("P2", "B2", "C1", "60.00"));
    books.add(invoice("I5", "INV-1", "C1", "100.00"));
    Proposal proposal = propose(two());
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.payments()).containsExactly("P1", "P2");
    assertThat(proposal.certificate()).isNull();
    assertThat(proposal.reasons())
        .extracting(Proposal.Reason::code)
        .contains("item-ambiguous", "no-payment-yet");
  }

  @Test
  void each_payment_pays_what_its_text_names_or_the_items_that_are_its_amount() {
    List<Application> both = List.of(apply("I1", "100.00"), apply("I2", "50.00"));
    books.add(payment("P1", "B1", "C1", "50.00")).add(payment("P2", "B2", "C1", "100.00"));
    assertThat(Spread.over(List.of(paid("P1"), paid("P2")), both, books))
        .containsExactly(
            new Spread.Part("P1", List.of(apply("I2", "50.00"))),
            new Spread.Part("P2", List.of(apply("I1", "100.00"))));
    books.add(invoice("I1", "INV-7001", "C1", "100.00"));
    books.add(invoice("I2", "INV-7002", "C1", "50.00"));
    books.add(told("P1", "90.00", "INV-7002")).add(payment("P2", "B2", "C1", "60.00"));
    assertThat(Spread.over(List.of(paid("P1"), paid("P2")), both, books))
        .containsExactly(
            new Spread.Part("P1", List.of(apply("I2", "50.00"), apply("I1", "40.00"))),
            new Spread.Part("P2", List.of(apply("I1", "60.00"))));
    books.add(payment("P1", "B1", "C1", "90.00")).add(told("P2", "60.00", "INV-7001"));
    assertThat(Spread.over(List.of(paid("P1"), paid("P2")), both, books)).isEmpty();
  }

  @Test
  void a_credit_goes_with_the_first_payment_and_each_part_is_balanced() {
    Payment first = payment("P1", "B1", "C1", "90.00");
    Payment second = payment("P2", "B2", "C1", "40.00");
    assertThat(
            Spread.over(
                List.of(first, second),
                List.of(apply("I1", "100.00"), apply("I2", "50.00"), apply("K1", "20.00")),
                books))
        .containsExactly(
            new Spread.Part(
                "P1", List.of(apply("K1", "20.00"), apply("I1", "100.00"), apply("I2", "10.00"))),
            new Spread.Part("P2", List.of(apply("I2", "40.00"))));
  }

  @Test
  void a_line_in_question_stays_with_the_only_payment_that_its_amount_is_in() {
    books.add(invoice("I8", "INV-3", "C1", "90.00"));
    books.add(payment("P1", "B1", "C1", "120.00")).add(payment("P2", "B2", "C1", "100.00"));
    Proposal proposal = propose(withQuestion());
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.payments()).containsExactly("P1", "P2");
    assertThat(proposal.payment()).isEqualTo("P1");
    assertThat(proposal.remainder())
        .extracting(Proposal.Remainder::kind, Proposal.Remainder::amount)
        .containsExactly(tuple(Proposal.LINE_IN_QUESTION, "70.00"));
    assertThat(proposal.rivals()).hasSize(2);
    assertThat(Spread.over(List.of(paid("P1"), paid("P2")), proposal, books))
        .containsExactly(
            new Spread.Part("P1", List.of(apply("I2", "50.00"))),
            new Spread.Part("P2", List.of(apply("I1", "100.00"))));
    assertThat(proposal.certificate().checks())
        .filteredOn(check -> check.name().equals("only-set-of-payments"))
        .extracting(Certificate.Check::finding)
        .containsExactly(
            "payments P1, P2 together are EUR 220.00, and no other payments of this payer are; each"
                + " pays whole lines, the only ones that are its amount, and those in question are"
                + " all in payment P1");
  }

  @Test
  void where_the_amounts_do_not_tell_which_payment_has_the_question_both_wait() {
    books.add(invoice("I8", "INV-3", "C1", "90.00"));
    // The question alone is one payment; no whole lines are one; two sets of lines are one.
    for (String amount : List.of("70.00", "80.00")) {
      books.add(payment("P1", "B1", "C1", amount)).add(payment("P2", "B2", "C1", rest(amount)));
      assertThat(propose(withQuestion()).certificate()).as(amount).isNull();
    }
    books.add(invoice("I1", "INV-1", "C1", "120.00"));
    books.add(payment("P1", "B1", "C1", "120.00")).add(payment("P2", "B2", "C1", "120.00"));
    Notice twice =
        Notice.of("240.00")
            .date(DAY)
            .invoice("INV-1", "120.00")
            .invoice("INV-2", "50.00")
            .invoice("INV-3", "70.00");
    assertThat(propose(twice).certificate()).isNull();
  }

  @Test
  void beside_a_line_in_question_a_payment_pays_no_credit_and_nothing_that_another_names() {
    books.add(invoice("I8", "INV-3", "C1", "90.00"));
    books.add(payment("P1", "B1", "C1", "120.00")).add(payment("P2", "B2", "C1", "80.00"));
    assertThat(propose(withQuestion("200.00").credit("CM-1", "20.00")).certificate()).isNull();
    books.add(invoice("I1", "INV-7001", "C1", "100.00")).add(payment("P2", "B2", "C1", "100.00"));
    books.add(told("P1", "120.00", "INV-7001"));
    Notice named =
        Notice.of("220.00")
            .date(DAY)
            .invoice("INV-7001", "100.00")
            .invoice("INV-2", "50.00")
            .invoice("INV-3", "70.00");
    assertThat(propose(named).certificate()).isNull();
    books.add(payment("P1", "B1", "C1", "120.00"));
    assertThat(propose(named).certificate()).isNotNull();
  }

  @Test
  void of_a_long_list_each_payment_pays_neighbours_and_the_question_is_in_one_of_these_runs() {
    Notice list = longList(60, 11);
    books
        .add(payment("P1", "B1", "C1", paidBy(1, 20)))
        .add(payment("P2", "B2", "C1", paidBy(21, 60)));
    Proposal proposal = propose(list);
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.payment()).isEqualTo("P1");
    assertThat(proposal.certificate().checks())
        .anyMatch(check -> check.finding().contains("the only neighbours that are its amount"));
    List<Spread.Part> parts = Spread.over(List.of(paid("P1"), paid("P2")), proposal, books);
    assertThat(parts.get(0).applications())
        .hasSize(19)
        .contains(apply("L1", amountOf(1)), apply("L20", amountOf(20)))
        .doesNotContain(apply("L11", amountOf(11)), apply("L21", amountOf(21)));
    assertThat(parts.get(1).applications()).hasSize(40).contains(apply("L60", amountOf(60)));
  }

  @Test
  void the_payments_of_a_long_list_may_come_in_any_order_but_only_in_one() {
    Notice list = longList(60, 11);
    books
        .add(payment("P1", "B1", "C1", paidBy(21, 60)))
        .add(payment("P2", "B2", "C1", paidBy(1, 20)));
    assertThat(propose(list).payment()).isEqualTo("P2");
    // Lines 1 and 22 to 60 are no neighbours.
    String some = eur(paidBy(22, 60)).plus(eur(amountOf(1))).toPlainString();
    books.add(payment("P1", "B1", "C1", some)).add(payment("P2", "B2", "C1", paidBy(2, 21)));
    assertThat(propose(list).certificate()).isNull();
  }

  /** Items of odd amounts in a list; of one number there are two. */
  private Notice longList(int lines, int question) {
    Notice list = Notice.of(paidBy(1, lines)).date(DAY);
    for (int line = 1; line <= lines; line++) {
      books.add(invoice("L" + line, "INV-80" + line, "C1", amountOf(line)));
      list.invoice("INV-80" + line, amountOf(line));
    }
    books.add(invoice("L0", "INV-80" + question, "C1", "1.00"));
    return list;
  }

  private static String amountOf(int line) {
    return eur("103.17").plus(Money.ofMinor(line * line * 37L, "EUR")).toPlainString();
  }

  private static String paidBy(int from, int to) {
    Money sum = eur("0.00");
    for (int line = from; line <= to; line++) {
      sum = sum.plus(eur(amountOf(line)));
    }
    return sum.toPlainString();
  }

  @Test
  void the_reference_of_one_payment_ties_its_partner_beside_a_question_too() {
    books.add(invoice("I8", "INV-3", "C1", "90.00"));
    books
        .add(payment("P1", "ZA111111", "C1", "120.00"))
        .add(payment("P2", "ZA222222", "C1", "100.00"));
    Proposal proposal = propose(withQuestion().reference("ZA111111"));
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.payments()).containsExactly("P1", "P2");
  }

  private static String rest(String amount) {
    return eur("220.00").minus(eur(amount)).toPlainString();
  }

  private static Notice withQuestion() {
    return withQuestion("220.00");
  }

  /** Of what INV-3 is there are two. */
  private static Notice withQuestion(String total) {
    return Notice.of(total)
        .date(DAY)
        .invoice("INV-1", "100.00")
        .invoice("INV-2", "50.00")
        .invoice("INV-3", "70.00");
  }

  @Test
  void a_payment_that_two_mails_explain_together_is_shared() {
    books.add(payment("P1", "PAY-7", "C1", "150.00"));
    List<Part> parts = explain(one("M1", "INV-1", "100.00"), one("M2", "INV-2", "50.00"));
    assertThat(parts).extracting(Part::message).containsExactly("M1", "M2");
    assertThat(parts)
        .extracting(part -> part.proposal().applications())
        .containsExactly(List.of(apply("I1", "100.00")), List.of(apply("I2", "50.00")));
    assertThat(parts).allMatch(part -> part.proposal().payment().equals("P1"));
    assertThat(parts).allMatch(part -> part.proposal().certificate() != null);
  }

  @Test
  void a_line_in_question_of_a_mail_that_shares_a_payment_waits_alone() {
    books.add(payment("P1", "PAY-7", "C1", "220.00"));
    books.add(invoice("I8", "INV-2", "C1", "90.00"));
    Notice inDoubt =
        Notice.of("120.00").reference("PAY-7").invoice("INV-3", "70.00").invoice("INV-2", "50.00");
    List<Part> parts = explain(one("M1", "INV-1", "100.00"), new Said("M2", inDoubt));
    assertThat(parts)
        .extracting(part -> part.proposal().applications())
        .containsExactly(List.of(apply("I1", "100.00")), List.of(apply("I3", "70.00")));
    assertThat(parts.get(1).proposal().verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(parts.get(1).proposal().remainder())
        .extracting(Proposal.Remainder::amount)
        .containsExactly("50.00");
    // Nothing but questions in one of the mails: nobody knows what it pays.
    assertThat(explain(one("M1", "INV-1", "170.00"), one("M2", "INV-2", "50.00"))).isEmpty();
  }

  @Test
  void a_line_in_question_that_could_be_what_the_other_mail_pays_holds_both() {
    books.add(payment("P1", "PAY-7", "C1", "170.00"));
    books.add(Sample.referring(invoice("I8", "INV-2", "C1", "50.00"), "PO-440077"));
    Notice inDoubt =
        Notice.of("120.00").reference("PAY-7").invoice("INV-3", "70.00").invoice("INV-2", "50.00");
    Notice byOrder = Notice.of("50.00").reference("PAY-7").invoice("PO-440077", "50.00");
    assertThat(explain(new Said("M1", byOrder), new Said("M2", inDoubt))).isEmpty();
    books.add(invoice("I8", "INV-8", "C1", "50.00"));
    Notice byNumber = Notice.of("50.00").reference("PAY-7").invoice("INV-8", "50.00");
    assertThat(explain(new Said("M1", byNumber), new Said("M2", inDoubt))).hasSize(2);
  }

  @Test
  void a_third_mail_that_would_do_as_well_makes_it_a_question() {
    books.add(payment("P1", "PAY-7", "C1", "150.00"));
    books.add(invoice("I4", "INV-4", "C1", "50.00"));
    assertThat(
            explain(
                one("M1", "INV-1", "100.00"),
                one("M2", "INV-2", "50.00"),
                one("M3", "INV-4", "50.00")))
        .isEmpty();
  }

  @Test
  void a_mail_that_is_the_payment_alone_goes_before_two_that_are_it_together() {
    books.add(payment("P1", "PAY-7", "C1", "150.00"));
    books.add(invoice("I4", "INV-4", "C1", "150.00"));
    assertThat(
            explain(
                one("M1", "INV-1", "100.00"),
                one("M2", "INV-2", "50.00"),
                one("M3", "INV-4", "150.00")))
        .isEmpty();
  }

  @Test
  void mails_that_claim_one_item_share_no_payment() {
    books.add(payment("P1", "PAY-7", "C1", "100.00"));
    assertThat(explain(one("M1", "INV-1", "50.00"), one("M2", "INV-1", "50.00"))).isEmpty();
  }

  @Test
  void mails_without_a_reference_share_a_payment_when_their_sum_is_hardly_met_by_chance() {
    List<Part> parts = explain(uneven("P1", "1453.20"), one("M5", DAY), other("M6", DAY));
    assertThat(parts)
        .extracting(part -> part.proposal().applications())
        .containsExactly(List.of(apply("I5", "1303.83")), List.of(apply("I6", "149.37")));
    assertThat(parts.get(0).proposal().certificate().checks())
        .filteredOn(check -> check.name().equals("only-set-of-advices"))
        .extracting(Certificate.Check::finding)
        .containsExactly(
            "2 advices together are payment P1 of EUR 1453.20, and no others on this payer's items"
                + " are; this one says EUR 1303.83; no reference ties them, all say it was paid on"
                + " 2026-03-02, and by chance 0.00044 such sets would be expected");
  }

  @Test
  void a_sum_that_chance_may_meet_ties_no_mails() {
    books.add(payment("P1", "B1", "C1", "150.00"));
    assertThat(
            explain(
                new Said("M1", Notice.of("100.00").date(DAY).invoice("INV-1", "100.00")),
                new Said("M2", Notice.of("50.00").date(DAY).invoice("INV-2", "50.00"))))
        .isEmpty();
  }

  @Test
  void mails_of_two_days_or_with_another_reference_are_not_tied_by_their_sum() {
    Payment paid = uneven("P1", "1453.20");
    assertThat(explain(paid, one("M5", DAY), other("M6", DAY.plusDays(1)))).isEmpty();
    Said referring = other("M6", DAY);
    referring.notice().reference("ZA900001");
    assertThat(explain(paid, one("M5", DAY), referring)).isEmpty();
  }

  @Test
  void other_money_that_could_be_of_one_of_the_mails_makes_the_sum_a_question() {
    for (String amount : List.of("149.37", "1453.20", "1303.83")) {
      books.add(payment("P2", "B2", "C1", amount));
      assertThat(explain(uneven("P1", "1453.20"), one("M5", DAY), other("M6", DAY)))
          .as(amount)
          .isEmpty();
    }
    // Two that are one mail's amount only together.
    books.add(payment("P2", "B2", "C1", "1300.00")).add(payment("P3", "B3", "C1", "3.83"));
    assertThat(explain(uneven("P1", "1453.20"), one("M5", DAY), other("M6", DAY))).isEmpty();
    books.add(payment("P3", "B3", "C1", "3.84"));
    assertThat(explain(uneven("P1", "1453.20"), one("M5", DAY), other("M6", DAY))).hasSize(2);
  }

  @Test
  void a_payment_that_means_something_else_by_itself_is_not_shared_by_its_sum() {
    uneven("P1", "1453.20");
    books.add(invoice("I7", "INV-7007", "C1", "70.00"));
    assertThat(explain(told("P1", "1453.20", "INV-7007"), one("M5", DAY), other("M6", DAY)))
        .isEmpty();
    books.add(invoice("I7", "INV-7007", "C1", "1453.20"));
    assertThat(explain(uneven("P1", "1453.20"), one("M5", DAY), other("M6", DAY))).isEmpty();
  }

  private Payment uneven(String id, String amount) {
    books.add(invoice("I5", "INV-5", "C1", "1303.83")).add(invoice("I6", "INV-6", "C1", "149.37"));
    return payment(id, "B-" + id, "C1", amount);
  }

  private static Said one(String message, LocalDate day) {
    return new Said(message, Notice.of("1303.83").date(day).invoice("INV-5", "1303.83"));
  }

  private static Said other(String message, LocalDate day) {
    return new Said(message, Notice.of("149.37").date(day).invoice("INV-6", "149.37"));
  }

  private List<Part> explain(Payment payment, Said... said) {
    books.add(payment);
    return explain(said);
  }

  private record Said(String message, Notice notice) {}

  private static Said one(String message, String number, String amount) {
    return new Said(
        message, Notice.of(amount).reference("PAY-7").date(DAY).invoice(number, amount));
  }

  private static Notice two() {
    return Notice.of("150.00").date(DAY).invoice("INV-1", "100.00").invoice("INV-2", "50.00");
  }

  private Proposal propose(Notice notice) {
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private List<Part> explain(Said... said) {
    List<OtherAdvice> all = new ArrayList<>();
    Map<String, Mail> read = new TreeMap<>();
    for (Said one : said) {
      all.add(other(one.message(), one.notice()));
      read.put(
          one.message(),
          new Mail(one.message(), Notice.source(one.notice()), Notice.reading(one.notice())));
    }
    books.others(all);
    return mails.explain(paid("P1"), read, books);
  }

  private static Payment told(String id, String amount, String text) {
    Payment untold = payment(id, "B-" + id, "C1", amount);
    return new Payment(
        id,
        untold.reference(),
        untold.account(),
        untold.legalEntity(),
        untold.status(),
        untold.amount(),
        untold.available(),
        untold.valueDate(),
        untold.bookingDate(),
        untold.method(),
        untold.payerName(),
        untold.payerAccount(),
        text,
        untold.references());
  }

  private static OtherAdvice other(String message, Notice notice) {
    return new OtherAdvice(message, 0, notice.advice(), DAY, null, null);
  }

  private Payment paid(String id) {
    return books.payment(id).orElseThrow();
  }

  private static Application apply(String item, String amount) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null);
  }
}
