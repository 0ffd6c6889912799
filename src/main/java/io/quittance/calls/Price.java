package io.quittance.calls;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a model takes.
 *
 * @param input for a million tokens of questions
 * @param output for a million tokens of answers
 */
record Price(BigDecimal input, BigDecimal output, Currency currency) {
  private static final int MILLION = 6;

  Price {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }

  /** Exact, in whole units of the currency; mostly a fraction of its smallest coin. */
  BigDecimal of(long inputTokens, long outputTokens) {
    return input
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .movePointLeft(MILLION);
  }
}
