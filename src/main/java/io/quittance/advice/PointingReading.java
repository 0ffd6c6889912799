package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.document.ReadMessage;
import java.util.List;

/**
 * Code that reads the values at the places a pointing names. A place that is not in the source, or
 * is a piece of what is printed there, is no value.
 */
@FunctionalInterface
public interface PointingReading {
  Outcome read(Pointing pointing, ReadMessage source, String reader);

  record Outcome(Advice advice, List<Problem> problems) {
    public Outcome {
      problems = List.copyOf(problems);
    }
  }
}
