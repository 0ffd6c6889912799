package io.quittance.certificate.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Tails of the binomial distribution and the bounds of Clopper and Pearson, in decimals of 40
 * digits: at a limit such as 0.05 nothing depends on how a machine rounds.
 */
public final class ExactBinomial {
  /** More trials are not asked about; at a budget of 1 in 10,000 a certificate needs 29,956. */
  public static final int MOST_TRIALS = 10_000_000;

  private static final MathContext DIGITS = new MathContext(40);
  private static final int BOUND_DECIMALS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private ExactBinomial() {}

  /**
   * P(X &lt;= k) for X binomial: how likely so few wrong ones are when each is wrong with the given
   * chance.
   *
   * @param n trials, from 0 to {@link #MOST_TRIALS}
   * @param chance from 0 to 1
   */
  public static BigDecimal atMost(int k, int n, BigDecimal chance) {
    require(n, chance);
    if (k < 0) {
      return BigDecimal.ZERO;
    }
    if (k >= n || chance.signum() == 0) {
      return BigDecimal.ONE;
    }
    BigDecimal other = BigDecimal.ONE.subtract(chance);
    if (other.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal odds = chance.divide(other, DIGITS);
    BigDecimal term = other.pow(n, DIGITS);
    BigDecimal sum = term;
    for (int i = 0; i < k; i++) {
      term =
          term.multiply(BigDecimal.valueOf(n - i), DIGITS)
              .divide(BigDecimal.valueOf(i + 1L), DIGITS)
              .multiply(odds, DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.min(BigDecimal.ONE);
  }

  /**
   * The highest rate that {@code k} wrong of {@code n} leave possible at this doubt, rounded up to
   * eight decimals; 1 without trials.
   *
   * @param doubt chance that the rate is higher after all, such as 0.05
   */
  public static BigDecimal upperBound(int k, int n, BigDecimal doubt) {
    require(n, doubt);
    if (n == 0 || k >= n) {
      return BigDecimal.ONE;
    }
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal high = BigDecimal.ONE;
    while (high.subtract(low).compareTo(BigDecimal.ONE.movePointLeft(BOUND_DECIMALS + 2)) > 0) {
      BigDecimal middle = low.add(high).divide(TWO, DIGITS);
      if (atMost(k, n, middle).compareTo(doubt) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high.setScale(BOUND_DECIMALS, RoundingMode.CEILING);
  }

  /** The lowest rate that {@code k} wrong of {@code n} leave possible, rounded down. */
  public static BigDecimal lowerBound(int k, int n, BigDecimal doubt) {
    return BigDecimal.ONE.subtract(upperBound(n - k, n, doubt));
  }

  /**
   * How many trials it takes until so few wrong ones speak for a rate below the budget.
   *
   * @param k wrong ones among them
   * @param budget rate that is to be excluded, above 0
   * @param doubt between 0 and 1
   * @return {@link #MOST_TRIALS} when not even these are enough
   */
  public static int needed(int k, BigDecimal budget, BigDecimal doubt) {
    int enough = k + 1;
    while (enough < MOST_TRIALS && atMost(k, enough, budget).compareTo(doubt) > 0) {
      enough = Math.min(MOST_TRIALS, enough * 2);
    }
    int low = k;
    int high = enough;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (atMost(k, middle, budget).compareTo(doubt) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static void require(int n, BigDecimal chance) {
    if (n < 0 || n > MOST_TRIALS) {
      throw new IllegalArgumentException("trials from 0 to " + MOST_TRIALS + ", not " + n);
    }
    if (chance.signum() < 0 || chance.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a chance is from 0 to 1, not " + chance);
    }
  }
}
