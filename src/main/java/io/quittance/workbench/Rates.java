package io.quittance.workbench;

import io.quittance.figures.Share;
import io.quittance.figures.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Shares and times as the pages print them; of nothing there is none. */
final class Rates {
  static final String NONE = "–";

  private static final int SECONDS_OF_MINUTE = 60;
  private static final int SECONDS_OF_HOUR = 3600;
  private static final int SECONDS_OF_DAY = 86_400;

  private Rates() {}

  /** {@code 0.0024} becomes {@code 0.24 %}; what lies between two hundredths is rounded up. */
  static String percent(BigDecimal rate) {
    return rate.movePointRight(2).setScale(2, RoundingMode.CEILING).toPlainString() + " %";
  }

  /** {@code 87.5 %}, never rounded up. */
  static String share(Share share) {
    return share.rate() == null
        ? NONE
        : share.rate().movePointRight(2).setScale(1, RoundingMode.DOWN).toPlainString() + " %";
  }

  /** {@code 7 of 8}. */
  static String of(Share share) {
    return share.of() == 0
        ? NONE
        : Figures.grouped(Long.toString(share.count()))
            + " of "
            + Figures.grouped(Long.toString(share.of()));
  }

  static String counted(Share share, String one, String many) {
    return share.of() == 0 ? "no " + many : of(share) + " " + (share.of() == 1 ? one : many);
  }

  static String median(Spread spread) {
    return spread.count() == 0 ? NONE : lasting(spread.median());
  }

  static String ninety(Spread spread) {
    return spread.count() == 0
        ? "nothing to measure"
        : "median of "
            + Figures.grouped(Long.toString(spread.count()))
            + "; nine of ten within "
            + lasting(spread.ninetyPercent());
  }

  /** The two largest units: {@code 2 d 4 h}. */
  static String lasting(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < SECONDS_OF_MINUTE) {
      return seconds + " s";
    }
    if (seconds < SECONDS_OF_HOUR) {
      return two(seconds, SECONDS_OF_MINUTE, "min", 1, "s");
    }
    return seconds < SECONDS_OF_DAY
        ? two(seconds, SECONDS_OF_HOUR, "h", SECONDS_OF_MINUTE, "min")
        : two(seconds, SECONDS_OF_DAY, "d", SECONDS_OF_HOUR, "h");
  }

  private static String two(long seconds, int large, String name, int small, String smallName) {
    long rest = seconds % large / small;
    return seconds / large + " " + name + (rest == 0 ? "" : " " + rest + " " + smallName);
  }
}
