package io.quittance.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many of how many.
 *
 * @param of counted altogether; of none there is no share
 */
public record Share(long count, long of) {
  private static final int DECIMALS = 4;

  public static final Share NONE = new Share(0, 0);

  public Share {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException(count + " of " + of);
    }
  }

  /** From 0 to 1, rounded down: what is not quite all is not shown as all. Null of none. */
  public BigDecimal rate() {
    return of == 0
        ? null
        : BigDecimal.valueOf(count).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.DOWN);
  }
}
