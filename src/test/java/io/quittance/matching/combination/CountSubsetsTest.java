package io.quittance.matching.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quittance.matching.Sample;
import io.quittance.matching.combination.Combinations.Limit;
import io.quittance.matching.combination.Combinations.None;
import io.quittance.matching.combination.Combinations.NotDecided;
import io.quittance.matching.combination.Combinations.Several;
import io.quittance.matching.combination.Combinations.Unique;
import io.quittance.receivables.OpenItem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountSubsetsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
  private static final CountSubsets COUNTING = new CountSubsets(SearchLimits.DEFAULT);

  /** Items issued a day apart in this order and due a month later; named a, b, c ... */
  private static List<OpenAmount> items(long... minors) {
    List<OpenAmount> items = new ArrayList<>();
    for (int i = 0; i < minors.length; i++) {
      LocalDate issued = DAY.plusDays(i);
      items.add(
          new OpenAmount(
              Character.toString('a' + i),
              "N" + (char) ('z' - i),
              minors[i],
              issued,
              issued.plusMonths(1),
              null));
    }
    return items;
  }

  private static OpenAmount item(String id, String number, long minor, int day, String order) {
    return new OpenAmount(id, number, minor, DAY.plusDays(day), DAY.plusDays(30 + day), order);
  }

  private static String ids(Combination combination) {
    return String.join("", combination.items().stream().map(OpenAmount::id).toList());
  }

  private static List<String> shown(Combinations combinations) {
    return combinations instanceof Several several
        ? several.best().stream().map(CountSubsetsTest::ids).toList()
        : List.of();
  }

  private static String only(Combinations combinations) {
    return combinations instanceof Unique unique ? ids(unique.combination()) : "not unique";
  }

  private static Limit limit(Combinations combinations) {
    return combinations instanceof NotDecided undecided ? undecided.limit() : null;
  }

  @Test
  void the_only_combination_is_found_with_a_credit_in_it() {
    assertThat(only(COUNTING.count(items(43_719, 12_007, -2_513, 99_950), 53_213, 0)))
        .isEqualTo("abc");
  }

  @Test
  void an_amount_a_cent_beside_a_sum_is_none() {
    assertThat(COUNTING.count(items(43_719, 12_007, 99_950), 55_727, 0)).isEqualTo(new None());
  }

  @Test
  void within_a_tolerance_the_difference_is_told() {
    Combinations found = COUNTING.count(items(43_719, 12_007, 99_950), 55_730, 5);
    assertThat(((Unique) found).combination().difference()).isEqualTo(4);
  }

  @Test
  void a_tolerance_that_lets_in_a_second_combination_makes_several() {
    List<OpenAmount> items = items(10_000, 10_004);
    assertThat(only(COUNTING.count(items, 10_000, 3))).isEqualTo("a");
    assertThat(shown(COUNTING.count(items, 10_000, 4))).containsExactly("a", "b");
  }

  @Test
  void one_of_two_items_of_the_same_amount_is_several() {
    assertThat(shown(COUNTING.count(items(43_719, 43_719, 10_001), 53_720, 0)))
        .containsExactly("ac", "bc");
  }

  @Test
  void an_item_of_zero_makes_every_answer_several() {
    assertThat(shown(COUNTING.count(items(43_719, 0), 43_719, 0))).hasSize(2);
  }

  @Test
  void an_invoice_and_its_full_credit_are_a_second_answer() {
    assertThat(shown(COUNTING.count(items(43_719, 12_007, -12_007), 43_719, 0)))
        .containsExactly("a", "abc");
  }

  @Test
  void money_that_went_out_is_explained_by_credits() {
    assertThat(only(COUNTING.count(items(43_719, -12_007, -3_001), -15_008, 0))).isEqualTo("bc");
  }

  @Test
  void what_nothing_explains_as_well_is_not_decided() {
    assertThat(limit(COUNTING.count(items(100, -100), 0, 0))).isEqualTo(Limit.NOTHING_SOUGHT);
    assertThat(limit(COUNTING.count(items(100, 3), 5, 5))).isEqualTo(Limit.NOTHING_SOUGHT);
  }

  @Test
  void rivals_come_with_their_grounds_the_most_plausible_first() {
    List<OpenAmount> items =
        List.of(
            item("a", "RE-101", 300, 0, null),
            item("b", "RE-107", 500, 1, null),
            item("c", "RE-104", 350, 2, "P1"),
            item("d", "RE-103", 450, 3, "P1"),
            item("e", "RE-900", 800, 4, null),
            item("f", "RE-950", 70_000, 5, null));
    Combinations found = COUNTING.count(items, 800, 0);
    assertThat(shown(found)).containsExactly("ab", "e", "cd");
    List<Combination> best = ((Several) found).best();
    assertThat(best.get(0).grounds()).containsExactly(Ground.ALL_DUE, Ground.OLDEST_FIRST);
    assertThat(best.get(1).grounds()).containsExactly(Ground.ONE_ITEM);
    assertThat(best.get(2).grounds())
        .containsExactly(Ground.ONE_PURCHASE_ORDER, Ground.CONSECUTIVE_NUMBERS);
  }

  @Test
  void part_of_a_day_is_not_everything_due_up_to_it() {
    List<OpenAmount> items =
        List.of(
            item("a", "Q", 43_719, 0, null),
            item("b", "R", 12_007, 0, null),
            item("c", "S", 99_950, 1, null));
    Unique found = (Unique) COUNTING.count(items, 12_007, 0);
    assertThat(found.combination().grounds()).containsExactly(Ground.ONE_ITEM, Ground.OLDEST_FIRST);
  }

  @Test
  void without_a_due_date_nobody_knows_what_is_all_due() {
    List<OpenAmount> items = new ArrayList<>(items(43_719, 12_007));
    items.add(new OpenAmount("c", "X", 99_950, DAY.plusDays(9), null, null));
    Unique found = (Unique) COUNTING.count(items, 55_726, 0);
    assertThat(found.combination().grounds()).containsExactly(Ground.OLDEST_FIRST);
  }

  @Test
  void forty_items_of_large_amounts_are_counted_from_two_lists() {
    long[] amounts = new long[40];
    long sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = (1L << 40) + (1L << i);
      sum += i % 3 == 0 ? amounts[i] : 0;
    }
    Unique found = (Unique) COUNTING.count(items(amounts), sum, 0);
    assertThat(found.combination().items()).hasSize(14);
  }

  @Test
  void many_items_are_counted_by_bitsets() {
    // in sevens but for one amount: only with it is there a rest of one
    long[] amounts = new long[300];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = 7L * (1_000 + i);
    }
    amounts[150] = 90_001;
    assertThat(COUNTING.count(items(amounts), 95_002, 0)).isEqualTo(new None());
    assertThat(only(COUNTING.count(items(amounts), 90_001 + 7_007, 0)))
        .isEqualTo(
            ids(
                new Combination(
                    List.of(items(amounts).get(1), items(amounts).get(150)), 0, List.of())));
  }

  @Test
  void all_but_one_of_a_thousand_costs_no_more_than_the_one() {
    long[] amounts = new long[1_000];
    long sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = 1_000_000_007L + 13L * i * i;
      sum += amounts[i];
    }
    Unique found = (Unique) COUNTING.count(items(amounts), sum - amounts[500], 0);
    assertThat(found.combination().items()).hasSize(999);
  }

  @Test
  void more_memory_or_steps_than_the_limit_is_not_decided() {
    long[] amounts = new long[300];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = 7L * (1_000_000 + i);
    }
    amounts[150] = 90_000_002;
    List<OpenAmount> items = items(amounts);
    SearchLimits usual = SearchLimits.DEFAULT;
    assertThat(limit(limited(usual.steps(), 1 << 20).count(items, 400_000_003, 0)))
        .isEqualTo(Limit.MEMORY);
    assertThat(limit(limited(1_000, 256 << 20).count(items, 400_000_003, 0))).isEqualTo(Limit.WORK);
  }

  @Test
  void two_answers_in_a_part_are_several_where_all_is_too_much_to_count() {
    long[] amounts = new long[200];
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = 50_000_000_000L + (i * 7_919L % 1_000) * 13_337;
    }
    // A standing clock: a busy machine must not make it another answer.
    Several found =
        (Several)
            new CountSubsets(SearchLimits.DEFAULT, () -> 0L)
                .count(items(amounts), 100 * 50_000_000_000L + 500L * 13_337 * 100, 400_000);
    assertThat(found.best()).hasSizeGreaterThan(1);
  }

  @Test
  void the_time_is_limited() {
    AtomicLong clock = new AtomicLong();
    CountSubsets late =
        new CountSubsets(SearchLimits.DEFAULT, () -> clock.getAndAdd(Duration.ofDays(1).toNanos()));
    assertThat(limit(late.count(items(3, 5, 7, 11, 13), 22, 0))).isEqualTo(Limit.TIME);
  }

  @Test
  void an_interrupt_ends_the_search_and_stays() {
    Thread.currentThread().interrupt();
    Combinations found = COUNTING.count(items(3, 5, 7, 11, 13), 22, 0);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(limit(found)).isEqualTo(Limit.INTERRUPTED);
  }

  @Test
  void where_chance_would_decide_counting_can_be_left_out() {
    SearchLimits usual = SearchLimits.DEFAULT;
    CountSubsets careful =
        new CountSubsets(
            new SearchLimits(usual.items(), usual.bytes(), usual.steps(), usual.time(), 0.001));
    assertThat(limit(careful.count(items(3, 5, 7, 11, 13), 22, 0))).isEqualTo(Limit.CHANCE);
  }

  @Test
  void chance_is_known_in_numbers_that_no_double_holds() {
    // 2^10000 / (2.5 * sqrt(10000 * 500000^2) / 2)
    assertThat(ChanceHits.expected(10_000, 10_000 * 2.5e11, 1).log10())
        .isCloseTo(3002.51, within(0.01));
    assertThat(ChanceHits.expected(10_000, 10_000 * 2.5e11, 1).words()).isEqualTo("10^3002");
  }

  @Test
  void a_single_amount_in_cents_is_hardly_met_by_chance_and_a_round_one_is() {
    Unique odd = (Unique) COUNTING.count(items(43_719), 43_719, 0);
    Unique round = (Unique) COUNTING.count(items(30_000), 30_000, 0);
    assertThat(odd.chance().below(0.001)).isTrue();
    assertThat(round.chance().below(0.001)).isFalse();
  }

  @Test
  void an_open_credit_memo_is_a_negative_amount() {
    OpenItem credit = Sample.credit("c", "CM-1", "C1", "120.07");
    assertThat(OpenAmount.of(credit))
        .isEqualTo(
            new OpenAmount("c", "CM-1", -12_007, credit.issueDate(), credit.dueDate(), null));
  }

  private static CountSubsets limited(long steps, long bytes) {
    SearchLimits usual = SearchLimits.DEFAULT;
    return new CountSubsets(
        new SearchLimits(usual.items(), bytes, steps, usual.time(), usual.chanceHits()));
  }
}
