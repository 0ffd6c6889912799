package io.quittance.matching;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recommended, and never posted, for the one wrong number of an advice. */
class ProbableItemTest {
  private final BooksInMemory books =
      new BooksInMemory()
          .add(customer("C1"))
          .add(customer("C2"))
          .add(invoice("I1", "2026-471108", "C1", "60.00"))
          .add(invoice("I2", "2026-480001", "C1", "40.00"))
          .add(invoice("I3", "2026-555555", "C2", "60.00"));

  @ParameterizedTest
  @ValueSource(strings = {"2026-471107", "2026-417108"})
  void a_mistyped_number_is_probably_the_item_of_that_amount_one_step_away(String printed) {
    Proposal proposal = propose(printed);

    // The line that is right is applied; the other one is left with its money.
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.applications()).extracting(Application::openItem).containsExactly("I2");
    assertThat(proposal.recommendedBesides())
        .extracting(Application::openItem, Application::amount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("I1", eur("60.00")));
    assertThat(proposal.reasons().get(proposal.reasons().size() - 1).message())
        .isEqualTo(
            "recommended, not proven: line 1 probably means item I1 (\"2026-471108\", open EUR"
                + " 60.00), the payer's only open item of exactly EUR 60.00 whose number is one"
                + " digit, or two exchanged neighbours, away from \"%s\"",
            printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-471177", "2026-47110", "2026-4711080", "2026-999999"})
  void a_number_more_than_one_step_away_is_left_open(String printed) {
    assertThat(propose(printed).applications())
        .extracting(Application::openItem)
        .containsExactly("I2");
  }

  @Test
  void two_items_of_that_amount_one_step_away_are_left_open() {
    books.add(invoice("I4", "2026-471109", "C1", "60.00"));
    assertThat(propose("2026-471107").applications())
        .extracting(Application::openItem)
        .containsExactly("I2");
  }

  @Test
  void an_item_of_another_amount_is_not_recommended() {
    books.add(invoice("I1", "2026-471108", "C1", "61.00"));
    assertThat(propose("2026-471107").applications())
        .extracting(Application::openItem)
        .containsExactly("I2");
  }

  @Test
  void another_customers_number_is_probably_the_payers_only_item_of_that_amount() {
    Proposal proposal = propose("2026-555555");

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.applications())
        .extracting(Application::openItem)
        .containsExactly("I1", "I2");
    assertThat(proposal.reasons().get(proposal.reasons().size() - 1))
        .isEqualTo(
            new Reason(
                "item-of-other-customer",
                "recommended, not proven: line 1 probably means item I1 (\"2026-471108\", open EUR"
                    + " 60.00), the payer's only open item of exactly EUR 60.00; \"2026-555555\" is"
                    + " another customer's number"));
  }

  @Test
  void a_number_of_which_another_amount_is_open_is_probably_the_only_item_of_the_amount() {
    books.add(invoice("I4", "2026-300000", "C1", "95.00"));
    Proposal proposal = propose("2026-300000");
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.recommendedBesides())
        .extracting(Application::openItem, Application::amount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("I1", eur("60.00")));
    assertThat(proposal.reasons().get(proposal.reasons().size() - 1))
        .isEqualTo(
            new Reason(
                "amount-differs",
                "recommended, not proven: line 1 probably means item I1 (\"2026-471108\", open EUR"
                    + " 60.00), the payer's only open item of exactly EUR 60.00; of"
                    + " \"2026-300000\" another amount is open"));
    // Of two such items neither: the line may as well pay its own item in part.
    books.add(invoice("I5", "2026-300001", "C1", "60.00"));
    assertThat(propose("2026-300000").recommendedBesides())
        .extracting(Application::openItem)
        .containsExactly("I4");
  }

  @Test
  void with_a_second_item_of_that_amount_another_customers_number_stays_what_it_is() {
    books.add(invoice("I4", "2026-300000", "C1", "60.00"));
    assertThat(propose("2026-555555").applications())
        .extracting(Application::openItem)
        .doesNotContain("I1", "I4");
  }

  private Proposal propose(String wrong) {
    books.add(
        Sample.payment(
            "P1",
            "PAY-1",
            Payment.Status.BOOKED,
            eur("100.00"),
            eur("100.00"),
            "ACC-C1",
            Sample.DAY));
    Notice notice =
        Notice.of("100.00")
            .reference("PAY-1")
            .invoice(wrong, "60.00")
            .invoice("2026-480001", "40.00");
    List<Proposal> proposals =
        new ExactMatcher(new WordByWordVerifier())
            .propose(Notice.source(notice), Notice.reading(notice), books);
    assertThat(proposals).hasSize(1);
    return proposals.get(0);
  }
}
