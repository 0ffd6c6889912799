package io.quittance.advice.reading;

import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount read at a place: as printed, and as the spreadsheet holds it where it does.
 *
 * @param printed null when only the typed value is a number
 * @param typed exact value of a spreadsheet cell, or null
 */
record ReadAmount(PrintedAmount printed, BigDecimal typed, Value evidence) {

  BigDecimal value(AmountStyle style) {
    return typed != null ? typed : printed.value(style);
  }

  boolean ambiguous() {
    return typed == null && printed.ambiguous();
  }

  String currency() {
    return printed == null ? null : printed.currency();
  }

  /** The decimals a sheet stores beyond a currency's are the residue of its arithmetic. */
  static BigDecimal typed(String stored) {
    BigDecimal value = new BigDecimal(stored);
    return value.scale() > 4 ? value.setScale(2, RoundingMode.HALF_UP) : value;
  }

  /**
   * True when the display is no rounding of the typed value: {@code 1,250} shown for 12500. Shown
   * in thousands or as a percentage it differs too, and a person looks.
   */
  static boolean differs(PrintedAmount printed, BigDecimal typed) {
    return !rounds(printed.point(), typed) && !rounds(printed.comma(), typed);
  }

  private static boolean rounds(BigDecimal shown, BigDecimal typed) {
    if (shown == null) {
      return false;
    }
    return typed.setScale(shown.scale(), RoundingMode.HALF_UP).compareTo(shown) == 0
        || typed.setScale(shown.scale(), RoundingMode.HALF_EVEN).compareTo(shown) == 0
        || typed.negate().setScale(shown.scale(), RoundingMode.HALF_UP).compareTo(shown) == 0
            && typed.signum() < 0;
  }
}
