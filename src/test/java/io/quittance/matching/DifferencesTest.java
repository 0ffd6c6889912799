package io.quittance.matching;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.policy.Policy;
import io.quittance.policy.Tolerance;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules for differences that no published example shows. */
class DifferencesTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private Proposal propose(OpenItem item, Policy policy, Notice notice, String paid) {
    return propose(new BooksInMemory().add(item), policy, notice, paid);
  }

  private Proposal propose(BooksInMemory books, Policy policy, Notice notice, String paid) {
    books.add(customer("C1")).policy(p -> policy).add(payment("P1", "R", "C1", paid));
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static Policy discounts(boolean proportional, Policy.Late late) {
    return Policy.initial()
        .with(new Policy.Discounts(true, 0, true, proportional, false, false, late))
        .with(
            new Policy.Differences(
                Policy.ShortPay.HOLD, Policy.OverPay.HOLD, Policy.Unexplained.APPLY_PART));
  }

  private static Policy tolerating(String amount) {
    return Policy.initial()
        .with(
            new Tolerance(
                Map.of("EUR", new Tolerance.Limit(new BigDecimal(amount), new BigDecimal("100")))));
  }

  private static Application applied(String amount, String discount, String writeOff) {
    return new Application(
        "i1",
        eur(amount),
        eur(discount),
        eur(writeOff),
        eur(writeOff).isZero() ? null : "tolerance");
  }

  @Test
  void a_part_paid_in_time_earns_its_part_of_the_discount() {
    OpenItem item = discounted(invoice("i1", "1001", "C1", "1000.00"), "20.00", Sample.DAY);
    Proposal silent =
        propose(
            item,
            discounts(true, Policy.Late.HOLD),
            Notice.of("490.00").invoice("1001", "490.00"),
            "490.00");
    assertThat(silent.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(silent.applications()).containsExactly(applied("490.00", "10.00", "0.00"));
    assertThat(silent.remainder().get(0).amount()).isEqualTo("500.00");

    Notice printed = Notice.of("490.00").discounted("1001", "500.00", "10.00", "490.00");
    assertThat(propose(item, discounts(true, Policy.Late.HOLD), printed, "490.00").applications())
        .containsExactly(applied("490.00", "10.00", "0.00"));
    assertThat(propose(item, discounts(false, Policy.Late.HOLD), printed, "490.00").verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @Test
  void a_late_discount_is_held_accepted_or_left_open() {
    OpenItem item =
        discounted(invoice("i1", "1001", "C1", "1000.00"), "20.00", Sample.DAY.minusDays(1));
    Notice notice = Notice.of("980.00").discounted("1001", "1000.00", "20.00", "980.00");

    Proposal held = propose(item, discounts(false, Policy.Late.HOLD), notice, "980.00");
    assertThat(held.verdict()).isEqualTo(Verdict.REVIEW);
    Proposal accepted = propose(item, discounts(false, Policy.Late.ACCEPT), notice, "980.00");
    assertThat(accepted.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(accepted.applications()).containsExactly(applied("980.00", "20.00", "0.00"));
    Proposal open = propose(item, discounts(false, Policy.Late.LEAVE_OPEN), notice, "980.00");
    assertThat(open.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(open.applications()).containsExactly(applied("980.00", "0.00", "0.00"));
  }

  @Test
  void a_tolerance_never_covers_what_the_line_gives_a_reason_for() {
    Proposal proposal =
        propose(
            invoice("i1", "1001", "C1", "100.00"),
            tolerating("5.00"),
            Notice.of("96.00").deducted("1001", "100.00", "4.00", "96.00", "damaged"),
            "96.00");

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.applications()).containsExactly(applied("96.00", "0.00", "0.00"));
    assertThat(proposal.remainder().get(0).kind()).isEqualTo("short-pay");
  }

  @Test
  void a_tolerance_never_tells_two_items_of_one_number_apart() {
    OpenItem settled =
        with(left(invoice("i0", "RE-1001", "C1", "96.00"), "0.00"), OpenItem.Status.CLOSED);
    Notice notice = Notice.of("96.00").invoice("1001", "96.00");

    Proposal alone =
        propose(invoice("i1", "1001", "C1", "100.00"), tolerating("5.00"), notice, "96.00");
    assertThat(alone.applications()).containsExactly(applied("96.00", "0.00", "4.00"));
    assertThat(alone.verdict()).isEqualTo(Verdict.APPLY);
    Proposal both =
        propose(
            new BooksInMemory().add(invoice("i1", "1001", "C1", "100.00")).add(settled),
            tolerating("5.00"),
            notice,
            "96.00");
    assertThat(both.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(both.reasons().get(0).code()).isEqualTo("item-ambiguous");
  }
}
