package io.quittance.matching.combination;

import java.util.Locale;

/**
 * How many combinations an amount would be expected to meet that has nothing to do with the items:
 * {@code 2^n points / (2.5 sigma)} with {@code sigma = sqrt(sum a^2) / 2}, the density of sums at
 * their middle. Kept as a logarithm, for 2^n of a few thousand items is no number. It is an
 * estimate and proves nothing; whether a combination is the only one says the count.
 *
 * @param log10 decimal logarithm of the expected number
 */
public record ChanceHits(double log10) {
  private static final double SQRT_TWO_PI = 2.5;

  /** The round steps of an amount: its factors two and five up to this. */
  private static final long ROUND = 1_000_000;

  /**
   * For the amounts that can vary. Less than two tell nothing of the steps in which this customer
   * pays; then the round part of the amount is taken for the step.
   *
   * @param sought in minor units
   * @param tolerance in minor units
   */
  static ChanceHits of(Lattice lattice, long sought, long tolerance) {
    double squares = 0;
    for (long weight : lattice.weights) {
      squares += (double) weight * weight;
    }
    if (lattice.size() > 1 && squares > 0) {
      return expected(lattice.size(), squares, lattice.hi - lattice.lo + 1.0);
    }
    long step = Lattice.gcd(Math.abs(sought), ROUND);
    double lump = (double) Math.abs(sought) / step;
    double points = 2.0 * Math.floorDiv(tolerance, step) + 1;
    return expected(1, lump * lump, points);
  }

  /**
   * @param squares sum of the squares of n amounts, in units
   * @param points how many multiples of the unit the tolerance covers
   */
  static ChanceHits expected(int n, double squares, double points) {
    double sigma = Math.sqrt(squares) / 2;
    return new ChanceHits(n * Math.log10(2) + Math.log10(points) - Math.log10(SQRT_TWO_PI * sigma));
  }

  /** True when fewer than so many are expected. */
  public boolean below(double hits) {
    return log10 < Math.log10(hits);
  }

  /** The number in words: {@code 0.00004}, {@code 12}, {@code 10^57}. */
  public String words() {
    if (log10 >= 6) {
      return "10^" + (long) Math.min(log10, 1e9);
    }
    double hits = Math.pow(10, log10);
    return hits >= 10
        ? String.format(Locale.ROOT, "%.0f", hits)
        : String.format(Locale.ROOT, "%.2g", hits);
  }
}
