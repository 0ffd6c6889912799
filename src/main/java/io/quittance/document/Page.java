package io.quittance.document;

import java.util.List;

/**
 * A page of a PDF or picture, a sheet of a workbook, or the whole of a text.
 *
 * @param number 1-based
 * @param name sheet name, else null
 * @param width points, 0 where there is no geometry
 * @param height points, 0 where there is no geometry
 * @param turn degrees clockwise by which the writing is turned on the page as it is displayed: a
 *     scan laid in sideways or askew. Boxes are on the page as displayed; see {@link #straight}
 */
public record Page(
    int number, String name, double width, double height, List<Line> lines, double turn) {
  public Page {
    lines = List.copyOf(lines);
  }

  public Page(int number, String name, double width, double height, List<Line> lines) {
    this(number, name, width, height, lines, 0);
  }

  /** The line with its words where they would stand were the writing upright and straight. */
  public Line straight(Line line) {
    if (turn == 0) {
      return line;
    }
    Turn turned = new Turn(turn, width, height);
    List<Word> words =
        line.words().stream()
            .map(word -> word.box() == null ? word : word.at(turned.straight(word.box())))
            .toList();
    return new Line(line.number(), words, line.quoted());
  }
}
