package io.quittance.receivables;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a company's name as names are compared: lower case, without accents and punctuation;
 * {@code Müller} and {@code MUELLER} are one word. The store looks customers up by them and the
 * matcher compares by them, so it is one function and it is pure.
 */
public final class NameWords {
  /** Longer names are no names of companies. */
  private static final int MOST_LETTERS = 200;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DOTTED = Pattern.compile("(?<=\\b\\p{L})\\.\\s?(?=\\p{L}\\b)");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern UMLAUT = Pattern.compile("(?<=[aou])e");

  private NameWords() {}

  /** In the order of the name, legal form and all; none for null and for what is no name. */
  public static List<String> of(String printed) {
    if (printed == null || printed.length() > MOST_LETTERS) {
      return List.of();
    }
    String lower = printed.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o");
    String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    String joined = DOTTED.matcher(plain.replace("æ", "ae")).replaceAll("");
    return Arrays.stream(NO_WORD.split(joined, -1))
        .map(word -> UMLAUT.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
