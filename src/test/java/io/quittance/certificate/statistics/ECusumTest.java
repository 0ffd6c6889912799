package io.quittance.certificate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ECusumTest {
  private static final ECusum HALF_PERCENT = new ECusum(new BigDecimal("0.005"));

  @Test
  void each_posting_multiplies_the_evidence_and_right_ones_never_bring_it_below_one_step() {
    BigDecimal afterWrong = HALF_PERCENT.after(ECusum.START, true);
    assertThat(afterWrong).isEqualByComparingTo("2.99");
    assertThat(HALF_PERCENT.after(afterWrong, false)).isEqualByComparingTo("2.9601");
    BigDecimal evidence = ECusum.START;
    for (int i = 0; i < 10_000; i++) {
      evidence = HALF_PERCENT.after(evidence, false);
    }
    assertThat(evidence).isEqualByComparingTo("0.99");
    // A long good time hides nothing: the next wrong one counts as the first did.
    assertThat(HALF_PERCENT.after(evidence, true)).isEqualByComparingTo("2.99");
  }

  @Test
  void seven_wrong_ones_in_a_row_cross_2_000() {
    BigDecimal evidence = ECusum.START;
    for (int i = 0; i < 6; i++) {
      evidence = HALF_PERCENT.after(evidence, true);
    }
    assertThat(evidence).isLessThan(new BigDecimal(2_000));
    assertThat(HALF_PERCENT.after(evidence, true)).isGreaterThan(new BigDecimal(2_000));
  }

  @Test
  void an_error_rate_five_times_the_budget_is_noticed_within_some_hundred_postings() {
    int latest = 0;
    for (int run = 0; run < 50; run++) {
      latest = Math.max(latest, untilAlarm(new SplittableRandom(run), 0.025, 2_000));
    }
    assertThat(latest).isLessThan(3_000);
  }

  @Test
  void while_the_budget_is_kept_alarms_are_as_far_apart_as_the_limit_on_average() {
    long postings = 0;
    for (int run = 0; run < 40; run++) {
      postings += untilAlarm(new SplittableRandom(1_000 + run), 0.005, 200);
    }
    assertThat(postings / 40).isGreaterThanOrEqualTo(200);
  }

  @Test
  void a_budget_of_half_or_more_is_none() {
    assertThatThrownBy(() -> new ECusum(new BigDecimal("0.5")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ECusum(BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int untilAlarm(SplittableRandom random, double rate, int limit) {
    BigDecimal evidence = ECusum.START;
    BigDecimal alarm = new BigDecimal(limit);
    int postings = 0;
    while (evidence.compareTo(alarm) < 0 && postings < 200_000) {
      evidence = HALF_PERCENT.after(evidence, random.nextDouble() < rate);
      postings++;
    }
    return postings;
  }
}
