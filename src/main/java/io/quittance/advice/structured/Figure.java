package io.quittance.advice.structured;

import java.math.BigDecimal;

/**
 * An amount with the text it was read from.
 *
 * @param value signed as it is meant; {@code printed} keeps the sender's own sign
 */
record Figure(BigDecimal value, Printed printed, boolean doubtful) {

  Figure(BigDecimal value, Printed printed) {
    this(value, printed, false);
  }

  Figure negated() {
    return new Figure(value.negate(), printed, doubtful);
  }

  Figure doubted() {
    return new Figure(value, printed, true);
  }

  static BigDecimal valueOf(Figure figure) {
    return figure == null ? BigDecimal.ZERO : figure.value;
  }

  static BigDecimal orNull(Figure figure) {
    return figure == null ? null : figure.value;
  }
}
