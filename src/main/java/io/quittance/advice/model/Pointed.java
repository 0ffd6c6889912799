package io.quittance.advice.model;

import java.util.List;

/**
 * An answer, from one question or put together from several, with what it may point into.
 *
 * @param source every line that was shown
 * @param chunks where it was asked in parts; else empty
 * @param others ids of lines that are said to be no items
 * @param reader as recorded with the reading
 */
record Pointed(
    PointedAnswer answer,
    NumberedSource source,
    List<Chunk> chunks,
    List<String> others,
    String reader) {
  Pointed {
    chunks = List.copyOf(chunks);
    others = List.copyOf(others);
  }
}
