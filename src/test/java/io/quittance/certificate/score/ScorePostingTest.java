package io.quittance.certificate.score;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.collected;
import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.ofEntity;
import static io.quittance.matching.Sample.onHold;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Sample;
import io.quittance.matching.identity.Learned;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorePostingTest {
  private final BooksInMemory books =
      new BooksInMemory()
          .add(customer("C"))
          .add(invoice("I1", "4711", "C", "100.00"))
          .add(invoice("I2", "4712", "C", "35.00"));

  @Test
  void everything_that_bank_and_books_can_say_adds_up() {
    books.add(printed("P", "ACC-C", "Customer C", "inv 4711 and 4712", "135.00"));
    assertThat(score(pays("I1", "100.00"), pays("I2", "35.00")))
        .hasValue(
            new Score(
                28,
                List.of(
                    Fact.ACCOUNT_IN_BOOKS,
                    Fact.NAME_EQUAL,
                    Fact.BANK_NAMES_ALL,
                    Fact.ONLY_COMBINATION,
                    Fact.ONLY_OF_AMOUNT,
                    Fact.WHEN_DUE)));
  }

  @Test
  void a_payer_of_whom_nothing_is_known_leaves_what_the_money_says() {
    books.add(printed("P", "NEW", "Somebody", "inv 4711", "100.00"));
    assertThat(score(pays("I1", "100.00")).orElseThrow().facts())
        .containsExactly(
            Fact.BANK_NAMES_ALL, Fact.ONLY_COMBINATION, Fact.ONLY_OF_AMOUNT, Fact.WHEN_DUE);
  }

  @Test
  void what_decisions_taught_counts_when_money_proved_it() {
    books.add(printed("P", "NEW", "Somebody", "", "100.00"));
    books.add(new Learned(Learned.Kind.ACCOUNT, "NEW", "C", 1, 0));
    assertThat(score(pays("I1", "100.00")).orElseThrow().facts())
        .doesNotContain(Fact.ACCOUNT_TAUGHT);
    books.learned().clear();
    books.add(new Learned(Learned.Kind.ACCOUNT, "NEW", "C", 1, 1));
    assertThat(score(pays("I1", "100.00")).orElseThrow().facts()).contains(Fact.ACCOUNT_TAUGHT);
  }

  @Test
  void another_item_of_the_amount_takes_both_facts_of_uniqueness_away() {
    books.add(invoice("I3", "4713", "C", "100.00"));
    books.add(printed("P", "ACC-C", "x", "", "100.00"));
    assertThat(score(pays("I1", "100.00")).orElseThrow().facts())
        .containsExactly(Fact.ACCOUNT_IN_BOOKS, Fact.WHEN_DUE);
  }

  @Test
  void nothing_that_speaks_against_a_posting_has_a_score() {
    books.add(payment("P", "R", "C", "100.00"));
    assertThat(score(pays("I1", "100.00"))).isPresent();

    assertThat(score()).as("nothing applied").isEmpty();
    assertThat(score(pays("I1", "99.99"))).as("in part").isEmpty();
    assertThat(score(pays("I2", "35.00"))).as("money is left").isEmpty();
    assertThat(score(pays("I1", "50.00"), pays("I1", "50.00"))).as("twice").isEmpty();
    assertThat(score(new Application("I1", eur("99.00"), eur("1.00"), eur("0.00"), null)))
        .as("discount")
        .isEmpty();
    assertThat(score(new Application("I1", eur("99.00"), eur("0.00"), eur("1.00"), "x")))
        .as("write-off")
        .isEmpty();
    refused("disputed", with(item(), OpenItem.Status.DISPUTED));
    refused("in collection", collected(item(), true, false));
    refused("direct debit", collected(item(), false, true));
    refused("other entity", ofEntity(item(), "FR"));
    refused("used up", left(item(), "60.00"));
    refused("credit", credit("I1", "4711", "C", "100.00"));
    refused("of somebody whose account it is not", invoice("I1", "4711", "D", "100.00"));
    books.add(item());
    books.add(onHold(customer("C")));
    assertThat(score(pays("I1", "100.00"))).as("on hold").isEmpty();
    books.add(customer("C"));
    books.add(used());
    assertThat(score(pays("I1", "100.00"))).as("money used before").isEmpty();
    books.add(printed("P", "ACC-C", "Amazon Payments", "", "100.00"));
    books.add(new Learned(Learned.Kind.COLLECTING_ACCOUNT, "ACCC", null, 1, 0));
    assertThat(score(pays("I1", "100.00"))).as("collecting account").isEmpty();
  }

  private void refused(String why, OpenItem item) {
    books.add(customer("D"));
    books.add(item);
    assertThat(score(pays("I1", "100.00"))).as(why).isEmpty();
  }

  private static OpenItem item() {
    return invoice("I1", "4711", "C", "100.00");
  }

  private static Payment used() {
    return payment(
        "P", "R", Payment.Status.BOOKED, eur("100.00"), eur("40.00"), "ACC-C", Sample.DAY);
  }

  private static Payment printed(
      String id, String account, String name, String text, String amount) {
    return new Payment(
        id,
        null,
        "OUR-1",
        "DE",
        Payment.Status.BOOKED,
        eur(amount),
        eur(amount),
        DAY,
        DAY,
        "transfer",
        name,
        account,
        text,
        List.of());
  }

  private static Application pays(String item, String amount) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null);
  }

  private Optional<Score> score(Application... applications) {
    return ScorePosting.of("P", List.of(applications), books);
  }
}
