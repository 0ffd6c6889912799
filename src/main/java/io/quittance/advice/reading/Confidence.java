package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import java.util.List;

/**
 * How sure a reading is: the least of three plain facts. Arithmetic: 0.99 when the nets give the
 * printed total, 0.8 when there is nothing to add up, 0.3 when they do not. Decimal mark and dates:
 * 0.5 when anything is left open. Problems that hold: 0.3. Nothing else moves it, so that a figure
 * above 0.9 always means that the sums confirmed the reading.
 */
final class Confidence {
  static final double CONFIRMED = 0.99;
  static final double UNCHECKED = 0.8;
  static final double OPEN = 0.5;
  static final double CONTRADICTED = 0.3;

  private Confidence() {}

  static double of(Advice advice, List<Problem> problems) {
    double confidence = Sums.confirm(advice) ? CONFIRMED : UNCHECKED;
    for (Problem problem : problems) {
      if (problem.code() == Problem.Code.LOCALE_AMBIGUOUS) {
        confidence = Math.min(confidence, OPEN);
      } else if (problem.code().holds()) {
        confidence = Math.min(confidence, CONTRADICTED);
      }
    }
    return advice.lines().isEmpty() && advice.paymentAmount() == null ? 0 : confidence;
  }
}
