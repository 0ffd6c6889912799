package io.quittance.figures;

import java.time.Duration;

/**
 * How long something took.
 *
 * @param count how many were measured
 * @param median half took no longer; null of none
 * @param ninetyPercent nine of ten took no longer; null of none
 */
public record Spread(long count, Duration median, Duration ninetyPercent) {
  public static final Spread NONE = new Spread(0, null, null);
}
