package io.quittance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is the same notice again, and what only looks like it. */
class AdviceFingerprintTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Test
  void two_instalments_that_print_no_date_and_no_reference_are_no_duplicates() {
    assertThat(AdviceFingerprint.of(instalment(null, null))).isEmpty();
  }

  @Test
  void a_date_or_a_reference_makes_the_same_lines_the_same_notice() {
    assertThat(AdviceFingerprint.of(instalment(null, DAY)))
        .isPresent()
        .isEqualTo(AdviceFingerprint.of(instalment(null, DAY)))
        .isNotEqualTo(AdviceFingerprint.of(instalment(null, DAY.plusMonths(1))));
    assertThat(AdviceFingerprint.of(instalment("REF-771", null)))
        .isPresent()
        .isNotEqualTo(AdviceFingerprint.of(instalment("REF-772", null)));
  }

  private static Advice instalment(String reference, LocalDate date) {
    BigDecimal amount = new BigDecimal("500.00");
    Advice.Line line =
        new Advice.Line(
            Advice.Kind.INVOICE,
            "INV-1001",
            null,
            null,
            null,
            null,
            amount,
            "EUR",
            List.of(),
            List.of(),
            Map.of());
    return new Advice(
        null,
        null,
        Advice.Status.EXECUTED,
        true,
        null,
        reference,
        null,
        date,
        "EUR",
        amount,
        List.of(line),
        List.of(),
        Map.of(),
        1,
        "layout");
  }
}
