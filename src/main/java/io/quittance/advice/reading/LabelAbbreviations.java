package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels with their abbreviations written out, from {@code abbreviations.txt}, once for each
 * language that has any of them: {@code Imp. fra.} is {@code importe factura}.
 */
final class LabelAbbreviations {

  private static final List<Map<String, String>> LANGUAGES = load();

  private LabelAbbreviations() {}

  /** The ways to write a key out, without the key as it stands. */
  static List<String> writtenOut(String key) {
    String[] words = key.split(" ");
    List<String> all = new ArrayList<>(LANGUAGES.size());
    for (Map<String, String> whole : LANGUAGES) {
      StringBuilder out = new StringBuilder(key.length() + 16);
      for (String word : words) {
        out.append(out.length() == 0 ? "" : " ").append(whole.getOrDefault(word, word));
      }
      String written = out.toString();
      if (!written.equals(key) && !all.contains(written)) {
        all.add(written);
      }
    }
    return all;
  }

  private static List<Map<String, String>> load() {
    return WordFile.lines("abbreviations.txt").stream()
        .map(line -> words(line.substring(line.indexOf('=') + 1)))
        .toList();
  }

  private static Map<String, String> words(String line) {
    Map<String, String> whole = new HashMap<>();
    for (String pair : line.split(";")) {
      String[] sides = pair.strip().split(" ", 2);
      whole.put(sides[0], sides[1]);
    }
    return Map.copyOf(whole);
  }
}
