package io.quittance.matching;

import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.Application;
import io.quittance.ledger.Application.Role;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.policy.Policy;
import io.quittance.policy.Reductions;
import io.quittance.policy.Tolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why less than the open amount was paid, where the policy knows: each with what it posts. */
class ReductionsTest {
  private static final Map<String, String> REASONS =
      Map.of(
          "freight", "FRT",
          "broken goods", "DMG",
          "contra", "CONTRA",
          "tax withheld", "WHT",
          "bank charges", "bank-fee");

  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  private static Policy policy(
      String percent, String fee, String rounding, String deduction, String currency) {
    return Policy.initial()
        .with(
            new Reductions(
                Map.of(
                    currency,
                    new Reductions.OfCurrency(
                        decimal(percent),
                        percent == null ? null : "WHT",
                        decimal(fee),
                        decimal(rounding),
                        decimal(deduction),
                        null)),
                REASONS));
  }

  private static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private Proposal propose(Policy policy, Notice notice, String paid) {
    return propose(
        new BooksInMemory().add(invoice("i1", "1001", "C1", "1000.00")), policy, notice, paid);
  }

  private Proposal propose(BooksInMemory books, Policy policy, Notice notice, String paid) {
    books.add(customer("C1")).policy(p -> policy).add(payment("P1", "R", "C1", paid));
    return matcher.propose(Notice.source(notice), Notice.reading(notice), books).get(0);
  }

  private static Notice silent(String paid) {
    return Notice.of(paid).invoice("1001", paid);
  }

  private static Notice reasoned(String deduction, String paid, String reason) {
    return Notice.of(paid).deducted("1001", "1000.00", deduction, paid, reason);
  }

  private static void settled(Proposal proposal, Role role, String cash, String part, String code) {
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications())
        .containsExactly(
            new Application(
                "i1",
                eur(cash),
                eur("0.00"),
                eur("0.00"),
                null,
                List.of(new Application.Part(role, eur(part), code))));
  }

  @Test
  void tax_at_the_percentage_of_the_currency_is_withheld_to_the_cent() {
    Policy policy = policy("15", null, null, null, "EUR");
    Proposal proposal = propose(policy, silent("850.00"), "850.00");

    settled(proposal, Role.TAX, "850.00", "150.00", "WHT");
    assertThat(proposal.certificate().checks().toString())
        .contains("line 1: EUR 150.00 is tax withheld, 15 % of EUR 1000.00 (policy 1)");
    settled(
        propose(policy, reasoned("150.00", "850.00", "Tax withheld 15 %"), "850.00"),
        Role.TAX,
        "850.00",
        "150.00",
        "WHT");
    assertThat(propose(policy, silent("850.01"), "850.01").verdict()).isEqualTo(Verdict.REVIEW);
    Proposal other = propose(policy, reasoned("149.00", "851.00", "tax withheld"), "851.00");
    assertThat(other.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(other.reasons().get(0).message())
        .endsWith("is withholding tax, which is EUR 150.00 of EUR 1000.00 and not EUR 149.00");
  }

  @Test
  void without_a_rule_for_the_currency_nothing_is_explained() {
    Policy dollars = policy("15", "200.00", "200.00", "200.00", "USD");

    assertThat(propose(dollars, silent("850.00"), "850.00").verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(propose(Policy.initial(), silent("850.00"), "850.00").verdict())
        .isEqualTo(Verdict.REVIEW);
  }

  @ParameterizedTest
  @CsvSource({"985.00, 15.00, true", "984.99, 15.01, false"})
  void a_bank_fee_is_borne_up_to_its_maximum(String paid, String missing, boolean posts) {
    Proposal proposal = propose(policy(null, "15.00", null, null, "EUR"), silent(paid), paid);

    if (posts) {
      settled(proposal, Role.BANK_FEE, paid, missing, "bank-fee");
    } else {
      assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    }
  }

  @Test
  void rounding_is_written_off_under_its_own_reason_before_any_tolerance() {
    Policy policy =
        policy(null, null, "0.05", null, "EUR")
            .with(
                new Tolerance(Map.of("EUR", new Tolerance.Limit(decimal("5.00"), decimal("100")))));

    assertThat(propose(policy, silent("999.95"), "999.95").applications())
        .containsExactly(
            new Application("i1", eur("999.95"), eur("0.00"), eur("0.05"), "rounding"));
    assertThat(propose(policy, silent("999.94"), "999.94").applications())
        .containsExactly(
            new Application("i1", eur("999.94"), eur("0.00"), eur("0.06"), "tolerance"));
  }

  @ParameterizedTest
  @CsvSource({
    "Freight not agreed, FRT",
    "FREIGHT, FRT",
    "3 broken goods, DMG",
    "contra, CONTRA",
  })
  void a_printed_reason_becomes_the_tenant_s_code_and_an_item_of_its_own(
      String reason, String code) {
    Proposal proposal =
        propose(
            policy(null, null, null, "100.00", "EUR"),
            reasoned("50.00", "950.00", reason),
            "950.00");

    settled(proposal, Role.DEDUCTION, "950.00", "50.00", code);
  }

  @Test
  void a_reason_that_means_two_codes_or_exceeds_its_limit_is_held_and_an_unknown_one_stays_open() {
    Policy policy = policy(null, null, null, "100.00", "EUR");

    Proposal two = propose(policy, reasoned("50.00", "950.00", "freight, contra"), "950.00");
    assertThat(two.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(two.reasons().get(0).message()).endsWith("means CONTRA or FRT");
    Proposal over = propose(policy, reasoned("100.01", "899.99", "freight"), "899.99");
    assertThat(over.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(over.reasons().get(0).code()).isEqualTo("policy-holds");
    Proposal unknown = propose(policy, reasoned("50.00", "950.00", "freightage"), "950.00");
    assertThat(unknown.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(unknown.remainder().get(0).kind()).isEqualTo("short-pay");
  }

  @Test
  void two_rules_that_post_differently_are_a_tie() {
    Proposal proposal =
        propose(policy("1", "15.00", null, null, "EUR"), silent("990.00"), "990.00");

    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.reasons().get(0).message())
        .endsWith(
            "either line 1: EUR 10.00 is tax withheld, 1 % of EUR 1000.00 (policy 1), or line 1:"
                + " EUR 10.00 is a bank's fee that we bear, up to 15.00 (policy 1); both explain"
                + " it");
    Proposal terms =
        propose(
            new BooksInMemory()
                .add(discounted(invoice("i1", "1001", "C1", "1000.00"), "10.00", Sample.DAY)),
            policy("1", null, null, null, "EUR")
                .with(new Policy.Discounts(true, 0, true, false, false, false, Policy.Late.HOLD)),
            silent("990.00"),
            "990.00");
    assertThat(terms.verdict()).isEqualTo(Verdict.REVIEW);
  }

  @Test
  void the_only_credit_explains_a_complete_list_where_the_policy_lets_it() {
    Policy policy =
        Policy.initial().with(new Policy.Automatic(true, true, false, true, false, true));
    Notice notice = silent("800.00").complete(true);
    BooksInMemory books = credits("200.00", "90.00", "70.00");

    Proposal proposal = propose(books, policy, notice, "800.00");
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY);
    assertThat(proposal.applications())
        .containsExactly(
            new Application("i1", eur("1000.00"), eur("0.00"), eur("0.00"), null),
            new Application("k0", eur("200.00"), eur("0.00"), eur("0.00"), null));
    assertThat(proposal.certificate().checks().toString())
        .contains("which no line names, is the only credit that explains it (policy 1)");

    assertThat(propose(credits("200.00"), policy, silent("800.00"), "800.00").verdict())
        .as("not said to be complete")
        .isEqualTo(Verdict.REVIEW);
    assertThat(propose(credits("200.00"), Policy.initial(), notice, "800.00").verdict())
        .as("not switched on")
        .isEqualTo(Verdict.REVIEW);
    assertThat(propose(credits("200.00", "130.00", "70.00"), policy, notice, "800.00").reasons())
        .as("two others add up to it")
        .extracting(Proposal.Reason::code)
        .containsExactly("credit-not-named");
  }

  private static BooksInMemory credits(String... amounts) {
    BooksInMemory books = new BooksInMemory().add(invoice("i1", "1001", "C1", "1000.00"));
    for (int i = 0; i < amounts.length; i++) {
      books.add(credit("k" + i, "CM-77" + i, "C1", amounts[i]));
    }
    return books;
  }
}
