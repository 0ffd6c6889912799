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

  /**
   * @param shown the line as the model saw it
   * @return the place in the true line, with what truly stands there
   */
  static Optional<Pointing.Spot> find(Line line, Line shown, String named, int occurrence) {
    if (line == shown) {
      return find(line, named, occurrence);
    }
    String text = collapsed(named);
    String masked = shown.text();
    int at =
        text.isEmpty() || occurrence < 1 || parted(shown, text) ? -1 : at(masked, text, occurrence);
    if (at < 0) {
      return Optional.empty();
    }
    String whole = line.text();
    String there = whole.substring(at, at + text.length());
    int before = 0;
    for (int i = whole.indexOf(there); i >= 0 && i <= at; i = whole.indexOf(there, i + 1)) {
      before++;
    }
    return Optional.of(new Pointing.Spot(line.number(), there, before));
  }

  static Optional<Pointing.Spot> find(Line line, String named, int occurrence) {
    String text = collapsed(named);
    if (text.isEmpty() || occurrence < 1) {
      return Optional.empty();
    }
    if (parted(line, text)) {
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

  /** The other way round: what a model sees where a text stands in the true line. */
  static Optional<Pointing.Spot> shown(Line line, Line shown, String text, int occurrence) {
    if (line == shown) {
      return Optional.of(new Pointing.Spot(line.number(), text, occurrence));
    }
    String whole = line.text();
    int at = -1;
    for (int i = 0; i < occurrence && (i == 0 || at >= 0); i++) {
      at = whole.indexOf(text, at + 1);
    }
    if (at < 0) {
      return Optional.empty();
    }
    String there = shown.text().substring(at, at + text.length());
    int times = 1;
    for (int found = at(shown.text(), there, 1); found >= 0 && found < at; ) {
      found = at(shown.text(), there, ++times);
    }
    return at(shown.text(), there, times) == at
        ? Optional.of(new Pointing.Spot(line.number(), there, times))
        : Optional.empty();
  }

  /** White space is shown wider than it is, so runs of it count as one blank. */
  static String collapsed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** In a table a value never runs from one cell into the next. */
  private static boolean parted(Line line, String text) {
    return line.tabular() && line.words().stream().noneMatch(w -> holds(w, text));
  }

  /** Masks are alike: where one is named, only whole ones count. */
  private static int at(String whole, String text, int occurrence) {
    boolean mask = Marks.couldBeMask(text);
    int left = occurrence;
    int at = whole.indexOf(text);
    while (at >= 0) {
      if ((!mask || bounded(whole, at, at + text.length())) && --left == 0) {
        return at;
      }
      at = whole.indexOf(text, at + 1);
    }
    return -1;
  }

  private static boolean bounded(String whole, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(whole.charAt(from - 1)))
        && (to == whole.length() || !Character.isLetterOrDigit(whole.charAt(to)));
  }

  private static boolean holds(Word cell, String text) {
    return cell.text().contains(text);
  }
}
