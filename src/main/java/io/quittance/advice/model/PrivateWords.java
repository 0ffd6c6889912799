package io.quittance.advice.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of {@code private_words.txt}: words beside which something private stands. */
enum PrivateWords {
  NAME_LABEL,
  ACCOUNT_LABEL,
  BIC_LABEL,
  PHONE_LABEL,
  TITLE,
  GREETING,
  CLOSING,
  /** A word for a street that follows its number. */
  STREET,
  /** One that stands before it. */
  STREET_FIRST,
  /** Words that are no part of a name by themselves. */
  NO_NAME;

  private static final String FILE = "private_words.txt";
  private static final Map<PrivateWords, Set<String>> LISTS = read();

  boolean has(String words) {
    return LISTS.get(this).contains(words.strip().toLowerCase(Locale.ROOT));
  }

  /** Any of the list, the longest first, as one group of a pattern. */
  String anyOf() {
    return LISTS.get(this).stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static Map<PrivateWords, Set<String>> read() {
    Map<PrivateWords, Set<String>> lists = new EnumMap<>(PrivateWords.class);
    try (InputStream file = PrivateWords.class.getResourceAsStream(FILE)) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int sign = line.indexOf('=');
                lists.put(
                    valueOf(line.substring(0, sign).strip()),
                    Arrays.stream(line.substring(sign + 1).split(";"))
                        .map(String::strip)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
              });
    } catch (IOException broken) {
      throw new UncheckedIOException(FILE, broken);
    }
    return lists;
  }
}
