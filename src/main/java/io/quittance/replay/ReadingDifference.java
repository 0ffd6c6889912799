package io.quittance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.Reading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What two readings of one message say differently: verdict, fields, lines. Where the values stand,
 * who read them and how sure that is are no differences.
 */
final class ReadingDifference {
  /** More changes of one kind are counted and not shown. */
  static final int MOST_SHOWN = 50;

  private static final Set<String> BESIDE = Set.of("values", "confidence", "reader", "lines");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ArrayNode fields = NODES.arrayNode();
  private final ArrayNode lines = NODES.arrayNode();
  private int changedFields;
  private int added;
  private int removed;
  private int changed;

  private ReadingDifference() {}

  /**
   * @param before null when it was never read
   * @return empty when they say the same
   */
  static ObjectNode of(Reading before, Reading after) {
    ObjectNode node = NODES.objectNode();
    String was = before == null ? null : word(before);
    if (!word(after).equals(was)) {
      node.putObject("verdict").put("before", was).put("after", word(after));
    }
    ReadingDifference difference = new ReadingDifference();
    List<Advice> earlier = before == null ? List.of() : before.advices();
    for (int i = 0; i < Math.max(earlier.size(), after.advices().size()); i++) {
      difference.compare(i, at(earlier, i), at(after.advices(), i));
    }
    difference.addTo(node);
    return node;
  }

  private static String word(Reading reading) {
    return reading.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode at(List<Advice> advices, int i) {
    return i < advices.size() ? AdviceJson.write(advices.get(i)) : NODES.objectNode();
  }

  private void compare(int advice, ObjectNode before, ObjectNode after) {
    ObjectNode all = after.isEmpty() ? before : after;
    all.fieldNames()
        .forEachRemaining(
            name -> {
              if (!BESIDE.contains(name)) {
                field(advice, name, plain(before.get(name)), plain(after.get(name)));
              }
            });
    lines(advice, before.path("lines"), after.path("lines"));
  }

  private void field(int advice, String name, JsonNode before, JsonNode after) {
    if (!before.equals(after) && ++changedFields <= MOST_SHOWN) {
      ObjectNode shown = fields.addObject().put("advice", advice + 1).put("field", name);
      shown.set("before", before);
      shown.set("after", after);
    }
  }

  /** Lines with the same number are the same line, the first with the first. */
  private void lines(int advice, JsonNode before, JsonNode after) {
    Map<String, Deque<JsonNode>> earlier = new HashMap<>();
    before.forEach(
        line -> earlier.computeIfAbsent(key(line), k -> new ArrayDeque<>()).add(plain(line)));
    for (JsonNode line : after) {
      Deque<JsonNode> same = earlier.get(key(line));
      if (same == null || same.isEmpty()) {
        added++;
        show(advice, "added", null, plain(line));
      } else {
        JsonNode was = same.remove();
        if (!was.equals(plain(line))) {
          changed++;
          show(advice, "changed", was, plain(line));
        }
      }
    }
    for (JsonNode line : before) {
      Deque<JsonNode> left = earlier.get(key(line));
      if (!left.isEmpty()) {
        removed++;
        show(advice, "removed", left.remove(), null);
      }
    }
  }

  private static String key(JsonNode line) {
    return line.path("kind").asText() + ' ' + line.path("invoiceNumber").asText();
  }

  private void show(int advice, String change, JsonNode before, JsonNode after) {
    if (added + removed + changed <= MOST_SHOWN) {
      ObjectNode shown = lines.addObject().put("advice", advice + 1).put("change", change);
      shown.set("before", before);
      shown.set("after", after);
    }
  }

  /** Without the places of the values; missing is null. */
  private static JsonNode plain(JsonNode node) {
    if (node == null) {
      return NODES.nullNode();
    }
    JsonNode copy = node.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("values");
    }
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      strip(children.next());
    }
  }

  private void addTo(ObjectNode node) {
    if (changedFields > 0) {
      node.put("fieldsChanged", changedFields);
      node.set("fields", fields);
    }
    if (added + removed + changed > 0) {
      node.putObject("linesChanged")
          .put("added", added)
          .put("removed", removed)
          .put("changed", changed);
      node.set("lines", lines);
    }
  }
}
