package io.quittance.advice.model;

import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs of words of a line that stand together: cells, or what a wide gap parts. */
final class Segments {
  /** In letters: two blanks part, one does not. */
  private static final double GAP = 1.6;

  private Segments() {}

  /**
   * @param from first letter in the line's text
   * @param to after the last
   * @param left place on the page, in the document's unit; NaN where words have none
   */
  record Segment(int from, int to, double left, double right) {
    String in(String text) {
      return text.substring(from, to);
    }

    boolean under(Segment other) {
      return left < other.right && other.left < right;
    }
  }

  static List<Segment> of(Line line) {
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    Segment open = null;
    for (Word word : line.words()) {
      int end = at + word.text().length();
      Optional<double[]> place = ColumnBands.place(word);
      double left = place.map(p -> p[0]).orElse(cell(word));
      double right = place.map(p -> p[1]).orElse(cell(word) + 1);
      if (open != null && together(word, open, left, right)) {
        open = new Segment(open.from, end, open.left, right);
      } else {
        if (open != null) {
          segments.add(open);
        }
        open = new Segment(at, end, left, right);
      }
      at = end + 1;
    }
    if (open != null) {
      segments.add(open);
    }
    return segments;
  }

  private static boolean together(Word word, Segment open, double left, double right) {
    if (word.column() != null) {
      return false;
    }
    double letter = (right - left) / Math.max(1, word.text().length());
    return Double.isNaN(left) || left - open.right <= GAP * letter;
  }

  private static double cell(Word word) {
    return word.column() == null ? Double.NaN : word.column();
  }
}
