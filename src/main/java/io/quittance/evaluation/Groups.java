package io.quittance.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same counts for every value of a label: per format, language, layout and what else there is.
 */
final class Groups {
  private static final List<String> FIRST =
      List.of(CaseLabels.FORMAT, CaseLabels.LANGUAGE, CaseLabels.LAYOUT, "noise", "split");

  /** Labels with more values than this say nothing as a table, for example a seed. */
  private static final int MOST_VALUES = 250;

  private final Map<String, Map<String, Score>> byLabel = new LinkedHashMap<>();

  Groups() {
    FIRST.forEach(name -> byLabel.put(name, new TreeMap<>()));
  }

  void add(CaseLabels labels, Score score) {
    FIRST.subList(0, 3).forEach(name -> add(name, labels.get(name), score));
    labels
        .byName()
        .forEach(
            (name, value) -> {
              if (FIRST.indexOf(name) < 0 || FIRST.indexOf(name) >= 3) {
                add(name, value, score);
              }
            });
  }

  private void add(String name, String value, Score score) {
    Map<String, Score> values = byLabel.computeIfAbsent(name, key -> new TreeMap<>());
    if (values.size() <= MOST_VALUES || values.containsKey(value)) {
      values.computeIfAbsent(value, key -> new Score()).add(score);
    }
  }

  /** Labels that tell cases apart, each with its groups in order. */
  Map<String, Map<String, Score>> all() {
    Map<String, Map<String, Score>> telling = new LinkedHashMap<>();
    byLabel.forEach(
        (name, values) -> {
          if (values.size() > 1 && values.size() <= MOST_VALUES) {
            telling.put(name, values);
          }
        });
    return telling;
  }
}
