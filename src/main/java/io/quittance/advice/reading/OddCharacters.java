package io.quittance.advice.reading;

import java.util.EnumSet;
import java.util.Set;

/** Characters that make a text read otherwise than it looks. */
final class OddCharacters {
  private OddCharacters() {}

  /**
   * True for digits that are not ASCII, invisible or direction marks, and mixed alphabets in a
   * word.
   */
  static boolean in(String text) {
    Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isDigit(c) && c > 0x7f || invisible(c)) {
        return true;
      }
      if (Character.isLetter(c)) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        if (script == Character.UnicodeScript.LATIN
            || script == Character.UnicodeScript.GREEK
            || script == Character.UnicodeScript.CYRILLIC) {
          scripts.add(script);
        }
      } else if (c == ' ') {
        scripts.clear();
      }
      if (scripts.size() > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean invisible(int c) {
    return c >= 0x200b && c <= 0x200f
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2060 && c <= 0x2069
        || c == 0x00ad
        || c == 0xfeff
        || c >= 0xe0000 && c <= 0xe007f
        || c >= 0xe000 && c <= 0xf8ff;
  }
}
