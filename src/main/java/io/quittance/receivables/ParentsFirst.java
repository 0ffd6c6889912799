package io.quittance.receivables;

import io.quittance.api.ImportRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which customers are taken in parts: a parent before its children, since a part knows
 * only those before it. Rows keep their numbers.
 */
final class ParentsFirst {
  private ParentsFirst() {}

  /** Customers that are each other's parents come in the order of their rows. */
  static List<ImportRow> of(List<ImportRow> rows) {
    Map<String, ImportRow> byId = new HashMap<>();
    rows.forEach(row -> byId.putIfAbsent(id(row), row));
    Set<ImportRow> ordered = new LinkedHashSet<>();
    for (ImportRow row : rows) {
      Deque<ImportRow> line = new ArrayDeque<>();
      Set<ImportRow> seen = new LinkedHashSet<>();
      for (ImportRow one = row;
          one != null && !ordered.contains(one) && seen.add(one);
          one = byId.get(one.peek("parent"))) {
        line.push(one);
      }
      ordered.addAll(line);
    }
    return new ArrayList<>(ordered);
  }

  private static String id(ImportRow row) {
    String id = row.peek("id");
    return id == null ? row.peek("number") : id;
  }
}
