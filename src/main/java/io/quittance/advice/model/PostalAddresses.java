package io.quittance.advice.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by its words whether a run of text is a line of a postal address. */
final class PostalAddresses {
  private static final String EDGE = "(?![\\p{L}\\p{N}])";

  /** A house number beside a word for a street, in either order; a box; a street's own ending. */
  private static final Pattern STREET =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])(?:[0-9]{1,5}[a-z]?(?:[-/][0-9]{1,5}[a-z]?)?,? (?:[\\p{L}.'’-]+"
              + " ){0,4}"
              + PrivateWords.STREET.anyOf()
              + "\\.?"
              + EDGE
              + "|"
              + PrivateWords.STREET_FIRST.anyOf()
              + "\\.?:? (?:[\\p{L}.'’-]+ ){0,5}[0-9]{1,5}[a-z]?"
              + EDGE
              + "|\\p{L}+(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|straat|laan|plein|kade|weg|gatan|vägen)"
              + " [0-9]{1,5} ?[a-z]?"
              + EDGE
              + "|p\\.? ?o\\.? ?box [0-9]{1,8}|(?:postfach|apartado|boîte postale|bp) [0-9][0-9"
              + " ]{1,8})");

  /** A postal code beside a town, as the continent, Britain and North America write them. */
  private static final Pattern TOWN =
      Pattern.compile(
          "(?u)(?<![\\p{L}\\p{N}])(?:(?:[A-Z]{1,2}-)?[0-9]{4,5}(?:-[0-9]{3,4})? ?(?:[A-Z]{2}"
              + " )?\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+)?|[0-9]{2}-[0-9]{3}"
              + " \\p{Lu}\\p{L}+|(?:\\p{Lu}[\\p{L}.'’-]+,? )?[A-Z]{1,2}[0-9][0-9A-Z]?"
              + " [0-9][A-Z]{2}|(?:\\p{Lu}[\\p{L}.'’-]+ ){0,2}\\p{Lu}[\\p{L}.'’-]+,? [A-Z]{2},?"
              + " [0-9]{5}(?:-[0-9]{4})?|(?:\\p{Lu}[\\p{L}.'’-]+,? )?[A-Z][0-9][A-Z]"
              + " [0-9][A-Z][0-9])"
              + EDGE);

  private static final int SHORT = 12;

  private PostalAddresses() {}

  /** True when the whole of a short text can be taken for a line of an address. */
  static boolean isLine(String text) {
    return words(text) <= SHORT
        && !Marks.needed(text)
        && (STREET.matcher(text).find() || isTown(text));
  }

  /** Marks addresses inside a longer text. */
  static void mark(Marks marks) {
    marks.markAll(STREET, Marks.Kind.PLACE);
    Matcher street = STREET.matcher(marks.text());
    if (street.find()) {
      Matcher town = TOWN.matcher(marks.text()).region(street.end(), marks.text().length());
      while (town.find()) {
        marks.mark(town.start(), town.end(), Marks.Kind.PLACE);
      }
    }
  }

  /** The towns that a line of an address names; empty for other text. */
  static List<String> towns(String text) {
    return TOWN.matcher(text)
        .results()
        .map(r -> r.group().replaceAll("[0-9]", " ").strip())
        .toList();
  }

  /** Four or five digits before a word are a town only when nothing else is there. */
  private static boolean isTown(String text) {
    Matcher town = TOWN.matcher(text);
    while (town.find()) {
      boolean ordinary = false;
      for (String word : town.group().split("[^\\p{L}]+")) {
        ordinary |= word.length() > 2 && PrivateWords.NO_NAME.has(word);
      }
      if (!ordinary && words(text) <= words(town.group()) + 3) {
        return true;
      }
    }
    return false;
  }

  static int words(String text) {
    return text.strip().split("\\s+").length;
  }
}
