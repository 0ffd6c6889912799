package io.quittance.document;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Text as it is seen: NFC, without characters that show nothing. Remembers which of them stood
 * where they change what a reader takes from the text.
 */
final class VisibleText {

  private static final int MOST_PLACES = 20;
  private final Map<String, String> odd = new LinkedHashMap<>();
  private final Lookalikes lookalikes = new Lookalikes();

  /**
   * Takes the characters out that show nothing.
   *
   * @param raw may hold several words
   * @param where for the flag, for example {@code line 3}
   */
  String clean(String raw, String where) {
    if (plain(raw)) {
      return raw;
    }
    StringBuilder seen = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      String kind = invisible(c);
      if (kind == null) {
        append(seen, c);
      } else if (tells(kind, raw, i, i + Character.charCount(c))) {
        note(kind, where);
      }
      i += Character.charCount(c);
    }
    String shown = Normalizer.normalize(seen, Normalizer.Form.NFC);
    for (String token : shown.split(" ", -1)) {
      if (Lookalikes.hasDigit(token)) {
        lookalikes.add(token, where);
      } else {
        lookalikes.see(token);
      }
    }
    return shown;
  }

  /** What was found, in words; empty when nothing. */
  Map<String, String> odd() {
    lookalikes.found().forEach((kind, where) -> note(kind, where));
    return odd;
  }

  private void note(String kind, String where) {
    String before = odd.get(kind);
    if (before == null) {
      odd.put(kind, where);
    } else if (before.length() < MOST_PLACES * 10 && !before.endsWith(where)) {
      odd.put(kind, before + ", " + where);
    }
  }

  /**
   * Direction overrides and tags never stand in honest numbers; the rest tells only beside digits.
   */
  private static boolean tells(String kind, String raw, int from, int to) {
    if (kind.equals("Unicode tags") || kind.equals("direction override")) {
      return true;
    }
    int start = from;
    while (start > 0 && !blank(raw.charAt(start - 1))) {
      start--;
    }
    int end = to;
    while (end < raw.length() && !blank(raw.charAt(end))) {
      end++;
    }
    return raw.substring(start, end).chars().anyMatch(Character::isDigit);
  }

  static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean plain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) > 126 || raw.charAt(i) < 32) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder seen, int c) {
    // Ligatures of fonts are letters to a reader.
    String letters =
        switch (c) {
          case 0xFB00 -> "ff";
          case 0xFB01 -> "fi";
          case 0xFB02 -> "fl";
          case 0xFB03 -> "ffi";
          case 0xFB04 -> "ffl";
          case 0xFB05, 0xFB06 -> "st";
          default -> null;
        };
    if (letters != null) {
      seen.append(letters);
    } else if (c != '\t' && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      seen.append(' ');
    } else {
      seen.appendCodePoint(c);
    }
  }

  private static String invisible(int c) {
    if (c >= 0xE0000 && c <= 0xE007F) {
      return "Unicode tags";
    }
    if (c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
      return "direction override";
    }
    if (c == 0x200E || c == 0x200F || c == 0x061C) {
      return "direction mark";
    }
    boolean zeroWidth =
        c >= 0x200B && c <= 0x200D
            || c >= 0x2060 && c <= 0x2064
            || c >= 0x206A && c <= 0x206F
            || c >= 0xFFF9 && c <= 0xFFFB
            || c == 0xFEFF
            || c == 0x180E
            || c == 0x034F
            || c == 0x115F
            || c == 0x1160
            || c == 0x17B4
            || c == 0x17B5
            || c == 0x3164
            || c == 0xFFA0;
    if (zeroWidth) {
      return "zero-width character";
    }
    if (c == 0x00AD) {
      return "soft hyphen";
    }
    if (c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF) {
      return "variation selector";
    }
    boolean control = Character.isISOControl(c) && !Character.isWhitespace(c);
    return control ? "control character" : null;
  }
}
