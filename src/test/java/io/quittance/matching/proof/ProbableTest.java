package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.due;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.from;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.issued;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.receivables.OpenItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recommended, and never posted, where an advice or a payment is not what it says. */
class ProbableTest {
  private final BooksInMemory books =
      new BooksInMemory()
          .add(customer("C1"))
          .add(customer("C2"))
          .add(invoice("I1", "INV-1001", "C1", "100.00"))
          .add(invoice("I2", "INV-1002", "C1", "50.00"))
          .add(invoice("I3", "INV-1003", "C1", "70.10"));

  @Test
  void the_line_that_is_open_with_what_the_payment_is_more_has_the_mistyped_amount() {
    Proposal proposal =
        held(
            "150.00",
            Notice.of("149.00")
                .reference("PAY-1")
                .invoice("INV-1001", "99.00")
                .invoice("INV-1002", "50.00"));
    assertThat(proposal.applications()).containsExactly(pays("I1", "100.00"), pays("I2", "50.00"));
    assertThat(last(proposal))
        .isEqualTo(
            "recommended, not proven: line 1 probably pays EUR 100.00, not EUR 99.00, on item I1"
                + " (\"INV-1001\", open EUR 100.00): then the lines are the payment");
  }

  @Test
  void two_lines_that_could_have_it_are_left_as_they_are() {
    books.add(invoice("I2", "INV-1002", "C1", "51.00"));
    Proposal proposal =
        held(
            "150.00",
            Notice.of("149.00")
                .reference("PAY-1")
                .invoice("INV-1001", "99.00")
                .invoice("INV-1002", "50.00"));
    assertThat(proposal.applications()).containsExactly(pays("I1", "99.00"), pays("I2", "50.00"));
  }

  @Test
  void an_advice_of_one_line_pays_with_the_whole_payment_what_it_names() {
    Proposal proposal =
        held("60.00", Notice.of("90.00").reference("PAY-1").invoice("INV-1001", "90.00"));
    assertThat(proposal.applications()).containsExactly(pays("I1", "60.00"));
    // What it names is somebody else's: nothing says what is meant.
    books.add(invoice("I1", "INV-1001", "C2", "100.00"));
    assertThat(
            last(held("60.00", Notice.of("90.00").reference("PAY-1").invoice("INV-1001", "90.00"))))
        .doesNotContain("recommended");
  }

  @Test
  void a_rest_that_nothing_but_a_sum_explains_is_recommended_only_where_lines_are_said_to_miss() {
    books
        .add(invoice("I4", "INV-1004", "C1", "33.30"))
        .add(invoice("I5", "INV-1005", "C1", "9.99"));
    Notice said =
        Notice.of("183.30")
            .reference("PAY-1")
            .invoice("INV-1001", "100.00")
            .invoice("INV-1002", "50.00");
    assertThat(held("183.30", said).applications()).hasSize(3);
    Notice odd =
        Notice.of("230.09")
            .reference("PAY-1")
            .invoice("INV-1001", "100.00")
            .invoice("INV-1002", "50.00");
    books.change("I4", item -> issued(item, DAY.minusDays(900)));
    assertThat(last(held("230.09", odd))).doesNotContain("not listed");
    assertThat(held("230.09", odd.complete(false)).applications()).hasSize(4);
  }

  @Test
  void what_is_not_listed_is_the_most_plausible_rest() {
    Proposal proposal =
        held(
            "220.10",
            Notice.of("220.10")
                .reference("PAY-1")
                .complete(false)
                .invoice("INV-1001", "100.00")
                .invoice("INV-1002", "50.00"));
    assertThat(proposal.applications())
        .containsExactly(pays("I1", "100.00"), pays("I2", "50.00"), pays("I3", "70.10"));
    assertThat(last(proposal))
        .isEqualTo(
            "recommended, not proven: EUR 70.10 are not listed; beside what is, they probably are"
                + " everything due up to a date, one item of this amount, the oldest items:"
                + " \"INV-1003\"");
  }

  @Test
  void of_items_alike_the_one_due_first_is_recommended_and_each_only_once() {
    books
        .add(due(invoice("I3", "INV-1003", "C1", "70.10"), DAY.plusDays(2)))
        .add(due(invoice("I8", "INV-1003", "C1", "70.10"), DAY.plusDays(1)))
        .add(due(invoice("I9", "INV-1003", "C1", "70.10"), DAY));
    Proposal one =
        propose(
            "170.10",
            Notice.of("170.10")
                .reference("PAY-1")
                .invoice("INV-1001", "100.00")
                .invoice("INV-1003", "70.10"));
    assertThat(one.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(one.applications()).containsExactly(pays("I1", "100.00"));
    assertThat(one.recommendedBesides()).containsExactly(pays("I9", "70.10"));
    Proposal two =
        propose(
            "240.20",
            Notice.of("240.20")
                .reference("PAY-1")
                .invoice("INV-1001", "100.00")
                .invoice("INV-1003", "70.10")
                .invoice("INV-1003", "70.10"));
    assertThat(two.recommendedBesides()).containsExactly(pays("I9", "70.10"), pays("I8", "70.10"));
  }

  @Test
  void a_number_of_several_items_none_of_that_amount_probably_is_the_payers_only_one_of_it() {
    books
        .add(invoice("F1", "INV-200001", "C2", "30.00"))
        .add(invoice("F2", "INV-200001", "C2", "40.00"));
    Proposal proposal =
        held("70.10", Notice.of("70.10").reference("PAY-1").invoice("INV-200001", "70.10"));
    assertThat(proposal.applications()).containsExactly(pays("I3", "70.10"));
    // Of two of the amount the one whose number is a digit away.
    books.add(invoice("I4", "INV-200002", "C1", "70.10"));
    assertThat(
            held("70.10", Notice.of("70.10").reference("PAY-1").invoice("INV-200001", "70.10"))
                .applications())
        .containsExactly(pays("I4", "70.10"));
  }

  @Test
  void a_disputed_item_beside_clear_lines_is_recommended_to_the_person_who_may_pay_it() {
    books.add(with(invoice("I3", "INV-1003", "C1", "70.10"), OpenItem.Status.DISPUTED));
    Notice notice =
        Notice.of("170.10")
            .reference("PAY-1")
            .invoice("INV-1001", "100.00")
            .invoice("INV-1003", "70.10");
    assertThat(propose("170.10", notice).recommendedBesides()).containsExactly(pays("I3", "70.10"));
    books.add(with(invoice("I3", "INV-1003", "C1", "70.10"), OpenItem.Status.SOLD));
    assertThat(propose("170.10", notice).recommendedBesides()).isEmpty();
  }

  @Test
  void a_mail_that_waits_for_another_amount_and_whose_items_are_the_payment_is_likely() {
    books.add(from(payment("P1", "B1", "C1", "150.00"), "Customer C1", "ACC-C1", "thank you"));
    books.others(List.of(mail("M1", "159.00", "INV-1001", "INV-1002")));
    assertThat(alone().applications()).containsExactly(pays("I1", "100.00"), pays("I2", "50.00"));
    // A second one that does as well says nothing: the combinations do.
    books.add(invoice("I4", "INV-1004", "C1", "150.00"));
    books.others(
        List.of(mail("M1", "159.00", "INV-1001", "INV-1002"), mail("M2", "151.00", "INV-1004")));
    assertThat(alone().applications()).containsExactly(pays("I4", "150.00"));
  }

  @Test
  void what_the_text_names_is_likely_with_the_rest_that_fits_or_with_its_last_item_short() {
    books.add(from(payment("P1", "B1", "C1", "170.10"), "Customer C1", "ACC-C1", "INV-1001"));
    assertThat(alone().applications()).containsExactly(pays("I1", "100.00"), pays("I3", "70.10"));
    books.add(
        from(payment("P1", "B1", "C1", "140.00"), "Customer C1", "ACC-C1", "INV-1001 INV-1002"));
    Proposal shorter = alone();
    assertThat(shorter.applications()).containsExactly(pays("I1", "100.00"), pays("I2", "40.00"));
    assertThat(shorter.certificate()).isNull();
  }

  @Test
  void a_mail_that_says_a_little_more_than_the_payment_is_likely_and_one_that_says_much_more_not() {
    books.add(from(payment("P1", "B1", "C1", "145.00"), "Customer C1", "ACC-C1", "thank you"));
    books.others(List.of(mail("M1", "150.00", "INV-1001", "INV-1002")));
    assertThat(alone().applications()).containsExactly(pays("I1", "100.00"), pays("I2", "45.00"));
    books.add(from(payment("P1", "B1", "C1", "135.00"), "Customer C1", "ACC-C1", "thank you"));
    assertThat(alone().applications()).isEmpty();
  }

  private static OtherAdvice mail(String message, String total, String... numbers) {
    Notice notice = Notice.of(total);
    for (String number : numbers) {
      notice.invoice(number, "1.00");
    }
    return new OtherAdvice(message, 0, notice.advice(), DAY, null, null);
  }

  private Proposal alone() {
    Proposal proposal = new UnannouncedMatcher().propose("P1", null, books);
    assertThat(proposal.certificate()).isNull();
    return proposal;
  }

  private Proposal held(String paid, Notice notice) {
    Proposal proposal = propose(paid, notice);
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.certificate()).isNull();
    return proposal;
  }

  private Proposal propose(String paid, Notice notice) {
    books.add(payment("P1", "PAY-1", "C1", paid));
    return new ExactMatcher(new WordByWordVerifier())
        .propose(Notice.source(notice), Notice.reading(notice), books)
        .get(0);
  }

  private static String last(Proposal proposal) {
    return proposal.reasons().get(proposal.reasons().size() - 1).message();
  }

  private static Application pays(String item, String amount) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null);
  }
}
