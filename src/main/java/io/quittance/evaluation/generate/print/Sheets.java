package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/** Pages being laid out: a cursor that goes down and on to the next page, strings and lines. */
final class Sheets {
  /** A ruling or, with a height, a shaded band; points from the bottom left. */
  record Line(int page, float x0, float y0, float x1, float y1, boolean band) {}

  static final float MARGIN = 48;

  final float width;
  final float height;
  final List<Run> runs = new ArrayList<>();
  final List<Line> rulings = new ArrayList<>();
  private final Face face;
  float left = MARGIN;
  float right;
  float y;
  int page;

  Sheets(Paper paper, Face face) {
    this.face = face;
    boolean letter = paper.is("letter");
    boolean landscape = paper.is("landscape") || paper.is("rotated");
    float shortSide = letter ? 612 : 595;
    float longSide = letter ? 792 : 842;
    this.width = landscape ? longSide : shortSide;
    this.height = landscape ? shortSide : longSide;
    this.right = width - MARGIN;
    this.y = height - MARGIN;
  }

  boolean fits(float needed) {
    return y - needed > MARGIN + 24;
  }

  void nextPage() {
    page++;
    y = height - MARGIN - 14;
  }

  void down(float points) {
    y -= points;
    if (!fits(0)) {
      nextPage();
    }
  }

  void write(float x, String text, float size, boolean bold, int column) {
    if (!text.isBlank()) {
      runs.add(new Run(page, x, y, text, size, bold, column));
    }
  }

  void writeLine(String text, float size, boolean bold) {
    for (String line : wrapped(text, size, bold, right - left)) {
      if (!fits(size)) {
        nextPage();
      }
      write(left, line, size, bold, -1);
      y -= size * 1.3f;
    }
  }

  List<String> wrapped(String text, float size, boolean bold, float room) {
    List<String> lines = new ArrayList<>();
    for (String hardLine : text.lines().toList()) {
      StringBuilder line = new StringBuilder();
      for (String word : hardLine.split(" ", -1)) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && face.width(longer, size, bold) > room) {
          lines.add(line.toString());
          line.setLength(0);
          line.append(word);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
      lines.add(line.toString());
    }
    return lines.isEmpty() ? List.of("") : lines;
  }

  void ruling(float x0, float x1, float atY) {
    rulings.add(new Line(page, x0, atY, x1, atY, false));
  }
}
