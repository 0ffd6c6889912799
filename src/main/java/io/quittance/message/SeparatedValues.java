package io.quittance.message;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells a CSV that has neither a label nor an ending by its regular rows. */
final class SeparatedValues {

  private static final int SAMPLE_BYTES = 16_384;
  private static final int SAMPLE_ROWS = 30;
  private static final int FEWEST_ROWS = 3;
  private static final int FEWEST_COLUMNS = 3;

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"");
  private static final Pattern BETWEEN_WORDS = Pattern.compile(",(?![0-9])|(?<![0-9]),");

  private SeparatedValues() {}

  static boolean looksLike(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(content.length, SAMPLE_BYTES));
    List<String> rows =
        TextDecoding.decode(head, null)
            .text()
            .lines()
            .filter(line -> !line.isBlank())
            .limit(SAMPLE_ROWS)
            .map(line -> QUOTED.matcher(line).replaceAll("\"\""))
            .toList();
    if (rows.size() < FEWEST_ROWS) {
      return false;
    }
    for (char separator : new char[] {';', '\t', '|', ','}) {
      if (regular(rows, separator) || tableBelowPreamble(rows, separator)) {
        return true;
      }
    }
    return false;
  }

  /** Sentences have commas too, but not the same number in nearly every line. */
  private static boolean regular(List<String> rows, char separator) {
    Map<Long, Integer> counts = new HashMap<>();
    for (String row : rows) {
      counts.merge(count(row, separator), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .anyMatch(e -> e.getKey() >= FEWEST_COLUMNS - 1 && e.getValue() * 10 >= rows.size() * 8);
  }

  /**
   * Labels and their values above, a total beneath: most rows have the separator, and those of the
   * table follow each other with the same number of it.
   */
  private static boolean tableBelowPreamble(List<String> rows, char separator) {
    int having = 0;
    int longest = 0;
    int run = 0;
    long before = 0;
    for (String row : rows) {
      long count = count(row, separator);
      boolean goesOn = count >= FEWEST_COLUMNS - 1 && separates(row, separator);
      run = !goesOn ? 0 : count == before ? run + 1 : 1;
      before = count;
      longest = Math.max(longest, run);
      having += count > 0 ? 1 : 0;
    }
    return longest >= FEWEST_ROWS && longest * 3 >= rows.size() && having * 10 >= rows.size() * 6;
  }

  /** A comma before a blank is a sentence's, one between digits may be a number's. */
  private static boolean separates(String row, char separator) {
    return separator != ',' || row.indexOf(", ") < 0 && BETWEEN_WORDS.matcher(row).find();
  }

  private static long count(String row, char separator) {
    return row.chars().filter(c -> c == separator).count();
  }
}
