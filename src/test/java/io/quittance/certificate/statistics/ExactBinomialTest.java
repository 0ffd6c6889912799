package io.quittance.certificate.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactBinomialTest {
  private static final BigDecimal DOUBT = new BigDecimal("0.05");

  @ParameterizedTest
  @CsvSource({
    "0.02, 149, 236, 386",
    "0.01, 299, 473, 773",
    "0.005, 598, 947, 1549",
    "0.002, 1497, 2371, 3875",
    "0.001, 2995, 4742, 7752"
  })
  void labels_needed_with_none_one_and_three_wrong_are_those_published(
      BigDecimal budget, int none, int one, int three) {
    assertThat(ExactBinomial.needed(0, budget, DOUBT)).isEqualTo(none);
    assertThat(ExactBinomial.needed(1, budget, DOUBT)).isEqualTo(one);
    assertThat(ExactBinomial.needed(3, budget, DOUBT)).isEqualTo(three);
  }

  @Test
  void one_label_less_than_needed_does_not_speak_for_the_budget() {
    BigDecimal budget = new BigDecimal("0.01");
    assertThat(ExactBinomial.atMost(0, 299, budget)).isLessThanOrEqualTo(DOUBT);
    assertThat(ExactBinomial.atMost(0, 298, budget)).isGreaterThan(DOUBT);
    assertThat(ExactBinomial.upperBound(0, 299, DOUBT)).isLessThanOrEqualTo(budget);
    assertThat(ExactBinomial.upperBound(0, 298, DOUBT)).isGreaterThan(budget);
  }

  @Test
  void tails_are_exact_where_they_can_be_written_down() {
    BigDecimal half = new BigDecimal("0.5");
    assertThat(ExactBinomial.atMost(1, 3, half)).isEqualByComparingTo("0.5");
    assertThat(ExactBinomial.atMost(2, 10, half)).isEqualByComparingTo("0.0546875");
    assertThat(ExactBinomial.atMost(-1, 10, half)).isEqualByComparingTo("0");
    assertThat(ExactBinomial.atMost(10, 10, half)).isEqualByComparingTo("1");
    assertThat(ExactBinomial.atMost(3, 10, BigDecimal.ONE)).isEqualByComparingTo("0");
    assertThat(ExactBinomial.atMost(0, 10, BigDecimal.ZERO)).isEqualByComparingTo("1");
  }

  @Test
  void bounds_are_those_of_clopper_and_pearson() {
    // Of 10 with 3 wrong, one-sided 95 %: the tables say 0.0873 and 0.6066.
    assertThat(ExactBinomial.upperBound(3, 10, DOUBT)).isBetween(dec("0.60661"), dec("0.60663"));
    assertThat(ExactBinomial.lowerBound(3, 10, DOUBT)).isBetween(dec("0.08725"), dec("0.08727"));
    assertThat(ExactBinomial.upperBound(0, 0, DOUBT)).isEqualByComparingTo("1");
    assertThat(ExactBinomial.upperBound(7, 7, DOUBT)).isEqualByComparingTo("1");
    assertThat(ExactBinomial.lowerBound(0, 7, DOUBT)).isEqualByComparingTo("0");
  }

  @Test
  void a_chance_far_below_what_a_double_holds_is_still_counted() {
    BigDecimal none = ExactBinomial.atMost(0, 200_000, new BigDecimal("0.5"));
    assertThat(none.signum()).isEqualTo(1);
    assertThat(none.precision() - none.scale()).isEqualTo(-60205);
  }

  private static BigDecimal dec(String number) {
    return new BigDecimal(number);
  }
}
