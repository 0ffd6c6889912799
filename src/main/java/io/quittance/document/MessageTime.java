package io.quittance.document;

import io.quittance.message.ReadingLimits;
import java.util.concurrent.TimeUnit;

/**
 * How long a child may take: for its present step, and for the message. A page that is recognised
 * from its picture adds its own time to both, up to the number of such pages.
 */
final class MessageTime {

  private final ReadingLimits limits;
  private long step;
  private long message;
  private int scans;

  MessageTime(ReadingLimits limits) {
    this.limits = limits;
    message = after(limits.messageSeconds());
    step = message;
  }

  /** The next answer must come within so many seconds. */
  void step(int seconds) {
    step = after(seconds);
  }

  /** A page begins to be recognised. */
  void scan() {
    step = after(limits.ocrPageSeconds() + limits.partSeconds());
    if (scans < limits.ocrPages()) {
      scans++;
      message += TimeUnit.SECONDS.toNanos(limits.ocrPageSeconds());
    }
  }

  /** Of step and message; not positive when one of them is over. */
  long leftMillis() {
    long left = Math.min(step, message) - System.nanoTime();
    return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1;
  }

  boolean isOver() {
    return System.nanoTime() >= message;
  }

  private static long after(int seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }
}
