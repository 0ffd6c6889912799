package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure by which a trailer, record or element says what it closes or adds up. Where what is
 * there differs, something was lost or added on the way.
 *
 * @param name of the element that says it, for the message
 * @param said as printed, empty where the figure is left out
 */
record ControlFigure(String name, String said, String where) {

  /** The number of what was met, with or without leading zeros. */
  Optional<Problem> counts(int counted, String what) {
    return said.matches("0*" + counted)
        ? Optional.empty()
        : Optional.of(
            truncated("%s says %s %s, there are %d".formatted(name, said, what, counted)));
  }

  /** The control number that was given where the envelope was opened. */
  Optional<Problem> closes(Segment opener, String opened) {
    return said.equals(opened)
        ? Optional.empty()
        : Optional.of(
            truncated("%s closes %s, %s opens %s".formatted(name, said, opener.name(), opened)));
  }

  /** The sum of what was met, both as decimals. */
  Optional<Problem> adds(BigDecimal sum) {
    return adds(Notation.decimal(said), sum, sum.toPlainString());
  }

  /** The sum of what was met, said in hundredths. */
  Optional<Problem> addsInCents(BigDecimal sum) {
    return adds(Notation.cents(said), sum, sum.setScale(2).unscaledValue().toString());
  }

  private Optional<Problem> adds(Optional<BigDecimal> read, BigDecimal sum, String shown) {
    return read.filter(v -> v.compareTo(sum) == 0).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Problem.Code.SUM_MISMATCH,
                "%s says %s, there are %s".formatted(name, said, shown),
                where));
  }

  private Problem truncated(String message) {
    return new Problem(Problem.Code.TRUNCATED, message, where);
  }
}
