package io.quittance.painting;

import io.quittance.advice.Value;
import io.quittance.document.Box;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A page with its geometry: its picture, the words under it for when there is none, the evidence
 * over it. Drawn as SVG in points, because the page's policy allows no style of an element's own.
 */
final class PaintPaper {
  /** Points around a word that its mark covers. */
  private static final double MARGIN = 1.5;

  private PaintPaper() {}

  static DocumentView.Paper paint(
      Page page, List<Line> lines, List<Evidence.Spot> spots, String image) {
    List<DocumentView.PlacedWord> words = new ArrayList<>();
    for (Line line : lines) {
      for (Word word : line.words()) {
        if (word.box() != null) {
          words.add(word(word));
        }
      }
    }
    List<DocumentView.Mark> marks = new ArrayList<>();
    for (Evidence.Spot spot : spots) {
      Box box = box(spot.value(), page, lines);
      if (box != null) {
        marks.add(mark(spot, box));
      }
    }
    return new DocumentView.Paper(points(page.width()), points(page.height()), image, words, marks);
  }

  private static Box box(Value value, Page page, List<Line> lines) {
    if (value.page() != null && value.page() != page.number()) {
      return null;
    }
    if (value.box() != null) {
      return value.page() == null && page.number() != 1 ? null : value.box();
    }
    Box union = null;
    for (Line line : lines) {
      if (Objects.equals(value.line(), line.number())) {
        for (Word word : line.words()) {
          if (word.box() != null) {
            union = union == null ? word.box() : union.union(word.box());
          }
        }
      }
    }
    return union;
  }

  private static DocumentView.PlacedWord word(Word word) {
    Box box = word.box();
    return new DocumentView.PlacedWord(
        word.text(),
        points(box.x0()),
        points(box.y1() - box.height() * 0.22),
        points(Math.max(1, box.width())),
        points(Math.max(4, box.height() * 0.82)));
  }

  private static DocumentView.Mark mark(Evidence.Spot spot, Box box) {
    return new DocumentView.Mark(
        spot.id(),
        spot.label(),
        spot.value().doubtful(),
        points(box.x0() - MARGIN),
        points(box.y0() - MARGIN),
        points(box.width() + 2 * MARGIN),
        points(box.height() + 2 * MARGIN));
  }

  private static String points(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
