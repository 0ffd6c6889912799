package io.quittance.matching.combination;

import java.time.Duration;

/**
 * How far a search may go. The steps make its end the same on every machine; the time is for the
 * machine that is slower than thought.
 *
 * @param items most open items, at most {@link #MOST_ITEMS}
 * @param bytes most memory at once
 * @param steps most steps, each one word of a bitset or one sum of a list
 * @param time most time
 * @param chanceHits where more than so many combinations are expected by chance nothing is counted;
 *     infinite: always count
 */
public record SearchLimits(int items, long bytes, long steps, Duration time, double chanceHits) {
  /** The number of an item has 16 bits in {@link TwoBitsets}. */
  public static final int MOST_ITEMS = 65_000;

  public static final SearchLimits DEFAULT =
      new SearchLimits(
          20_000, 256L << 20, 4_000_000_000L, Duration.ofSeconds(8), Double.POSITIVE_INFINITY);

  /**
   * @throws IllegalArgumentException when a limit is not positive or the items are too many
   */
  public SearchLimits {
    if (items < 1 || items > MOST_ITEMS) {
      throw new IllegalArgumentException("items must be from 1 to " + MOST_ITEMS);
    }
    if (bytes < 1 || steps < 1 || time.isNegative() || time.isZero() || !(chanceHits > 0)) {
      throw new IllegalArgumentException("every limit of a search must be positive");
    }
  }
}
