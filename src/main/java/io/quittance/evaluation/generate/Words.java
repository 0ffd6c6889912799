package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The words of one language. A list may be divided by {@code ||} into two halves, each used by some
 * of the layouts to develop with. The third vocabulary and that of the layouts kept for measuring
 * have files of their own, which go before the lists that all may use.
 */
final class Words {
  private static final Pattern HALVES = Pattern.compile("\\s*\\|\\|\\s*");
  private static final Pattern ITEMS = Pattern.compile("\\s*\\|\\s*");
  private static final String COMMON = "common";
  private static final Map<String, Words> LANGUAGES = new ConcurrentHashMap<>();

  private final String language;
  private final Map<String, String> values;
  private final Map<Vocabulary, Map<String, String>> own;

  private Words(String language) {
    this.language = language;
    this.values = Sections.of("words/" + language + ".properties").get("");
    this.own =
        Map.of(
            Vocabulary.THIRD, Sections.of("words/third/" + language + ".properties").get(""),
            Vocabulary.KEPT, Sections.of("measure/words/" + language + ".properties").get(""));
  }

  static Words of(String language) {
    return LANGUAGES.computeIfAbsent(language, Words::new);
  }

  String language() {
    return language;
  }

  /** All entries that layouts with this vocabulary may use. */
  List<String> list(String key, Vocabulary vocabulary) {
    String itsOwn = own.getOrDefault(vocabulary, Map.of()).get(key);
    if (itsOwn != null) {
      return items(itsOwn);
    }
    String value = values.get(key);
    if (value == null && !language.equals(COMMON)) {
      return of(COMMON).list(key, vocabulary);
    }
    if (value == null) {
      throw new IllegalStateException("No words for " + key + " in " + language);
    }
    List<String> halves = HALVES.splitAsStream(value).toList();
    String half = halves.get(vocabulary == Vocabulary.FIRST ? 0 : halves.size() - 1);
    return items(half);
  }

  static List<String> items(String list) {
    return ITEMS.splitAsStream(list.strip()).toList();
  }
}
