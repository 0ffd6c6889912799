package io.quittance.advice.model;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts lists whose rows have no common shape, so that no mapping of columns reads them, into chunks
 * without overlap. A list whose rows repeat each other is never cut: one question maps its columns.
 */
final class ChunkRows {
  /** Lines of one chunk; a row has at least one. */
  static final int MOST = 100;

  /** How many lines above a list are repeated as its headings. */
  private static final int HEADINGS = 3;

  /** How far back a cut may move to come behind a row's amount. */
  private static final int BACK = 5;

  private ChunkRows() {}

  /** Empty when one question is enough. */
  static List<Chunk> of(ReadMessage message) {
    Set<String> redundant = BodyTwins.redundant(message);
    List<Chunk> chunks = new ArrayList<>();
    for (Document document : message.documents()) {
      List<Line> lines = document.lines().filter(line -> line.quoted() == 0).toList();
      if (!redundant.contains(document.part()) && irregular(lines)) {
        cut(document, lines, chunks);
      }
    }
    return chunks;
  }

  private static boolean irregular(List<Line> lines) {
    BitSet shown = ShownRows.of(lines);
    long rows = shown.stream().filter(i -> ShownRows.shape(lines.get(i)) != null).count();
    return rows > MOST;
  }

  private static void cut(Document document, List<Line> lines, List<Chunk> chunks) {
    List<Line> listed =
        lines.stream().filter(line -> ShownRows.shape(line) != null).collect(Collectors.toList());
    int from = lines.indexOf(listed.get(0));
    int end = lines.indexOf(listed.get(listed.size() - 1)) + 1;
    Set<Integer> headings =
        lines.subList(Math.max(0, from - HEADINGS), from).stream()
            .map(Line::number)
            .collect(Collectors.toSet());
    while (from < end) {
      int to = behindAmount(lines, from, Math.min(end, from + MOST));
      chunks.add(
          new Chunk(
              document,
              headings,
              lines.get(from).number(),
              lines.get(to - 1).number(),
              chunks.isEmpty(),
              false));
      from = to;
    }
  }

  /** A row of several lines usually ends with its amount. */
  private static int behindAmount(List<Line> lines, int from, int to) {
    for (int cut = to; cut > Math.max(from + 1, to - BACK); cut--) {
      if (ShownRows.shape(lines.get(cut - 1)) != null) {
        return cut;
      }
    }
    return to;
  }
}
