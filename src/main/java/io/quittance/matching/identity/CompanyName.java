package io.quittance.matching.identity;

import io.quittance.receivables.NameWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A company's name as names are compared: lower case, without accents, punctuation and legal form;
 * {@code Müller & Söhne GmbH & Co. KG} and {@code MUELLER SOEHNE} are one. For comparison only,
 * never shown or stored as a name.
 *
 * @param words in the order of the name
 */
record CompanyName(List<String> words) {
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
    List<String> all = NameWords.of(printed);
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
