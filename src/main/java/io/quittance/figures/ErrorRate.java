package io.quittance.figures;

import io.quittance.certificate.statistics.ExactBinomial;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many of a sample were wrong, and how bad it may be in truth.
 *
 * @param sample how many were looked at; of none nothing is known
 */
public record ErrorRate(long wrong, long sample) {
  /** How sure the bound is. */
  public static final BigDecimal CONFIDENCE = new BigDecimal("0.95");

  private static final int DECIMALS = 6;

  public static final ErrorRate UNKNOWN = new ErrorRate(0, 0);

  public ErrorRate {
    if (wrong < 0 || wrong > sample) {
      throw new IllegalArgumentException(wrong + " of " + sample);
    }
  }

  ErrorRate plus(ErrorRate other) {
    return new ErrorRate(wrong + other.wrong, sample + other.sample);
  }

  /** Rounded up; null without a sample. */
  public BigDecimal rate() {
    return sample == 0
        ? null
        : BigDecimal.valueOf(wrong)
            .divide(BigDecimal.valueOf(sample), DECIMALS, RoundingMode.CEILING);
  }

  /**
   * Of Clopper and Pearson: the true rate lies below it with the {@link #CONFIDENCE}. Rounded up; 1
   * without a sample.
   */
  public BigDecimal upperBound() {
    return ExactBinomial.upperBound(
            Math.toIntExact(wrong), Math.toIntExact(sample), BigDecimal.ONE.subtract(CONFIDENCE))
        .setScale(DECIMALS, RoundingMode.CEILING);
  }
}
