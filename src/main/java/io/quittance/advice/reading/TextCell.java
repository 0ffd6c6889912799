package io.quittance.advice.reading;

import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of words that stand together in a row: a cell of an explicit table, or what lies between
 * two wide gaps.
 *
 * @param from first character in the row's text; @param to the one after the last
 * @param left left edge in points, text columns or column index; @param right right edge
 * @param column explicit column index, or -1
 */
record TextCell(SourceText.Row row, int from, int to, double left, double right, int column) {

  String text() {
    return row.text().substring(from, to);
  }

  double center() {
    return (left + right) / 2;
  }

  boolean overlaps(TextCell other) {
    return left < other.right && other.left < right;
  }

  /** The cells of a row by wide gaps, separators or the explicit columns. */
  static List<TextCell> split(SourceText.Row row) {
    List<Word> words = row.line().words();
    List<TextCell> cells = new ArrayList<>();
    int first = -1;
    for (int i = 0; i < words.size(); i++) {
      boolean separator = isSeparator(words.get(i)) || isDash(words, i);
      boolean gap = i > 0 && first >= 0 && (separator || gapBefore(words.get(i - 1), words.get(i)));
      if (gap) {
        cells.add(cell(row, first, i - 1));
        first = -1;
      }
      if (!separator && first < 0) {
        first = i;
      }
    }
    if (first >= 0) {
      cells.add(cell(row, first, words.size() - 1));
    }
    return cells;
  }

  /** Splits a cell further so that each date and each amount with decimals stands alone. */
  static List<TextCell> splitTyped(TextCell cell) {
    if (cell.column() >= 0) {
      return List.of(cell);
    }
    String text = cell.text();
    List<int[]> cuts = new ArrayList<>();
    for (PrintedDate.Found date : PrintedDate.find(text)) {
      cuts.add(new int[] {date.from(), date.to()});
    }
    for (PrintedAmount.Found amount : PrintedAmount.find(text)) {
      if (amount.amount().decimals() || amount.amount().currency() != null) {
        cuts.add(new int[] {amount.from(), amount.to()});
      }
    }
    cuts.sort(java.util.Comparator.comparingInt(c -> c[0]));
    if (cuts.isEmpty()) {
      return List.of(cell);
    }
    List<TextCell> parts = new ArrayList<>();
    int at = 0;
    for (int[] cut : cuts) {
      if (cut[0] < at) {
        continue;
      }
      piece(cell, at, cut[0]).ifPresent(parts::add);
      piece(cell, cut[0], cut[1]).ifPresent(parts::add);
      at = cut[1];
    }
    piece(cell, at, text.length()).ifPresent(parts::add);
    return parts;
  }

  /** A part of the cell without blanks at its ends, or empty when nothing is left. */
  static java.util.Optional<TextCell> piece(TextCell cell, int from, int to) {
    String text = cell.text();
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start >= end) {
      return java.util.Optional.empty();
    }
    SourceText.Row row = cell.row();
    int first = row.wordAt(cell.from() + start);
    int last = row.wordAt(cell.from() + end - 1);
    if (cell.column() >= 0) {
      return java.util.Optional.of(
          new TextCell(
              row,
              cell.from() + start,
              cell.from() + end,
              cell.left(),
              cell.right(),
              cell.column()));
    }
    return java.util.Optional.of(
        new TextCell(
            row, cell.from() + start, cell.from() + end, row.left(first), row.right(last), -1));
  }

  /** The whole row as one cell, whatever stands in it. */
  static TextCell whole(SourceText.Row row) {
    return cell(row, 0, row.line().words().size() - 1);
  }

  /** True when words of the row stand wide apart: then it is no stretch of writing. */
  static boolean hasGap(SourceText.Row row) {
    List<Word> words = row.line().words();
    for (int i = 1; i < words.size(); i++) {
      if (gapBefore(words.get(i - 1), words.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static TextCell cell(SourceText.Row row, int first, int last) {
    Word word = row.line().words().get(first);
    int column = word.column() == null ? -1 : word.column();
    double left = column >= 0 ? column : row.left(first);
    double right = column >= 0 ? column + 1 : row.right(last);
    return new TextCell(row, row.starts()[first], row.endOf(last), left, right, column);
  }

  private static boolean isSeparator(Word word) {
    String text = word.text();
    return word.column() == null
        && (text.equals("|") || text.equals("·") || text.equals("•") || text.equals("¦"));
  }

  /** A dash alone is an empty cell, unless it is the minus of the amount right beside it. */
  private static boolean isDash(List<Word> words, int i) {
    if (!isDash(words.get(i)) || words.get(i).column() != null) {
      return false;
    }
    boolean minusBehind =
        i > 0
            && !gapBefore(words.get(i - 1), words.get(i))
            && (i + 1 == words.size() || gapBefore(words.get(i), words.get(i + 1)))
            && PrintedAmount.of(words.get(i - 1).text())
                .filter(PrintedAmount::decimals)
                .isPresent();
    if (minusBehind) {
      return false;
    }
    return i + 1 == words.size()
        || gapBefore(words.get(i), words.get(i + 1))
        || PrintedDate.of(words.get(i + 1).text()).isPresent()
        || PrintedAmount.of(words.get(i + 1).text()).isEmpty();
  }

  static boolean isDash(Word word) {
    String text = word.text();
    return text.equals("-")
        || text.equals("–")
        || text.equals("—")
        || text.equals("−")
        || text.equals("--");
  }

  /**
   * The mean width of a word's letters: as wide as the blank of a fixed pitch, twice that of
   * others.
   */
  private static double letter(Word word) {
    return word.box().width() / Math.max(1, word.text().length());
  }

  /** Two columns of a text, or half more than a letter on a page. */
  static boolean gapBefore(Word before, Word word) {
    if (word.column() != null) {
      return true;
    }
    if (word.box() != null && before.box() != null) {
      double letter = Math.max(letter(before), letter(word));
      return word.box().x0() - before.box().x1() > Math.max(3.5, 1.45 * letter);
    }
    return word.from() >= 0 && before.to() >= 0 && word.from() - before.to() >= 2;
  }
}
