package io.quittance.ledger;

import static io.quittance.ledger.LedgerTest.line;
import static io.quittance.ledger.LedgerTest.posted;
import static io.quittance.ledger.LedgerTest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.Limits.Removal;
import io.quittance.ledger.MoveRequest.Use;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem.Kind;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** I15: what is written off and discounted stays within limits, by the posting and by the day. */
class LimitsTest {
  private final BooksInTest books = BooksInTest.open();
  private int keys;

  @BeforeEach
  void an_invoice_and_a_payment() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("J", Kind.INVOICE, "C1", 100_00);
    books.payment("P", 500_00);
  }

  @Test
  void a_person_gives_away_so_much_a_day_and_no_more_and_others_their_own() {
    limit(new PostingLimit("clerks", null, eur(5_00), eur(5_00), eur(8_00), null));
    assertThat(writeOff(by("ada"), 5_00)).isEmpty();
    assertThat(writeOff(by("ada"), 4_00))
        .isEqualTo(
            "A write-off of EUR 4.00 is above the limit of EUR 3.00 left for today for ada;"
                + " somebody else with the limit approves it.");
    assertThat(writeOff(by("ada").of(Set.of("clerks"), Set.of()), 3_00)).isEmpty();
    assertThat(writeOff(by("ben"), 5_00)).isEmpty();
    assertThat(discount(by("ada"), 5_00)).isEmpty();
    // What is approved counts for who approved it.
    assertThat(writeOff(by("ada", "ben"), 3_00)).isEmpty();
    assertThat(writeOff(by("ada", "ben"), 1)).contains("EUR 0.00 left for today for ada");
  }

  @Test
  void the_lower_of_the_clerks_and_the_customers_limit_wins() {
    limit(PostingLimit.ofGroup("clerks", eur(5_00), eur(5_00)));
    limit(PostingLimit.ofCustomer("C0", eur(2_00), eur(0)));
    limit(PostingLimit.ofCustomer("C1", eur(9_00), eur(9_00)));
    assertThat(apply(by("ada"), line("I", 10_00, 0, 2_01))).contains("EUR 2.00 of the customer");
    assertThat(apply(by("ada"), line("I", 10_00, 0, 2_00))).isEmpty();
    assertThat(apply(by("ada"), line("I", 10_00, 1, 0))).contains("EUR 0.00 of the customer");
    assertThat(apply(by("ada"), line("J", 10_00, 0, 5_01))).contains("limit of EUR 5.00 for ada");
    // Whoever approves goes by the own group.
    assertThat(apply(by("ada", "ben"), line("I", 10_00, 0, 5_00))).isEmpty();
  }

  @Test
  void what_is_posted_without_a_person_is_limited_when_its_group_is() {
    Decision certified = BooksInTest.CERTIFIED;
    assertThat(apply(certified, line("I", 10_00, 3_00, 0))).isEmpty();
    limit(new PostingLimit(Limits.AUTOMATIC, null, eur(0), eur(4_00), null, eur(5_00)));
    // It limits no clerk.
    assertThat(apply(by("ada"), line("I", 10_00, 9_00, 9_00))).isEmpty();
    assertThat(apply(certified, line("I", 10_00, 4_01, 0))).contains("EUR 2.00 left for today");
    assertThat(apply(certified, line("I", 10_00, 2_00, 0))).isEmpty();
    assertThat(apply(certified, line("I", 10_00, 0, 1))).contains("limit of EUR 0.00");
  }

  @Test
  void a_limit_is_removed_and_the_last_one_of_clerks_only_by_two_people() {
    limit(PostingLimit.ofGroup("clerks", eur(5_00), eur(5_00)));
    limit(PostingLimit.ofGroup("leads", eur(9_00), eur(9_00)));
    limit(new PostingLimit(Limits.AUTOMATIC, null, eur(0), eur(0), null, null));
    limit(PostingLimit.ofCustomer("C0", eur(2_00), eur(0)));
    assertThat(remove(null, "C0", "ada")).isEqualTo(Removal.REMOVED);
    assertThat(remove(null, "C0", "ada")).isEqualTo(Removal.UNKNOWN);
    assertThat(apply(by("ada"), line("I", 10_00, 0, 2_01))).isEmpty();
    assertThat(remove("leads", null, "ada")).isEqualTo(Removal.REMOVED);

    // The limit of what is posted without a person binds no clerk.
    assertThat(remove("clerks", null, "zoe")).isEqualTo(Removal.AWAITS_SECOND_PERSON);
    assertThat(remove("clerks", null, "zoe")).isEqualTo(Removal.AWAITS_SECOND_PERSON);
    assertThat(apply(by("ada"), line("I", 10_00, 0, 5_01))).contains("limit of EUR 5.00");
    limit(PostingLimit.ofGroup("clerks", eur(6_00), eur(6_00)));
    assertThat(remove("clerks", null, "max")).isEqualTo(Removal.AWAITS_SECOND_PERSON);
    assertThat(remove("clerks", null, "zoe")).isEqualTo(Removal.REMOVED);
    assertThat(apply(by("ada"), line("I", 10_00, 0, 8_00))).isEmpty();
    assertThat(remove(Limits.AUTOMATIC, null, "zoe")).isEqualTo(Removal.REMOVED);
    assertThat(books.call(() -> books.limits.all(10))).isEmpty();
  }

  private Removal remove(String group, String customer, String actor) {
    return books.call(() -> books.limits.remove(group, customer, "EUR", actor));
  }

  private void limit(PostingLimit limit) {
    books.run(() -> books.limits.set(limit));
  }

  private static Decision by(String actor) {
    return by(actor, null);
  }

  private static Decision by(String actor, String approver) {
    return new Decision(actor, approver, "small", null, null, null, null, null, null)
        .of(Set.of("clerks"), approver == null ? Set.of() : Set.of("clerks"));
  }

  /** Empty when it was posted, else why not. */
  private String writeOff(Decision decision, long minor) {
    MoveRequest request =
        new MoveRequest("m" + keys++, "P", Use.WRITE_OFF, eur(minor), null, null, decision);
    return said(books.call(() -> books.ledger.move(request)));
  }

  private String discount(Decision decision, long minor) {
    return apply(decision, line("I", 10_00, minor, 0));
  }

  private String apply(Decision decision, Application line) {
    return said(
        books.call(
            () -> books.ledger.apply(request("a" + keys++, "P", null, false, decision, line))));
  }

  private static String said(PostingOutcome outcome) {
    if (outcome instanceof Refused refused) {
      assertThat(refused.code()).isEqualTo(PostingOutcome.Refusal.NEEDS_APPROVAL);
      return refused.message();
    }
    posted(outcome);
    return "";
  }

  private static Money eur(long minor) {
    return Money.ofMinor(minor, "EUR");
  }
}
