package io.quittance.advice.model;

import io.quittance.document.Document;
import io.quittance.document.Line;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Some rows of a long list with its headings repeated, asked about in one question.
 *
 * @param id of the document in line ids, for example {@code D2}
 * @param headings numbers of the lines above the list, shown with every chunk and never rows of it
 * @param first number of its first line
 * @param last number of its last line; no other chunk has it
 * @param withRest whether everything of the message that is in no chunk is shown, too
 * @param half whether it is one of the halves of a chunk whose answer was cut off
 */
record Chunk(
    String id,
    Document document,
    Set<Integer> headings,
    int first,
    int last,
    boolean withRest,
    boolean half) {
  Chunk {
    headings = Set.copyOf(headings);
  }

  boolean holds(Line line) {
    return line.number() >= first && line.number() <= last;
  }

  /** Empty when it is one line, or a half itself. */
  List<Chunk> halves() {
    if (half || first == last) {
      return List.of();
    }
    int middle = first + (last - first) / 2;
    return List.of(
        new Chunk(id, document, headings, first, middle, withRest, true),
        new Chunk(id, document, headings, middle + 1, last, false, true));
  }

  /**
   * @param all every chunk of the message, this one or its whole among them
   */
  NumberedSource.Selection selection(List<Chunk> all) {
    return new NumberedSource.Selection(
        shown -> lines(shown, all),
        "other",
        "a part of a long list, lines "
            + NumberedSource.lineId(id, first)
            + " to "
            + NumberedSource.lineId(id, last));
  }

  private BitSet lines(Document shown, List<Chunk> all) {
    boolean own = shown.part().equals(document.part());
    List<Line> lines = shown.lines().toList();
    BitSet bits = withRest ? ShownRows.of(lines) : new BitSet(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (own && (holds(line) || headings.contains(line.number()))) {
        bits.set(i);
      } else if (all.stream().anyMatch(c -> c.isIn(shown) && c.holds(line))) {
        bits.clear(i);
      }
    }
    return bits;
  }

  boolean isIn(Document other) {
    return document.part().equals(other.part());
  }

  /** Whether an answer about this chunk may name the place as one of a row. */
  boolean owns(NumberedSource.Place place) {
    boolean own = isIn(place.document());
    return own && holds(place.line())
        || withRest && !(own && headings.contains(place.line().number()));
  }
}
