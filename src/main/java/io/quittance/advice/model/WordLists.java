package io.quittance.advice.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of words of a file of this package: {@code NAME = one; two}, a line each. */
final class WordLists {
  private final Map<String, Set<String>> lists = new HashMap<>();

  private WordLists() {}

  /**
   * @throws UncheckedIOException when the file, which is part of the program, cannot be read
   */
  static WordLists of(String file) {
    WordLists read = new WordLists();
    try (InputStream in = WordLists.class.getResourceAsStream(file)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(read::add);
    } catch (IOException broken) {
      throw new UncheckedIOException(file, broken);
    }
    return read;
  }

  private void add(String line) {
    int sign = line.indexOf('=');
    lists.put(
        line.substring(0, sign).strip(),
        Arrays.stream(line.substring(sign + 1).split(";", -1))
            .map(String::strip)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  Set<String> get(String name) {
    return lists.get(name);
  }

  /** Any of the list, the longest first, as one group of a pattern. */
  String anyOf(String name) {
    return get(name).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }
}
