package io.quittance.advice.model;

import java.util.List;
import java.util.Optional;

/**
 * An answer, from one question or put together from several, with what it may point into.
 *
 * @param source every line that was shown
 * @param chunks where it was asked in parts; else empty
 * @param others ids of lines that are said to be no items
 * @param seen what was copied from pictures of pages, where any were sent
 * @param reader as recorded with the reading
 */
record Pointed(
    PointedAnswer answer,
    NumberedSource source,
    List<Chunk> chunks,
    List<String> others,
    Optional<SeenOnPages> seen,
    String reader) {
  Pointed {
    chunks = List.copyOf(chunks);
    others = List.copyOf(others);
  }

  /** Of one question about text. */
  static Pointed of(PointedAnswer answer, NumberedSource source, String reader) {
    return new Pointed(answer, source, List.of(), List.of(), Optional.empty(), reader);
  }
}
