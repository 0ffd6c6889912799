package io.quittance.figures;

/**
 * The exact one-sided upper bound of Clopper and Pearson (1934): the rate at which so few errors in
 * so large a sample would be seen with probability {@code alpha} only. A probability, never money.
 */
final class BinomialBound {
  /** Halvings of the interval; the sixtieth no longer changes a double. */
  private static final int HALVINGS = 60;

  private BinomialBound() {}

  /**
   * @return from 0 to 1, never below the exact bound by more than 1e-15
   */
  static double upper(long wrong, long sample, double alpha) {
    if (wrong >= sample) {
      return 1;
    }
    double low = (double) wrong / sample;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (atMost(wrong, sample, middle) > alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Probability of at most so many errors at a rate, summed from its logarithms. */
  private static double atMost(long wrong, long sample, double rate) {
    if (rate >= 1) {
      return 0;
    }
    double odds = Math.log(rate) - Math.log1p(-rate);
    double term = sample * Math.log1p(-rate);
    double sum = Math.exp(term);
    for (long k = 1; k <= wrong; k++) {
      term += Math.log((double) (sample - k + 1) / k) + odds;
      sum += Math.exp(term);
    }
    return sum;
  }
}
