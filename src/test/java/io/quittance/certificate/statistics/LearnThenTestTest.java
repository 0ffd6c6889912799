package io.quittance.certificate.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.certificate.statistics.TestResult.Failed;
import io.quittance.certificate.statistics.TestResult.Passed;
import io.quittance.certificate.statistics.TestResult.TooFew;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LearnThenTestTest {
  private static final BigDecimal DOUBT = new BigDecimal("0.05");
  private static final LearnThenTest ONE_PERCENT = new LearnThenTest(new BigDecimal("0.01"), DOUBT);

  @Test
  void with_299_right_labels_of_one_score_that_score_passes_at_one_percent() {
    TestResult result = ONE_PERCENT.fixedSequence(labels(7, 299, 0));
    assertThat(result).isInstanceOf(Passed.class);
    Passed passed = (Passed) result;
    assertThat(passed.threshold()).isEqualTo(7);
    assertThat(passed.accepted()).isEqualTo(299);
    assertThat(passed.wrong()).isZero();
    assertThat(passed.bound()).isLessThanOrEqualTo(new BigDecimal("0.01"));
  }

  @Test
  void with_298_there_are_too_few_and_it_says_how_many_it_takes() {
    assertThat(ONE_PERCENT.fixedSequence(labels(7, 298, 0))).isEqualTo(new TooFew(298, 299));
    assertThat(ONE_PERCENT.fixedSequence(List.of())).isEqualTo(new TooFew(0, 299));
  }

  @Test
  void one_wrong_among_299_fails_and_473_make_up_for_it() {
    TestResult result = ONE_PERCENT.fixedSequence(labels(7, 298, 1));
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(((Failed) result).needed()).isEqualTo(473);
    assertThat(ONE_PERCENT.fixedSequence(labels(7, 472, 1))).isInstanceOf(Passed.class);
    assertThat(ONE_PERCENT.fixedSequence(labels(7, 471, 1))).isInstanceOf(Failed.class);
  }

  @Test
  void the_loosest_threshold_before_the_first_that_fails_is_taken() {
    List<Label> labels = new ArrayList<>(labels(9, 400, 0));
    labels.addAll(labels(8, 200, 1));
    labels.addAll(labels(7, 20, 20));
    // So many right ones below do not help: the sequence ended before.
    labels.addAll(labels(6, 9_000, 0));
    Passed passed = (Passed) ONE_PERCENT.fixedSequence(labels);
    assertThat(passed.threshold()).isEqualTo(8);
    assertThat(passed.accepted()).isEqualTo(601);
    assertThat(passed.wrong()).isEqualTo(1);
  }

  @Test
  void labels_of_one_score_stand_or_fall_together() {
    List<Label> labels = new ArrayList<>(labels(9, 300, 0));
    labels.addAll(labels(8, 300, 30));
    assertThat(((Passed) ONE_PERCENT.fixedSequence(labels)).threshold()).isEqualTo(9);
    assertThat(ONE_PERCENT.fixedSequence(labels(8, 600, 30))).isInstanceOf(Failed.class);
  }

  @Test
  void a_score_that_no_label_has_is_no_threshold() {
    List<Label> labels = new ArrayList<>(labels(9, 300, 0));
    labels.addAll(labels(4, 10, 0));
    assertThat(((Passed) ONE_PERCENT.fixedSequence(labels)).threshold()).isEqualTo(4);
  }

  @Test
  void halves_are_the_same_for_the_same_seed_and_need_twice_as_many() {
    List<Label> labels = new ArrayList<>(labels(9, 40, 4));
    labels.addAll(labels(8, 900, 0));
    assertThat(ONE_PERCENT.split(labels, 11)).isEqualTo(ONE_PERCENT.split(labels, 11));
    assertThat(ONE_PERCENT.split(labels(8, 597, 0), 11)).isInstanceOf(Passed.class);
    assertThat(ONE_PERCENT.split(labels(8, 596, 0), 11)).isEqualTo(new TooFew(596, 598));
  }

  @Test
  void the_order_of_labels_changes_nothing() {
    List<Label> labels = new ArrayList<>(labels(9, 300, 0));
    labels.addAll(labels(8, 300, 2));
    TestResult before = ONE_PERCENT.fixedSequence(labels);
    Collections.shuffle(labels, new Random(3));
    assertThat(ONE_PERCENT.fixedSequence(labels)).isEqualTo(before);
  }

  /** Counted over all runs, also those in which nothing was issued, as the guarantee has it. */
  @Test
  @Tag("slow")
  void of_500_certificates_at_most_one_in_twenty_breaks_its_budget() {
    for (String budget : List.of("0.02", "0.01", "0.005")) {
      for (int n : List.of(1_000, 3_000)) {
        Violations violations = simulate(new LearnThenTest(new BigDecimal(budget), DOUBT), n, 500);
        // 500 at 5 %: 25 expected at most, three standard deviations are 15.
        assertThat(violations.fixed()).as("%s, %d", budget, n).isLessThanOrEqualTo(40);
        assertThat(violations.split()).as("%s, %d, split", budget, n).isLessThanOrEqualTo(40);
      }
    }
  }

  @Test
  void few_simulated_certificates_break_their_budget() {
    Violations violations = simulate(ONE_PERCENT, 1_000, 60);
    assertThat(violations.fixed()).isLessThanOrEqualTo(8);
    assertThat(violations.issued()).isGreaterThan(30);
  }

  private record Violations(int issued, int fixed, int split) {}

  /**
   * Scores 0 to 19; over half of the proposals have the highest ones and are almost never wrong.
   */
  private static Violations simulate(LearnThenTest test, int n, int runs) {
    int issued = 0;
    int fixed = 0;
    int split = 0;
    for (int run = 0; run < runs; run++) {
      SplittableRandom random = new SplittableRandom(run * 7919L + n);
      List<Label> labels = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int score = random.nextInt(100) < 55 ? 16 + random.nextInt(4) : random.nextInt(16);
        labels.add(new Label(score, random.nextDouble() < chance(score)));
      }
      TestResult one = test.fixedSequence(labels);
      issued += one instanceof Passed ? 1 : 0;
      fixed += breaks(one, test.budget()) ? 1 : 0;
      split += breaks(test.split(labels, run), test.budget()) ? 1 : 0;
    }
    return new Violations(issued, fixed, split);
  }

  private static double chance(int score) {
    return score >= 16 ? 0.0005 : 0.004 + 0.012 * (16 - score);
  }

  private static boolean breaks(TestResult result, BigDecimal budget) {
    return result instanceof Passed passed && rate(passed.threshold()) > budget.doubleValue();
  }

  /** The true rate of wrong ones from a threshold on. */
  private static double rate(int threshold) {
    double share = 0;
    double wrong = 0;
    for (int score = threshold; score < 20; score++) {
      double weight = score >= 16 ? 0.55 / 4 : 0.45 / 16;
      share += weight;
      wrong += weight * chance(score);
    }
    return wrong / share;
  }

  private static List<Label> labels(int score, int right, int wrong) {
    List<Label> labels = new ArrayList<>(Collections.nCopies(right, new Label(score, false)));
    labels.addAll(Collections.nCopies(wrong, new Label(score, true)));
    return labels;
  }
}
