package io.quittance.matching.combination;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * A number as one of a series: {@code RE-2024-017} is the 17th of {@code RE-2024-}.
 *
 * @param stem what stands before the last digits
 * @param last the last digits as a number, -1 when there are none
 */
record NumberInSeries(String stem, BigInteger last) implements Comparable<NumberInSeries> {
  private static final Comparator<NumberInSeries> ORDER =
      Comparator.comparing(NumberInSeries::stem).thenComparing(NumberInSeries::last);

  static NumberInSeries of(String number) {
    int end = number.length();
    while (end > 0 && number.charAt(end - 1) >= '0' && number.charAt(end - 1) <= '9') {
      end--;
    }
    return new NumberInSeries(
        number.substring(0, end),
        end == number.length() ? BigInteger.ONE.negate() : new BigInteger(number.substring(end)));
  }

  /** True when the other comes later in the same series. */
  boolean before(NumberInSeries other) {
    return stem.equals(other.stem) && last.signum() >= 0 && last.compareTo(other.last) < 0;
  }

  @Override
  public int compareTo(NumberInSeries other) {
    return ORDER.compare(this, other);
  }
}
