package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What kind of case it is, to see where readers are strong and weak.
 *
 * @param byName for example {@code layout}, {@code language}, {@code format}, {@code noise}, {@code
 *     split}; in the order of the file
 */
record CaseLabels(Map<String, String> byName) {
  static final String FORMAT = "format";
  static final String LANGUAGE = "language";
  static final String LAYOUT = "layout";
  static final String UNKNOWN = "?";
  private static final int MOST = 12;
  private static final int MOST_CHARACTERS = 60;

  static final CaseLabels NONE = new CaseLabels(Map.of());

  CaseLabels {
    byName = new LinkedHashMap<>(byName);
  }

  /** Of {@code "labels"} in {@code expected.json}: plain values only, a few of them. */
  static CaseLabels of(JsonNode labels) {
    Map<String, String> byName = new LinkedHashMap<>();
    labels
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode() && byName.size() < MOST) {
                byName.put(entry.getKey(), cut(entry.getValue().asText()));
              }
            });
    return new CaseLabels(byName);
  }

  CaseLabels withDefault(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(byName);
    more.putIfAbsent(name, value);
    return new CaseLabels(more);
  }

  String get(String name) {
    return byName.getOrDefault(name, UNKNOWN);
  }

  JsonNode json() {
    return new ObjectMapper().valueToTree(byName);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
