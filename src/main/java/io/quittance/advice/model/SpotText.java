package io.quittance.advice.model;

import io.quittance.advice.Pointing;
import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.Optional;

/**
 * Finds the text a model named in the line it named, letter for letter. Whether the place is a
 * whole value, and not half a number, is for the code that reads there.
 */
final class SpotText {
  private SpotText() {}

  static Optional<Pointing.Spot> find(Line line, String named, int occurrence) {
    String text = collapsed(named);
    if (text.isEmpty() || occurrence < 1) {
      return Optional.empty();
    }
    if (line.tabular() && line.words().stream().noneMatch(w -> holds(w, text))) {
      return Optional.empty();
    }
    String whole = line.text();
    int at = -1;
    for (int i = 0; i < Math.min(occurrence, whole.length() + 1); i++) {
      at = whole.indexOf(text, at + 1);
      if (at < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Pointing.Spot(line.number(), text, occurrence));
  }

  /** White space is shown wider than it is, so runs of it count as one blank. */
  static String collapsed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static boolean holds(Word cell, String text) {
    return cell.text().contains(text);
  }
}
