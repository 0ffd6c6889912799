package io.quittance.evaluation.generate.print;

import java.util.List;

/** Columns of a fixed-pitch font: ideographs take two. */
final class Width {
  private Width() {}

  static int of(String text) {
    return text.codePoints()
        .map(c -> c >= 0x1100 && c < 0xFFEF && c != 0x202F && (c < 0x2000 || c > 0x2BFF) ? 2 : 1)
        .sum();
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  static List<String> linesOf(String text) {
    return text.lines().toList();
  }
}
