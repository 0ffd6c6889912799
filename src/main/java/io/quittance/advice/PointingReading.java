package io.quittance.advice;

import io.quittance.document.ReadMessage;
import java.math.BigDecimal;
import java.util.List;

/**
 * Code that reads the values at the places a pointing names. A place that is not in the source, or
 * is a piece of what is printed there, is no value.
 */
@FunctionalInterface
public interface PointingReading {

  /**
   * @param source the message whose document {@link Pointing#part()} names
   * @param reader name of the proposer, kept in the advice
   * @param elsewhere what another part of the message says that the lines add up to, or null; it
   *     may decide signs and the decimal mark, and is no value of the advice
   */
  Outcome read(Pointing pointing, ReadMessage source, String reader, BigDecimal elsewhere);

  default Outcome read(Pointing pointing, ReadMessage source, String reader) {
    return read(pointing, source, reader, null);
  }

  /**
   * @param advice always there; empty of values when nothing could be read
   * @param problems in the order they were met, each once
   */
  record Outcome(Advice advice, List<Problem> problems) {
    public Outcome {
      problems = List.copyOf(problems);
    }
  }
}
