package io.quittance.matching.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A company's name as names are compared: lower case, without accents, punctuation and legal form;
 * {@code Müller & Söhne GmbH & Co. KG} and {@code MUELLER SOEHNE} are one. For comparison only,
 * never shown or stored as a name.
 *
 * @param words in the order of the name
 */
record CompanyName(List<String> words) {
  /** Longer names are no names of companies. */
  private static final int MOST_LETTERS = 200;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DOTTED = Pattern.compile("(?<=\\b\\p{L})\\.\\s?(?=\\p{L}\\b)");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern UMLAUT = Pattern.compile("(?<=[aou])e");

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "ab",
          "ag",
          "aps",
          "as",
          "asa",
          "bv",
          "bvba",
          "co",
          "company",
          "corp",
          "corporation",
          "cv",
          "doo",
          "eg",
          "ek",
          "eood",
          "eurl",
          "ev",
          "gbr",
          "gesmbh",
          "gmbh",
          "inc",
          "incorporated",
          "kft",
          "kg",
          "kgaa",
          "kk",
          "lda",
          "limited",
          "llc",
          "llp",
          "lp",
          "ltd",
          "ltda",
          "mbh",
          "nv",
          "ohg",
          "ood",
          "oy",
          "oyj",
          "plc",
          "pte",
          "pty",
          "pvt",
          "sa",
          "sarl",
          "sas",
          "sasu",
          "scs",
          "se",
          "sl",
          "slu",
          "snc",
          "spa",
          "spk",
          "spzoo",
          "srl",
          "sro",
          "ug",
          "oo",
          "sp",
          "zoo");

  private static final Set<String> SMALL_WORDS =
      Set.of("and", "und", "et", "the", "z", "haftungsbeschrankt");

  CompanyName {
    words = List.copyOf(words);
  }

  /** Without words for null and for what is no name. */
  static CompanyName of(String printed) {
    if (printed == null || printed.length() > MOST_LETTERS) {
      return new CompanyName(List.of());
    }
    String lower = printed.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o");
    String plain = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    String joined = DOTTED.matcher(plain.replace("æ", "ae")).replaceAll("");
    List<String> all =
        Arrays.stream(NO_WORD.split(joined, -1))
            .filter(word -> !word.isEmpty())
            .map(word -> UMLAUT.matcher(word).replaceAll(""))
            .toList();
    List<String> telling = new ArrayList<>(all);
    telling.removeIf(word -> LEGAL_FORMS.contains(word) || SMALL_WORDS.contains(word));
    // A company called nothing but "SE" or "The Company" is called that.
    return new CompanyName(telling.isEmpty() ? all : telling);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Words joined by a blank. */
  String key() {
    return String.join(" ", words);
  }

  /** All words of the shorter are in the other, and they tell something. */
  boolean alike(CompanyName other) {
    Set<String> mine = new LinkedHashSet<>(words);
    Set<String> others = new LinkedHashSet<>(other.words);
    Set<String> fewer = mine.size() <= others.size() ? mine : others;
    Set<String> more = fewer == mine ? others : mine;
    int letters = fewer.stream().mapToInt(String::length).sum();
    return letters >= 6 && more.containsAll(fewer);
  }
}
