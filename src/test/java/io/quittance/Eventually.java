package io.quittance;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What jobs bring about in their own time: looked at again and again, and not for ever. */
public final class Eventually {
  private static final long PAUSE_MILLIS = 50;

  private Eventually() {}

  /**
   * @throws AssertionError when it has not come about within the longest time, or the test is
   *     stopped
   */
  public static void await(Duration longest, BooleanSupplier condition) {
    Instant end = Instant.now().plus(longest);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("it did not come about within " + longest);
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }
  }
}
