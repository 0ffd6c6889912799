package io.quittance.pipeline;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Sample;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.policy.Policy;
import io.quittance.policy.StartingPolicies;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDifferenceTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private Proposal propose(Books books, Notice notice) {
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static Books as(BooksInMemory books, String policy) {
    Policy other = StartingPolicies.named(policy, 1).orElseThrow();
    return new WithoutOwn(
        books, OwnApplications.of(List.of()), (entity, customer) -> other, 7, books::learned);
  }

  @Test
  void a_write_off_that_a_policy_adds_is_counted_in_money_and_what_it_holds_is_taken_off() {
    BooksInMemory books =
        new BooksInMemory()
            .add(customer("C1"))
            .add(invoice("i1", "1001", "C1", "100.00"))
            .add(invoice("i2", "1002", "C1", "200.00"))
            .add(payment("P1", "R", "C1", "96.00"))
            .add(payment("P2", "S", "C1", "210.00"));
    Notice less = Notice.of("96.00").invoice("1001", "96.00");
    Notice more = Notice.of("210.00").invoice("1002", "210.00");
    PolicyDifference toJde = new PolicyDifference();
    toJde.add(propose(books, less), propose(as(books, "jde"), less), books);
    toJde.add(propose(books, more), propose(as(books, "jde"), more), books);

    assertThat(toJde.advices).isEqualTo(2);
    assertThat(toJde.unchanged).isEqualTo(1);
    assertThat(toJde.appliedInAddition.count).isEqualTo(1);
    assertThat(toJde.appliedInAddition.money)
        .containsEntry("EUR", new PolicyDifference.Sums(eur("96.00"), eur("0.00"), eur("4.00")));

    PolicyDifference toCautious = new PolicyDifference();
    toCautious.add(propose(books, more), propose(as(books, "cautious"), more), books);
    assertThat(toCautious.noLongerApplied.money)
        .containsEntry("EUR", new PolicyDifference.Sums(eur("-200.00"), eur("0.00"), eur("0.00")));
  }

  @Test
  void what_was_applied_already_is_compared_as_if_it_had_not_been() {
    BooksInMemory books =
        new BooksInMemory()
            .add(customer("C1"))
            .add(with(left(invoice("i1", "1001", "C1", "100.00"), "0.00"), OpenItem.Status.CLOSED))
            .add(
                payment(
                    "P1",
                    "R",
                    Payment.Status.BOOKED,
                    eur("100.00"),
                    eur("0.00"),
                    "ACC-C1",
                    Sample.DAY));
    Notice notice = Notice.of("100.00").invoice("1001", "100.00");

    assertThat(propose(books, notice).certificate()).isNull();
    Books before =
        new WithoutOwn(
            books,
            new OwnApplications(Map.of("P1", eur("100.00")), Map.of("i1", eur("100.00")), Set.of()),
            books::policy,
            books.widestDateWindowDays(),
            books::learned);
    assertThat(propose(before, notice).verdict()).isEqualTo(Proposal.Verdict.APPLY);
  }
}
