package io.quittance.advice.model;

import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The horizontal bands of a table that has no cells, only positions. A heading names its band; how
 * wide it is, the rows below say: amounts stand to the left of a heading that is aligned right.
 */
public final class ColumnBands {
  /** A gap wider than this many times the height of a word parts two headings. */
  private static final double PARTING = 1.0;

  /** Columns of text: two blanks or more part two headings. */
  private static final double PARTING_COLUMNS = 1.5;

  private final List<Band> bands = new ArrayList<>();

  /**
   * From where to where a heading's values stand.
   *
   * @param left inclusive, in points or text columns
   * @param right exclusive
   */
  public record Band(double left, double right, String heading) {}

  private static final class Extent {
    private final StringBuilder heading = new StringBuilder();
    private double headLeft;
    private double headRight;
    private double left;
    private double right;

    Extent(String text, double[] place) {
      heading.append(text);
      headLeft = place[0];
      headRight = place[1];
      left = headLeft;
      right = headRight;
    }

    void extendHeading(String text, double[] place) {
      heading.append(' ').append(text);
      headRight = Math.max(headRight, place[1]);
      right = headRight;
    }

    /** Negative when they overlap. */
    double distance(double[] place) {
      return Math.max(place[0] - headRight, headLeft - place[1]);
    }

    void take(double[] place) {
      left = Math.min(left, place[0]);
      right = Math.max(right, place[1]);
    }
  }

  /**
   * @param named headings the answer points at; they are kept whole and apart, also where the gap
   *     between them is narrow
   * @param rows lines below the heading, in any order
   */
  public ColumnBands(Line heading, List<String> named, List<Line> rows) {
    List<Extent> extents = extents(heading, named);
    for (Line row : rows) {
      for (Word word : row.words()) {
        place(word).ifPresent(place -> nearest(extents, place).ifPresent(e -> e.take(place)));
      }
    }
    double from = 0;
    for (int i = 0; i < extents.size(); i++) {
      Extent extent = extents.get(i);
      double to = i + 1 < extents.size() ? border(extent, extents.get(i + 1)) : Double.MAX_VALUE;
      bands.add(new Band(from, to, extent.heading.toString()));
      from = to;
    }
  }

  /** From left to right. */
  public List<Band> all() {
    return List.copyOf(bands);
  }

  /** The only band with this heading. */
  Optional<Band> named(String heading) {
    List<Band> found = bands.stream().filter(b -> b.heading().equals(heading)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Left and right of a word, or empty for one without a place. */
  public static Optional<double[]> place(Word word) {
    if (word.box() != null) {
      return Optional.of(new double[] {word.box().x0(), word.box().x1()});
    }
    if (word.from() >= 0 && word.to() > word.from()) {
      return Optional.of(new double[] {word.from(), word.to()});
    }
    return Optional.empty();
  }

  private static List<Extent> extents(Line heading, List<String> named) {
    List<Word> words = heading.words();
    int[] runs = runs(words, named);
    List<Extent> extents = new ArrayList<>();
    double[] before = null;
    for (int i = 0; i < words.size(); i++) {
      Optional<double[]> found = place(words.get(i));
      if (found.isEmpty()) {
        continue;
      }
      double[] place = found.get();
      boolean sameRun = before != null && i > 0 && runs[i] == runs[i - 1];
      boolean goesOn = sameRun && (runs[i] > 0 || place[0] - before[1] <= parting(words.get(i)));
      if (goesOn && !extents.isEmpty()) {
        extents.get(extents.size() - 1).extendHeading(words.get(i).text(), place);
      } else {
        extents.add(new Extent(words.get(i).text(), place));
      }
      before = place;
    }
    return extents;
  }

  /** Which named heading each word belongs to: its number from 1, or 0. */
  private static int[] runs(List<Word> words, List<String> named) {
    int[] runs = new int[words.size()];
    int number = 0;
    for (String heading : named) {
      String[] parts = heading.split(" ");
      number++;
      for (int i = 0; i + parts.length <= words.size(); i++) {
        if (standsAt(words, i, parts, runs)) {
          for (int j = 0; j < parts.length; j++) {
            runs[i + j] = number;
          }
          break;
        }
      }
    }
    return runs;
  }

  private static boolean standsAt(List<Word> words, int at, String[] parts, int[] runs) {
    for (int j = 0; j < parts.length; j++) {
      if (runs[at + j] != 0 || !words.get(at + j).text().equals(parts[j])) {
        return false;
      }
    }
    return true;
  }

  private static double parting(Word word) {
    return word.box() == null ? PARTING_COLUMNS : PARTING * Math.max(1, word.box().height());
  }

  private static Optional<Extent> nearest(List<Extent> extents, double[] place) {
    Extent nearest = null;
    for (Extent extent : extents) {
      if (nearest == null || extent.distance(place) < nearest.distance(place)) {
        nearest = extent;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Between what stands in the two columns; between their headings where that overlaps. */
  private static double border(Extent left, Extent right) {
    return left.right <= right.left
        ? (left.right + right.left) / 2
        : (left.headRight + right.headLeft) / 2;
  }
}
