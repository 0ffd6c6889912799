package io.quittance.advice.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of a text that stand for one item each, when they follow each other without anything
 * between or belonging to them.
 *
 * @param from index of the first one
 * @param to index after the last one
 */
record ItemRows(List<String> rows, int from, int to) {
  private static final Pattern CLOSED = Pattern.compile("^\\s*$|^[\\s|+=_-]+$|^\\S.*|^.*</.*");

  /**
   * @param rows lines of a text, or parts of it that make it whole again when joined
   * @param gap what may stand between two rows, as of markup
   */
  static ItemRows of(List<String> rows, Set<String> numbers) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int named = named(rows.get(i), numbers);
      if (named > 1) {
        return none(rows);
      }
      if (named == 1) {
        found.add(i);
      }
    }
    if (found.size() < 2) {
      return none(rows);
    }
    int from = found.get(0);
    int to = from + found.size();
    boolean dense = found.get(found.size() - 1) == to - 1;
    boolean closed = to == rows.size() || CLOSED.matcher(rows.get(to)).matches();
    return dense && closed ? new ItemRows(rows, from, to) : none(rows);
  }

  private static ItemRows none(List<String> rows) {
    return new ItemRows(rows, 0, 0);
  }

  private static int named(String row, Set<String> numbers) {
    int named = 0;
    for (String number : numbers) {
      named += holds(row, number) ? 1 : 0;
    }
    return named;
  }

  /** Whether the number stands there by itself, not inside another one. */
  static boolean holds(String text, String number) {
    for (int at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
      int end = at + number.length();
      boolean opens = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
      if (opens && ends) {
        return true;
      }
    }
    return false;
  }

  int count() {
    return to - from;
  }
}
