package io.quittance.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says how far a long run is: count, rate and time left, once a second. On a terminal the line is
 * written over; elsewhere lines are plain and come every ten seconds.
 */
public final class Progress {
  private static final long SECOND = 1_000_000_000L;
  private static final long PLAIN_EVERY = 10 * SECOND;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final String unit;
  private final int total;
  private final long begin;
  private int done;
  private long said;
  private int written;

  /**
   * @param unit plural, for example {@code cases}
   * @param terminal whether the stream is one
   */
  public Progress(PrintStream out, boolean terminal, String unit, int total, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
    this.unit = unit;
    this.total = total;
    this.begin = nanos.getAsLong();
    this.said = begin;
  }

  /** On standard error. */
  public static Progress onStandardError(String unit, int total) {
    // Java tells only of both streams together: without a console one of them is redirected.
    boolean terminal = System.console() != null && System.getenv("TERM") != null;
    return new Progress(System.err, terminal, unit, total, System::nanoTime);
  }

  /** One more is done; says so when it is time. Safe for threads. */
  public synchronized void step() {
    done++;
    long now = nanos.getAsLong();
    if (now - said >= (terminal ? SECOND : PLAIN_EVERY)) {
      said = now;
      say(line(now));
    }
  }

  /** Clears the line. */
  public synchronized void end() {
    if (terminal && written > 0) {
      out.print("\r" + " ".repeat(written) + "\r");
      out.flush();
    }
  }

  private void say(String line) {
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, written - line.length())));
    } else {
      out.println(line);
    }
    out.flush();
    written = line.length();
  }

  private String line(long now) {
    double seconds = (now - begin) / (double) SECOND;
    double rate = done / seconds;
    long left = Math.round((total - done) / rate);
    return String.format(
        Locale.ROOT,
        "%d of %d %s, %.1f a second, %d:%02d left",
        done,
        total,
        unit,
        rate,
        left / 60,
        left % 60);
  }
}
