package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What separators set apart in a line of a letterhead or foot. */
final class SetApart {
  private static final Pattern SEPARATORS = Pattern.compile(" [|·•–-] |[|·•;]");

  private SetApart() {}

  static List<TextCell> in(TextCell cell) {
    List<TextCell> pieces = new ArrayList<>();
    Matcher separators = SEPARATORS.matcher(cell.text());
    int from = 0;
    while (separators.find()) {
      TextCell.piece(cell, from, separators.start()).ifPresent(pieces::add);
      from = separators.end();
    }
    TextCell.piece(cell, from, cell.text().length()).ifPresent(pieces::add);
    return pieces.stream().map(SetApart::withoutMarks).toList();
  }

  /** Plain text marks what is bold with asterisks. */
  private static TextCell withoutMarks(TextCell piece) {
    String text = piece.text();
    int from = 0;
    int to = text.length();
    while (from < to && "*_\"'".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*_\"',".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return TextCell.piece(piece, from, to).orElse(piece);
  }
}
