package io.quittance.certificate.statistics;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Notices that automatic postings go wrong more often than the budget allows, at whatever moment
 * somebody looks. Each posting looked at multiplies the evidence by {@code 1 + 2 (x - budget)}, x
 * being 1 for a wrong one; the evidence never falls below 1 before it is multiplied, so that a long
 * good time hides nothing. While the budget is kept, false alarms are at least {@code limit}
 * postings apart on average. The e-detector of Shin, Ramdas and Rinaldo (arXiv 2203.03532), CUSUM
 * form.
 *
 * @param budget rate of wrong ones that is allowed, above 0 and below one half
 */
public record ECusum(BigDecimal budget) {
  /** Evidence before anything was looked at. */
  public static final BigDecimal START = BigDecimal.ONE;

  private static final BigDecimal BET = BigDecimal.valueOf(2);
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  public ECusum {
    if (budget.signum() <= 0 || budget.multiply(BET).compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("a budget is above 0 and below 0.5, not " + budget);
    }
  }

  /** The evidence after one more posting was looked at. */
  public BigDecimal after(BigDecimal evidence, boolean wrong) {
    BigDecimal x = wrong ? BigDecimal.ONE : BigDecimal.ZERO;
    return evidence
        .max(START)
        .multiply(BigDecimal.ONE.add(BET.multiply(x.subtract(budget))), DIGITS);
  }
}
