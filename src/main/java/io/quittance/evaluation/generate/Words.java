package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The vocabulary of one language. A list may be divided by {@code ||}: what stands before is used
 * by layouts to develop with, what stands after by those to measure with.
 */
final class Words {
  private static final Pattern HALVES = Pattern.compile("\\s*\\|\\|\\s*");
  private static final Pattern ITEMS = Pattern.compile("\\s*\\|\\s*");
  private static final String COMMON = "common";
  private static final Map<String, Words> LANGUAGES = new ConcurrentHashMap<>();

  private final String language;
  private final Map<String, String> values;

  private Words(String language) {
    this.language = language;
    this.values = Sections.of("words/" + language + ".properties").get("");
  }

  static Words of(String language) {
    return LANGUAGES.computeIfAbsent(language, Words::new);
  }

  String language() {
    return language;
  }

  /** All entries that layouts of this split may use. */
  List<String> list(String key, Split split) {
    String value = values.get(key);
    if (value == null && !language.equals(COMMON)) {
      return of(COMMON).list(key, split);
    }
    if (value == null) {
      throw new IllegalStateException("No words for " + key + " in " + language);
    }
    List<String> halves = HALVES.splitAsStream(value).toList();
    String half = halves.size() == 2 && split == Split.MEASURE ? halves.get(1) : halves.get(0);
    return items(half);
  }

  static List<String> items(String list) {
    return ITEMS.splitAsStream(list.strip()).toList();
  }
}
