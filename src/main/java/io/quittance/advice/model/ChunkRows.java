package io.quittance.advice.model;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts lists whose rows have no common shape, so that no mapping of columns reads them, into chunks
 * without overlap. A list whose rows repeat each other is never cut: one question maps its columns.
 */
final class ChunkRows {
  /** Lines of one chunk; a row has at least one. */
  static final int MOST = 100;

  /** How many lines above a list are repeated as its headings. */
  private static final int HEADINGS = 3;

  /** Amounts of one list are not further apart than this many lines. */
  private static final int APART = 2;

  /** How far back a cut may move to come behind a row's amount. */
  private static final int BACK = 5;

  private ChunkRows() {}

  /** Empty when one question is enough. */
  static List<Chunk> of(ReadMessage message) {
    Set<String> redundant = BodyTwins.redundant(message);
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < message.documents().size(); i++) {
      Document document = message.documents().get(i);
      List<Line> lines = document.lines().filter(line -> line.quoted() == 0).toList();
      if (!redundant.contains(document.part()) && irregular(lines)) {
        cut("D" + (i + 1), document, lines, chunks);
      }
    }
    return chunks;
  }

  private static boolean irregular(List<Line> lines) {
    BitSet shown = ShownRows.of(lines);
    return shown.stream().filter(i -> amount(lines, i)).count() > MOST;
  }

  private static void cut(String id, Document document, List<Line> lines, List<Chunk> chunks) {
    int from = 0;
    while (from < lines.size() && !amidAmounts(lines, from)) {
      from++;
    }
    int end = lines.size();
    while (end > from && !amidAmounts(lines, end - 1)) {
      end--;
    }
    Set<Integer> headings = headings(lines, from);
    while (from < end) {
      int to = behindAmount(lines, from, Math.min(end, from + MOST));
      chunks.add(
          new Chunk(
              id,
              document,
              headings,
              lines.get(from).number(),
              lines.get(to - 1).number(),
              chunks.isEmpty(),
              false));
      from = to;
    }
  }

  /** The lines without an amount right above the list. */
  private static Set<Integer> headings(List<Line> lines, int from) {
    Set<Integer> headings = new HashSet<>();
    for (int i = from - 1; i >= Math.max(0, from - HEADINGS) && !amount(lines, i); i--) {
      headings.add(lines.get(i).number());
    }
    return headings;
  }

  /** A row of several lines usually ends with its amount. */
  private static int behindAmount(List<Line> lines, int from, int to) {
    for (int cut = to; cut > Math.max(from + 1, to - BACK); cut--) {
      if (amount(lines, cut - 1)) {
        return cut;
      }
    }
    return to;
  }

  /** Not the lone amount of a sentence above or a total below. */
  private static boolean amidAmounts(List<Line> lines, int at) {
    if (!amount(lines, at)) {
      return false;
    }
    int near = 0;
    for (int i = at - APART; i <= at + APART; i++) {
      near += i >= 0 && i < lines.size() && i != at && amount(lines, i) ? 1 : 0;
    }
    return near > 0;
  }

  private static boolean amount(List<Line> lines, int at) {
    return ShownRows.shape(lines.get(at)) != null;
  }
}
