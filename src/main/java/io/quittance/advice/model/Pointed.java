package io.quittance.advice.model;

import io.quittance.advice.Problem;
import java.util.List;

/**
 * An answer, from one question or put together from several, with what it may point into.
 *
 * @param source every line that was shown
 * @param chunks where it was asked in parts; else empty
 * @param problems met when the parts were put together
 * @param reader as recorded with the reading
 */
record Pointed(
    PointedAnswer answer,
    NumberedSource source,
    List<Chunk> chunks,
    List<Problem> problems,
    String reader) {
  Pointed {
    chunks = List.copyOf(chunks);
    problems = List.copyOf(problems);
  }
}
