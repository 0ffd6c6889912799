package io.quittance.matching;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.bank.statement.BankRate;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.ExchangeRate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money in another currency than the items: only by a rate that somebody gave. */
class OtherCurrencyTest {
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private Proposal propose(BooksInMemory books) {
    Notice notice =
        Notice.of("300.00")
            .reference("PAY-4711")
            .invoice("INV-1001", "100.00")
            .invoice("INV-1002", "200.00");
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static BooksInMemory books(String dollars) {
    Money paid = usd(dollars);
    return new BooksInMemory()
        .add(customer("C1"))
        .add(invoice("i1", "INV-1001", "C1", "100.00"))
        .add(invoice("i2", "INV-1002", "C1", "200.00"))
        .add(payment("P1", "PAY-4711", Payment.Status.BOOKED, paid, paid, "ACC-C1", DAY));
  }

  private static Policy allowed(Policy p) {
    return p.with(new Policy.Automatic(true, true, false, false, true, true));
  }

  private static ExchangeRate rate(String from, String to, String rate) {
    return new ExchangeRate(
        DAY, Currency.getInstance(from), Currency.getInstance(to), new BigDecimal(rate), "ECB");
  }

  private static Money usd(String amount) {
    return Money.parse(amount, "USD");
  }

  private static Application apply(String item, String amount, String dollars) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null)
        .with(new Application.Exchange(usd(dollars), new BigDecimal("0.92"), "ECB"));
  }

  @Test
  void a_rate_of_the_day_converts_the_payment_which_is_shared_out_whole() {
    Proposal proposal =
        propose(books("326.09").policy(OtherCurrencyTest::allowed).add(rate("USD", "EUR", "0.92")));

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications())
        .containsExactly(apply("i1", "100.00", "108.70"), apply("i2", "200.00", "217.39"));
    assertThat(proposal.certificate().checks().toString())
        .contains(
            "USD 326.09 at 0.92 (ECB, 2026-03-02) is EUR 300.00, the advice's total EUR 300.00 but"
                + " for rounding");
  }

  @Test
  void what_the_bank_made_of_the_payment_goes_before_the_rate_of_the_day() {
    Payment plain =
        payment(
            "P1", "PAY-4711", Payment.Status.BOOKED, usd("330.00"), usd("330.00"), "ACC-C1", DAY);
    BankRate told =
        new BankRate(
            Currency.getInstance("EUR"),
            new BigDecimal("300.00").divide(new BigDecimal("330.00"), MathContext.DECIMAL32),
            "EUR 300.00 for USD 330.00 at 1.1");
    BooksInMemory books =
        new BooksInMemory()
            .add(customer("C1"))
            .add(invoice("i1", "INV-1001", "C1", "100.00"))
            .add(invoice("i2", "INV-1002", "C1", "200.00"))
            .add(with(plain, told))
            .policy(OtherCurrencyTest::allowed)
            .add(rate("USD", "EUR", "0.92"));

    Proposal proposal = propose(books);

    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications())
        .extracting(one -> one.exchange().paid())
        .containsExactly(usd("110.00"), usd("220.00"));
    assertThat(proposal.applications().get(0).exchange().source())
        .isEqualTo("bank: EUR 300.00 for USD 330.00 at 1.1");
  }

  private static Payment with(Payment payment, BankRate rate) {
    return new Payment(
        payment.id(),
        payment.reference(),
        payment.account(),
        payment.legalEntity(),
        payment.status(),
        payment.amount(),
        payment.available(),
        payment.valueDate(),
        payment.bookingDate(),
        payment.method(),
        payment.payerName(),
        payment.payerAccount(),
        payment.text(),
        payment.references(),
        rate);
  }

  @Test
  void without_the_policy_it_is_a_recommendation() {
    Proposal proposal = propose(books("326.09").add(rate("USD", "EUR", "0.92")));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.reasons())
        .extracting(Proposal.Reason::message)
        .containsExactly("policy 1 holds payments in another currency than the items");
    assertThat(proposal.applications()).hasSize(2);
  }

  @Test
  void no_rate_is_turned_round_or_computed_over_a_third_currency() {
    Proposal proposal =
        propose(
            books("326.09")
                .policy(OtherCurrencyTest::allowed)
                .add(rate("EUR", "USD", "1.086957"))
                .add(rate("USD", "GBP", "0.8"))
                .add(rate("GBP", "EUR", "1.15")));

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.reasons()).extracting(Proposal.Reason::code).contains("currency");
    assertThat(proposal.reasons())
        .extracting(Proposal.Reason::message)
        .contains(
            "no rate from USD to EUR is known for 2026-03-02: the bank told none and none is"
                + " imported");
    assertThat(proposal.applications()).isEmpty();
  }

  /** Two lines: half a cent of each currency for each. */
  @ParameterizedTest
  @CsvSource({
    "326.07, APPLY",
    "326.10, APPLY",
    "326.06, REVIEW",
    "326.11, REVIEW",
    "330.00, REVIEW"
  })
  void beyond_the_rounding_of_the_lines_nothing_is_converted_to_fit(String paid, Verdict expected) {
    Proposal proposal =
        propose(books(paid).policy(OtherCurrencyTest::allowed).add(rate("USD", "EUR", "0.92")));

    assertThat(proposal.verdict()).isEqualTo(expected);
  }
}
