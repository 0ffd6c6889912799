package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All layouts of a split, read from the class path. */
final class Layouts {
  private Layouts() {}

  static List<Layout> of(Split split) {
    return ofFile(
        split == Split.MEASURE ? "measure/layouts.properties" : "layouts-develop.properties",
        split);
  }

  /** Letters that look like remittance advices and are none. */
  static List<Layout> others(Split split) {
    return ofFile(
        split == Split.MEASURE ? "measure/others.properties" : "others-develop.properties", split);
  }

  private static List<Layout> ofFile(String resource, Split split) {
    Stream<Map.Entry<String, Map<String, String>>> sections =
        Sections.of(resource).entrySet().stream().filter(entry -> !entry.getKey().isEmpty());
    return sections.map(entry -> Layout.of(entry.getKey(), split, entry.getValue())).toList();
  }
}
