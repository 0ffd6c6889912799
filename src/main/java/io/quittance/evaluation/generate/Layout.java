package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one kind of payer lays out its notices: which columns, labels and blocks in which order.
 *
 * @param words which half of the word lists it uses
 * @param more labels of a second block of facts, for example about the bank
 * @param own labels of this layout by {@code LANGUAGE.KEY}; others come from the language's words
 */
record Layout(
    String id,
    Split split,
    Vocabulary words,
    List<String> languages,
    List<String> formats,
    List<String> blocks,
    List<String> columns,
    List<String> pairs,
    List<String> more,
    Set<String> styles,
    int mostLines,
    Map<String, String> own) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static Layout of(String id, Split split, Map<String, String> data) {
    return new Layout(
        id,
        split,
        Vocabulary.of(split, data.get("words")),
        list(data, "languages"),
        list(data, "formats"),
        list(data, "blocks"),
        list(data, "columns"),
        list(data, "pairs"),
        list(data, "more"),
        Set.copyOf(list(data, "styles")),
        Integer.parseInt(data.getOrDefault("lines", "2000")),
        Map.copyOf(data));
  }

  private static List<String> list(Map<String, String> data, String key) {
    String value = data.getOrDefault(key, "").strip();
    return value.isEmpty() ? List.of() : BLANKS.splitAsStream(value).toList();
  }

  boolean is(String style) {
    return styles.contains(style);
  }

  /** The one label this layout always uses for a key in a language. */
  String label(String language, String key) {
    String ownLabel = own.get(language + "." + key);
    if (ownLabel != null) {
      return ownLabel;
    }
    List<String> choices = Words.of(language).list(key, words);
    return choices.get(Math.floorMod((id + key).hashCode(), choices.size()));
  }

  /** Whether a block of facts gives this one. */
  boolean tells(String key) {
    return pairs.contains(key) || more.contains(key);
  }

  /** Whether any column, alone or stacked, shows this role. */
  boolean shows(String role) {
    return columns.stream()
        .anyMatch(column -> Words.items(column.replace('/', '|')).contains(role));
  }
}
