package io.quittance.matching.combination;

import io.quittance.matching.combination.Combinations.Limit;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What one search has used of its limits. */
final class Effort {
  private final SearchLimits limits;
  private final LongSupplier nanos;
  private final long start;
  private long steps;

  /**
   * @param nanos a running clock, as {@link System#nanoTime}
   */
  Effort(SearchLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  boolean fits(double bytes) {
    return bytes <= limits.bytes();
  }

  long bytes() {
    return limits.bytes();
  }

  /**
   * The limit that stands against the next steps, asked before they are taken: often enough that
   * none takes longer than some hundredths of a second.
   */
  Optional<Limit> next(long more) {
    steps += more;
    if (steps > limits.steps()) {
      return Optional.of(Limit.WORK);
    }
    if (Thread.currentThread().isInterrupted()) {
      return Optional.of(Limit.INTERRUPTED);
    }
    return nanos.getAsLong() - start > limits.time().toNanos()
        ? Optional.of(Limit.TIME)
        : Optional.empty();
  }
}
