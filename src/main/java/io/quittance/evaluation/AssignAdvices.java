package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says which read advice stands for which right one: by what headers and lines have in common. */
final class AssignAdvices {
  private static final int BEST_UP_TO = 300;

  private AssignAdvices() {}

  /**
   * @param open then an advice that has nothing in common with any stays apart
   * @return for each right advice the index of the read one, or -1
   */
  static int[] of(List<JsonNode> right, List<JsonNode> read, List<String> header, boolean open) {
    int[][] points = new int[right.size()][read.size()];
    for (int i = 0; i < right.size(); i++) {
      Map<String, Integer> numbers = numbers(right.get(i));
      for (int j = 0; j < read.size(); j++) {
        int common = 10 * header(right.get(i), read.get(j), header);
        common += 10 * sharedLines(numbers, read.get(j));
        points[i][j] = common > 0 ? common + 1 : open ? 0 : 1;
      }
    }
    return Math.max(right.size(), read.size()) <= BEST_UP_TO
        ? BestAssignment.of(points)
        : firstBest(points, read.size());
  }

  private static int[] firstBest(int[][] points, int count) {
    boolean[] taken = new boolean[count];
    int[] pairs = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      int best = -1;
      for (int j = 0; j < count; j++) {
        if (!taken[j] && points[i][j] > (best < 0 ? 0 : points[i][best])) {
          best = j;
        }
      }
      pairs[i] = best;
      if (best >= 0) {
        taken[best] = true;
      }
    }
    return pairs;
  }

  private static int header(JsonNode right, JsonNode read, List<String> fields) {
    int same = 0;
    for (String field : fields) {
      JsonNode value = SameValue.at(right, field);
      if (!SameValue.absent(value) && SameValue.equal(value, SameValue.at(read, field))) {
        same++;
      }
    }
    return same;
  }

  private static Map<String, Integer> numbers(JsonNode advice) {
    Map<String, Integer> numbers = new HashMap<>();
    for (JsonNode line : advice.path("lines")) {
      for (String key : keys(line)) {
        numbers.merge(key, 1, Integer::sum);
      }
    }
    return numbers;
  }

  private static int sharedLines(Map<String, Integer> numbers, JsonNode advice) {
    Map<String, Integer> left = new HashMap<>(numbers);
    int shared = 0;
    for (JsonNode line : advice.path("lines")) {
      for (String key : keys(line)) {
        if (left.merge(key, -1, Integer::sum) >= 0) {
          shared++;
        }
      }
    }
    return shared;
  }

  private static List<String> keys(JsonNode line) {
    List<String> keys = new ArrayList<>();
    for (String field : List.of("invoiceNumber", "netAmount")) {
      if (!SameValue.absent(line.path(field))) {
        keys.add(field + " " + SameValue.key(line.path(field)));
      }
    }
    for (JsonNode reference : line.path("references")) {
      keys.add("reference " + SameValue.key(reference.path("value")));
    }
    return keys;
  }
}
