package io.quittance.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a model takes.
 *
 * @param input for a million tokens of questions
 * @param output for a million tokens of answers
 * @param currency or null where it was not said
 */
public record ModelPrice(BigDecimal input, BigDecimal output, Currency currency) {
  private static final int MILLION = 6;

  public ModelPrice {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }

  /** Exact, in whole units of the currency; mostly a fraction of its smallest coin. */
  public BigDecimal of(long inputTokens, long outputTokens) {
    return input
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(output.multiply(BigDecimal.valueOf(outputTokens)))
        .movePointLeft(MILLION);
  }
}
