package io.quittance.advice.model;

import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which rows of a long list the model is shown. Rows of one shape repeat what the first of them
 * say: the first and the last stand for all, because the answer is a column mapping that code
 * applies to every row. Rows of another shape (subtotals, headings, page numbers) are all shown.
 */
final class ShownRows {
  private static final int FIRST = 15;
  private static final int LAST = 5;

  /** Fewer rows than this left out would save nothing. */
  private static final int WORTH_LEAVING_OUT = 6;

  private static final Pattern AMOUNT =
      Pattern.compile("[-(]?\\p{Sc}?[0-9]{1,3}(?:[.,' ]?[0-9]{3})*[.,][0-9]{2,3}\\)?-?");
  private static final Pattern DIGITS = Pattern.compile(".*[0-9].*");

  private ShownRows() {}

  /** One bit a line: set when it is shown. */
  static BitSet of(List<Line> lines) {
    Map<String, List<Integer>> byShape = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String shape = shape(lines.get(i));
      if (shape != null) {
        byShape.computeIfAbsent(shape, unused -> new ArrayList<>()).add(i);
      }
    }
    BitSet shown = new BitSet(lines.size());
    shown.set(0, lines.size());
    for (List<Integer> rows : byShape.values()) {
      if (rows.size() >= FIRST + LAST + WORTH_LEAVING_OUT) {
        rows.subList(FIRST, rows.size() - LAST).forEach(shown::clear);
      }
    }
    return shown;
  }

  /** Null for a line that is no row of a list of amounts. */
  static String shape(Line line) {
    StringBuilder shape = new StringBuilder();
    boolean amount = false;
    char before = 0;
    for (Word word : line.words()) {
      boolean isAmount = AMOUNT.matcher(word.text()).matches() || isNumber(word);
      amount |= isAmount;
      char kind = isAmount ? 'A' : DIGITS.matcher(word.text()).matches() ? 'N' : 'W';
      if (word.column() != null) {
        shape.append(word.table()).append(':').append(word.column()).append(kind).append(' ');
      } else if (kind != 'W' || before != 'W') {
        shape.append(kind);
      }
      before = kind;
    }
    return amount ? shape.toString() : null;
  }

  private static boolean isNumber(Word word) {
    return word.typed() != null && word.typed().kind() == Word.Typed.Kind.NUMBER;
  }
}
