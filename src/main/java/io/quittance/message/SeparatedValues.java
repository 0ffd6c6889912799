package io.quittance.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a CSV that has neither a label nor an ending by its regular rows. */
final class SeparatedValues {

  private static final int SAMPLE_BYTES = 16_384;
  private static final int SAMPLE_ROWS = 30;
  private static final int FEWEST_ROWS = 3;
  private static final int FEWEST_COLUMNS = 3;

  private SeparatedValues() {}

  static boolean looksLike(byte[] content) {
    byte[] head = java.util.Arrays.copyOf(content, Math.min(content.length, SAMPLE_BYTES));
    List<String> rows =
        TextDecoding.decode(head, null)
            .text()
            .lines()
            .filter(line -> !line.isBlank())
            .limit(SAMPLE_ROWS)
            .toList();
    if (rows.size() < FEWEST_ROWS) {
      return false;
    }
    for (char separator : new char[] {';', '\t', '|', ','}) {
      Map<Long, Integer> counts = new HashMap<>();
      for (String row : rows) {
        counts.merge(row.chars().filter(c -> c == separator).count(), 1, Integer::sum);
      }
      // Sentences have commas too, but not the same number in nearly every line.
      boolean regular =
          counts.entrySet().stream()
              .anyMatch(
                  e -> e.getKey() >= FEWEST_COLUMNS - 1 && e.getValue() * 10 >= rows.size() * 8);
      if (regular) {
        return true;
      }
    }
    return false;
  }
}
