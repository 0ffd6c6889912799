package io.quittance.matching;

import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.due;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.proof.UnannouncedMatcher;
import io.quittance.policy.AccountRule;
import io.quittance.policy.Policy;
import io.quittance.policy.StartingPolicies;
import io.quittance.policy.Tolerance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published examples of payments that name nothing: applied by order or by group only under a rule
 * that the tenant switched on. The table is {@link PostingExample}.
 */
class RuleExamplesTest {
  private static final LocalDate DAY = LocalDate.of(2002, 12, 10);

  private final UnannouncedMatcher matcher = new UnannouncedMatcher();

  private static BooksInMemory books(AccountRule... rules) {
    return new BooksInMemory()
        .add(customer("C1"))
        .policy(p -> p.with(new Policy.Unannounced(true, false, List.of(rules))));
  }

  private Proposal pays(BooksInMemory books, String amount) {
    return matcher.propose(
        "P1",
        null,
        books.add(
            payment("P1", "R", Payment.Status.BOOKED, eur(amount), eur(amount), "ACC-C1", DAY)));
  }

  private static Application apply(String item, String amount) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null);
  }

  private static void posted(Proposal proposal, String rule, Application... applications) {
    assertThat(proposal.applications()).containsExactly(applications);
    assertThat(proposal.verdict()).isIn(Verdict.APPLY, Verdict.APPLY_PART);
    assertThat(proposal.ground()).isEqualTo(Ground.RULE);
    assertThat(proposal.certificate().checks().toString())
        .contains(
            "rule %s of policy 1: ".formatted(rule), "(unannounced.rules %s)".formatted(rule));
  }

  private static void held(Proposal proposal) {
    assertThat(proposal.verdict()).isEqualTo(Verdict.REVIEW);
    assertThat(proposal.certificate()).isNull();
  }

  /** The page stops at 124 for $300; the rest follows from its rule. */
  @Test
  void or_1_autocash_falls_through_to_the_oldest_first() {
    BooksInMemory books =
        books()
            .policy(p -> started("oracle-autocash"))
            .add(account("i123", "123", "200.00", 11, "20.00", LocalDate.of(2002, 12, 1)))
            .add(account("i124", "124", "300.00", 8, "30.00", LocalDate.of(2002, 11, 30)))
            .add(account("i125", "125", "150.00", 13, "15.00", LocalDate.of(2002, 11, 28)));
    Proposal proposal = pays(books, "600.00");

    posted(
        proposal,
        "oldest_first",
        apply("i124", "300.00"),
        apply("i123", "200.00"),
        apply("i125", "100.00"));
    assertThat(proposal.remainder()).isEmpty();
    held(pays(books.policy(p -> Policy.initial()), "600.00"));
  }

  private static io.quittance.receivables.OpenItem account(
      String id, String number, String amount, int due, String discount, LocalDate until) {
    return due(
        discounted(invoice(id, number, "C1", amount), discount, until),
        LocalDate.of(2002, 12, due));
  }

  @Test
  void or_3_of_equal_items_the_one_due_first_and_then_the_lowest_id() {
    BooksInMemory books =
        books(AccountRule.MATCH_EARLIEST)
            .add(due(invoice("i3", "3", "C1", "70.00"), DAY.minusDays(3)))
            .add(due(invoice("i1", "1", "C1", "70.00"), DAY))
            .add(due(invoice("i2", "2", "C1", "70.00"), DAY.minusDays(3)));

    posted(pays(books, "70.00"), "match_earliest", apply("i2", "70.00"));
    held(
        pays(
            books.policy(
                p ->
                    p.with(new Policy.Unannounced(true, true, List.of(AccountRule.MATCH_INVOICE)))),
            "70.00"));
  }

  @Test
  void or_4_an_account_or_what_is_past_due_is_cleared_only_to_the_cent() {
    BooksInMemory books =
        books(AccountRule.CLEAR_ACCOUNT, AccountRule.CLEAR_PAST_DUE)
            .add(due(invoice("i1", "1", "C1", "70.00"), DAY.minusDays(3)))
            .add(due(invoice("i2", "2", "C1", "50.00"), DAY.minusDays(1)))
            .add(due(invoice("i3", "3", "C1", "30.00"), DAY))
            .add(due(credit("k1", "K1", "C1", "20.00"), DAY));

    posted(
        pays(books, "130.00"),
        "clear_account",
        apply("i1", "70.00"),
        apply("i2", "50.00"),
        apply("i3", "30.00"),
        apply("k1", "20.00"));
    posted(pays(books, "120.00"), "clear_past_due", apply("i1", "70.00"), apply("i2", "50.00"));
    held(pays(books, "119.99"));
  }

  @Test
  void jd_2a_a_running_total_that_comes_near_no_invoice_pays_nothing() {
    BooksInMemory books = runningTotal("112", "100.00", "113", "200.00");

    Proposal proposal = pays(books, "220.00");
    held(proposal);
    assertThat(proposal.applications()).isEmpty();
  }

  @Test
  void jd_2b_a_running_total_stops_at_the_first_that_fits() {
    posted(
        pays(runningTotal("278", "100.00", "285", "200.00", "290", "300.00"), "100.00"),
        "running_total",
        apply("278", "100.00"));
  }

  @Test
  void jd_2c_a_running_total_of_two() {
    posted(
        pays(runningTotal("335", "100.00", "362", "200.00"), "300.00"),
        "running_total",
        apply("335", "100.00"),
        apply("362", "200.00"));
  }

  /** The text says "off by 3, within 10"; less the available discounts it is exact. */
  @Test
  void jd_3_a_running_total_of_what_is_open_less_available_discount() {
    BooksInMemory books =
        books()
            .policy(p -> running(started("jde")))
            .add(due(discounted(invoice("587", "587", "C1", "100.00"), "1.00", DAY), DAY))
            .add(due(discounted(invoice("695", "695", "C1", "200.00"), "2.00", DAY), DAY));

    posted(
        pays(books, "297.00"),
        "running_total",
        new Application("587", eur("99.00"), eur("1.00"), eur("0.00"), null),
        new Application("695", eur("198.00"), eur("2.00"), eur("0.00"), null));
  }

  /** Two combinations make the amount; the rule takes the first of up to three, its 14th. */
  @Test
  void jd_4_the_fourteenth_combination_tried_is_the_first_that_fits() {
    BooksInMemory books = books(AccountRule.FIRST_COMBINATION);
    String[] items = {
      "122", "100.00", "123", "200.00", "124", "450.00", "125", "50.00", "126", "100.00"
    };
    Proposal proposal = pays(inOrder(books, items), "700.00");

    posted(
        proposal,
        "first_combination",
        apply("123", "200.00"),
        apply("124", "450.00"),
        apply("125", "50.00"));
    assertThat(proposal.certificate().checks().toString()).contains("combination 14 tried");
  }

  @ParameterizedTest
  @CsvSource({"30, APPLY", "31, REVIEW"})
  void str_1_an_invoice_is_eligible_up_to_thirty_days_overdue(int days, Verdict expected) {
    BooksInMemory books =
        books(AccountRule.SMALLEST_GROUP)
            .add(due(invoice("i1", "1", "C1", "100.00"), DAY.minusDays(days)));

    assertThat(pays(books, "100.00").verdict()).isEqualTo(expected);
  }

  @Test
  void str_2_the_smallest_group_of_one_to_five_wins() {
    BooksInMemory books =
        inOrder(books(AccountRule.SMALLEST_GROUP), "1", "100.00", "2", "200.00", "3", "300.00");
    posted(pays(books, "300.00"), "smallest_group", apply("3", "300.00"));

    BooksInMemory six =
        inOrder(
            books(AccountRule.SMALLEST_GROUP),
            "1",
            "100.00",
            "2",
            "100.00",
            "3",
            "100.00",
            "4",
            "100.00",
            "5",
            "100.00",
            "6",
            "100.00");
    held(pays(six, "600.00"));
    assertThat(pays(six, "500.00").applications()).hasSize(5);
  }

  /** The source is cut off after this rule; what it says of invoices is what counts here. */
  @Test
  void str_3_an_invoice_is_never_funded_in_part() {
    BooksInMemory books = inOrder(books(AccountRule.SMALLEST_GROUP), "1", "100.00");

    Proposal proposal = pays(books, "90.00");
    held(proposal);
    assertThat(proposal.applications()).isEmpty();
  }

  @Test
  void f_13_the_sum_of_up_to_five_of_the_oldest_is_exact_or_nothing() {
    BooksInMemory books =
        inOrder(
            books(AccountRule.SUM_OF_OLDEST).policy(p -> p.with(tolerance("10.00"))),
            "1",
            "100.00",
            "2",
            "30.00",
            "3",
            "20.00");

    posted(pays(books, "130.00"), "sum_of_oldest", apply("1", "100.00"), apply("2", "30.00"));
    held(pays(books, "129.00"));
    held(pays(books, "50.00"));
  }

  @Test
  void f_14_the_balance_of_the_account_or_nothing() {
    BooksInMemory books = inOrder(books(AccountRule.CLEAR_ACCOUNT), "1", "100.00", "2", "30.00");

    posted(pays(books, "130.00"), "clear_account", apply("1", "100.00"), apply("2", "30.00"));
    held(pays(books, "100.00"));
  }

  @Test
  void no_rule_touches_what_the_erp_leaves_to_people_or_another_entity_has() {
    BooksInMemory books =
        inOrder(books(AccountRule.OLDEST_FIRST), "1", "100.00", "2", "30.00")
            .change("1", i -> Sample.collected(i, true, false))
            .change("2", i -> Sample.ofEntity(i, "FR"));

    Proposal proposal = pays(books, "130.00");
    held(proposal);
    assertThat(proposal.ground()).isEqualTo(Ground.COMBINATION);
  }

  @Test
  void what_is_left_after_a_rule_stays_with_the_payment() {
    Proposal proposal =
        pays(inOrder(books(AccountRule.OLDEST_FIRST), "1", "100.00", "2", "30.00"), "120.00");

    posted(proposal, "oldest_first", apply("1", "100.00"));
    assertThat(proposal.verdict()).isEqualTo(Verdict.APPLY_PART);
    assertThat(proposal.remainder())
        .extracting(Proposal.Remainder::amount, Proposal.Remainder::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "20.00", "EUR 20.00 is left after rule oldest_first"));
  }

  private static BooksInMemory runningTotal(String... numbersAndAmounts) {
    return inOrder(books().policy(p -> running(started("jde"))), numbersAndAmounts);
  }

  /** One due after the other. */
  private static BooksInMemory inOrder(BooksInMemory books, String... numbersAndAmounts) {
    for (int i = 0; i < numbersAndAmounts.length; i += 2) {
      String number = numbersAndAmounts[i];
      books.add(
          due(invoice(number, number, "C1", numbersAndAmounts[i + 1]), DAY.minusDays(20 - i)));
    }
    return books;
  }

  private static Policy running(Policy p) {
    return p.with(new Policy.Unannounced(true, false, List.of(AccountRule.RUNNING_TOTAL)));
  }

  private static Policy started(String name) {
    return StartingPolicies.named(name, 1).orElseThrow();
  }

  private static Tolerance tolerance(String amount) {
    return new Tolerance(
        Map.of("EUR", new Tolerance.Limit(new BigDecimal(amount), new BigDecimal("100"))));
  }
}
