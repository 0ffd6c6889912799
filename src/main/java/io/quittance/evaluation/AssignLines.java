package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Says which read line stands for which right one, whatever their order: first those equal in every
 * field, then those equal in number, and the best assignment of the rest. A line that has neither
 * number nor amount in common with any is omitted or invented.
 */
final class AssignLines {
  /** Above it the rest is paired by the first amount that is equal. */
  private static final int BEST_UP_TO = 300;

  private static final int NONE = -1;
  private static final List<String> AMOUNTS = List.of("netAmount", "grossAmount");

  private final List<JsonNode> right;
  private final List<JsonNode> read;
  private final int[] pairs;
  private final boolean[] taken;

  private AssignLines(List<JsonNode> right, List<JsonNode> read) {
    this.right = right;
    this.read = read;
    this.pairs = new int[right.size()];
    this.taken = new boolean[read.size()];
    Arrays.fill(pairs, NONE);
  }

  /**
   * @param fields that make a line exact
   * @param exact whether right line number i and read line number j are equal, other accepted
   *     answers included
   * @return for each right line the index of the read one, or -1
   */
  static int[] of(
      List<JsonNode> right,
      List<JsonNode> read,
      List<String> fields,
      BiPredicate<Integer, Integer> exact) {
    AssignLines lines = new AssignLines(right, read);
    lines.byKey(fields, (one, other) -> true);
    lines.byKey(List.of("invoiceNumber"), exact);
    lines.rest();
    return lines.pairs;
  }

  private void byKey(List<String> fields, BiPredicate<Integer, Integer> condition) {
    Map<List<String>, Deque<Integer>> free = new HashMap<>();
    for (int j = 0; j < read.size(); j++) {
      if (!taken[j]) {
        free.computeIfAbsent(key(read.get(j), fields), key -> new ArrayDeque<>()).add(j);
      }
    }
    for (int i = 0; i < right.size(); i++) {
      Deque<Integer> same = pairs[i] == NONE ? free.get(key(right.get(i), fields)) : null;
      // Only the next one is tried: lines of one number are few, and the rest is assigned below.
      if (same != null && !same.isEmpty() && condition.test(i, same.peek())) {
        pair(i, same.poll());
      }
    }
  }

  private static List<String> key(JsonNode line, List<String> fields) {
    List<String> key = new ArrayList<>(fields.size());
    fields.forEach(field -> key.add(SameValue.key(line.path(field))));
    return key;
  }

  private void pair(int i, int j) {
    pairs[i] = j;
    taken[j] = true;
  }

  private void rest() {
    List<Integer> left = new ArrayList<>();
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < pairs.length; i++) {
      if (pairs[i] == NONE) {
        left.add(i);
      }
    }
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        free.add(j);
      }
    }
    if (left.size() > BEST_UP_TO || free.size() > BEST_UP_TO) {
      byValue("invoiceNumber");
      AMOUNTS.forEach(this::byValue);
      return;
    }
    int[][] points = new int[left.size()][free.size()];
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < free.size(); j++) {
        points[i][j] = points(right.get(left.get(i)), read.get(free.get(j)));
      }
    }
    int[] best = BestAssignment.of(points);
    for (int i = 0; i < best.length; i++) {
      if (best[i] != NONE) {
        pair(left.get(i), free.get(best[i]));
      }
    }
  }

  private void byValue(String field) {
    byKey(List.of(field), (i, j) -> !SameValue.absent(right.get(i).path(field)));
  }

  private static int points(JsonNode right, JsonNode read) {
    int points = said(right, read, "invoiceNumber") ? 8 : 0;
    for (String field : AMOUNTS) {
      points += said(right, read, field) ? 2 : 0;
    }
    return points == 0
        ? 0
        : points + (SameValue.equal(right.path("kind"), read.path("kind")) ? 1 : 0);
  }

  private static boolean said(JsonNode right, JsonNode read, String field) {
    return !SameValue.absent(right.path(field))
        && SameValue.equal(right.path(field), read.path(field));
  }
}
