package io.quittance.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A policy setting by setting, as forms show it: whatever settings the policy has, also those that
 * this page knows no words for. Its parts are objects of settings; a setting by currency or word is
 * an object, a setting of several values an array, each written a line each.
 */
final class PolicySettings {
  private PolicySettings() {}

  /** Values by their place, {@code differences.shortPay}, in the policy's own order. */
  static Map<String, JsonNode> of(JsonNode parts) {
    Map<String, JsonNode> settings = new LinkedHashMap<>();
    parts
        .fields()
        .forEachRemaining(
            part -> {
              if (part.getValue().isObject()) {
                part.getValue()
                    .fields()
                    .forEachRemaining(
                        setting ->
                            settings.put(
                                part.getKey() + "." + setting.getKey(), setting.getValue()));
              }
            });
    return settings;
  }

  /** As a field takes it and a person reads it. */
  static String text(JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> lines.add(one.asText()));
      return String.join("\n", lines);
    }
    if (!value.isObject()) {
      return value.asText();
    }
    value
        .fields()
        .forEachRemaining(
            currency -> {
              StringBuilder line = new StringBuilder(currency.getKey());
              if (currency.getValue().isObject()) {
                currency
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        limit -> {
                          if (!limit.getValue().isNull()) {
                            line.append(' ').append(limit.getKey()).append('=');
                            line.append(limit.getValue().asText());
                          }
                        });
              } else {
                line.append(' ').append(currency.getValue().asText());
              }
              lines.add(line.toString());
            });
    return String.join("\n", lines);
  }

  /** What differs between two policies, setting by setting. */
  static List<Change> changes(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = of(before);
    Map<String, JsonNode> young = of(after);
    Set<String> places = new TreeSet<>(old.keySet());
    places.addAll(young.keySet());
    List<Change> changes = new ArrayList<>();
    for (String place : places) {
      String from = text(old.get(place));
      String to = text(young.get(place));
      if (!from.equals(to)) {
        changes.add(new Change(place, from, to));
      }
    }
    return changes;
  }

  record Change(String setting, String from, String to) {
    /** Nothing, said so. */
    public String fromText() {
      return from.isEmpty() ? "none" : from;
    }

    public String toText() {
      return to.isEmpty() ? "none" : to;
    }
  }

  /**
   * What a form changed, as the policy's REST takes it. Values that are none go on as typed: the
   * policy refuses them by name.
   *
   * @param typed by place; a place that is missing was not on the form
   */
  static ObjectNode typed(JsonNode shown, Map<String, String> typed) {
    ObjectNode changes = JsonNodeFactory.instance.objectNode();
    of(shown)
        .forEach(
            (place, value) -> {
              String text = typed.get(place);
              if (text == null || lines(text).equals(lines(text(value)))) {
                return;
              }
              int dot = place.indexOf('.');
              changes
                  .withObject("/" + place.substring(0, dot))
                  .set(place.substring(dot + 1), read(text.strip(), value));
            });
    return changes;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static JsonNode read(String text, JsonNode before) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (before.isBoolean() && (text.equals("true") || text.equals("false"))) {
      return nodes.booleanNode(text.equals("true"));
    }
    if (before.isInt() && text.matches("-?\\d{1,9}")) {
      return nodes.numberNode(Integer.parseInt(text));
    }
    if (before.isObject()) {
      return currencies(text, before);
    }
    if (before.isArray()) {
      ArrayNode values = nodes.arrayNode();
      lines(text).forEach(values::add);
      return values;
    }
    return text.isEmpty() && before.isNull() ? nodes.nullNode() : nodes.textNode(text);
  }

  /** A currency that was there and is no longer typed is null, which takes it away. */
  private static ObjectNode currencies(String text, JsonNode before) {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    for (Iterator<String> names = before.fieldNames(); names.hasNext(); ) {
      read.putNull(names.next());
    }
    for (String line : lines(text)) {
      List<String> words = List.of(line.split("\\s+"));
      if (words.size() > 1 && words.stream().noneMatch(word -> word.contains("="))) {
        int last = words.size() - 1;
        read.put(String.join(" ", words.subList(0, last)), words.get(last));
        continue;
      }
      ObjectNode limits = JsonNodeFactory.instance.objectNode();
      for (String word : words.subList(1, words.size())) {
        int equals = word.indexOf('=');
        limits.put(
            equals < 0 ? word : word.substring(0, equals),
            equals < 0 ? "" : word.substring(equals + 1));
      }
      read.set(words.get(0), limits);
    }
    return read;
  }
}
