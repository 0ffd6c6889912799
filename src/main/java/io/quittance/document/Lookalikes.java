package io.quittance.document;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds tokens with digits that are not what they look like (Unicode Technical Standard 39):
 * letters of several alphabets in one, letters of another alphabet that all look Latin, letters in
 * the dress of mathematics, and characters that every font draws as it likes.
 */
final class Lookalikes {

  /** Alphabets with letters that look like Latin ones; Asian scripts mix with Latin honestly. */
  private static final Set<UnicodeScript> ALIKE =
      EnumSet.of(
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.COPTIC);

  /** Greek letters that stand for units and sizes. */
  private static final String UNITS = "\u03BC\u03A9\u03C0\u0394\u2126";

  private static final int MOST = 200;

  private final Map<String, String> found = new LinkedHashMap<>();
  private final Map<String, String> allAlike = new LinkedHashMap<>();
  private boolean otherAlphabet;

  static boolean hasDigit(String token) {
    return token.codePoints().anyMatch(Character::isDigit);
  }

  /** A word without digits: tells which alphabets the document is written in. */
  void see(String word) {
    otherAlphabet |= word.codePoints().anyMatch(Lookalikes::isAlike);
  }

  void add(String token, String where) {
    boolean latin = false;
    boolean alike = false;
    boolean anyAlike = false;
    boolean mixed = false;
    for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
      int c = token.codePointAt(i);
      if (!Character.isLetterOrDigit(c)) {
        // Words of two languages may stand side by side with only a sign between them.
        latin = false;
        alike = false;
      }
      latin |= Character.isLetter(c) && UnicodeScript.of(c) == UnicodeScript.LATIN;
      alike |= isAlike(c);
      anyAlike |= alike;
      mixed |= latin && alike;
      if (Character.getType(c) == Character.PRIVATE_USE) {
        note(found, "private character", where);
      }
      if (c >= 0x1D400 && c <= 0x1D7FF) {
        note(found, "letter or digit of mathematics", where);
      }
    }
    if (mixed) {
      note(found, "letters of several alphabets", where);
    } else if (anyAlike && looksLatin(token)) {
      note(allAlike, "letters that look like Latin ones", where);
    }
  }

  /** Kinds and places. A token that looks Latin is honest where the text is in its alphabet. */
  Map<String, String> found() {
    Map<String, String> all = new LinkedHashMap<>(found);
    if (!otherAlphabet) {
      all.putAll(allAlike);
    }
    return all;
  }

  private static void note(Map<String, String> into, String kind, String where) {
    if (into.size() < MOST) {
      into.putIfAbsent(kind, where);
    }
  }

  private static boolean isAlike(int c) {
    return c > 0x7F && ALIKE.contains(UnicodeScript.of(c)) && UNITS.indexOf(c) < 0;
  }

  private static boolean looksLatin(String token) {
    return CHECKER.getSkeleton(token).chars().allMatch(c -> c < 0x80);
  }

  private static final SpoofChecker CHECKER =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
}
