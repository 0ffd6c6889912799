package io.quittance.advice.reading;

import io.quittance.document.Word;

/**
 * Where the words of a row begin and end: by their boxes on a page, else by columns of a fixed
 * pitch, of which characters of East Asia take two.
 */
final class RowEdges {
  private final SourceText.Row row;
  private final boolean anyWide;

  RowEdges(SourceText.Row row) {
    this.row = row;
    this.anyWide = row.text().chars().anyMatch(c -> isWide((char) c));
  }

  /** Left edge of a word: points on a page, columns of a fixed pitch in a text. */
  double left(int word) {
    Word w = row.line().words().get(word);
    return w.box() != null
        ? w.box().x0()
        : (w.from() >= 0 ? w.from() : row.starts()[word]) + wide(row.starts()[word]);
  }

  /** Right edge of a word, in the same measure. */
  double right(int word) {
    Word w = row.line().words().get(word);
    return w.box() != null
        ? w.box().x1()
        : (w.from() >= 0 ? w.to() : row.endOf(word)) + wide(row.endOf(word));
  }

  /** Characters before an offset that are twice as wide: those of East Asia. */
  private int wide(int offset) {
    int wide = 0;
    if (!anyWide) {
      return wide;
    }
    for (int i = 0; i < offset; i++) {
      wide += isWide(row.text().charAt(i)) ? 1 : 0;
    }
    return wide;
  }

  private static boolean isWide(char c) {
    return c >= 0x1100
        && (c <= 0x115f
            || c >= 0x2e80 && c <= 0xa4cf
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff00 && c <= 0xff60
            || c >= 0xffe0 && c <= 0xffe6);
  }
}
