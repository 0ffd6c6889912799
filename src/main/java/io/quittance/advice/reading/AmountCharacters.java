package io.quittance.advice.reading;

/** The characters that amounts are made of, however they are typeset. */
final class AmountCharacters {
  private AmountCharacters() {}

  /** The first ASCII digit from there on, or -1: without one there is no amount. */
  static int digitAt(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return i;
      }
    }
    return -1;
  }

  static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '–' || c == '‐' || c == '‑' || c == '－';
  }

  /** The text with every blank as a space and every apostrophe straight; places stay. */
  static String sameLengthSpaces(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00a0'
          || c >= '\u2000' && c <= '\u200a'
          || c == '\u202f'
          || c == '\u205f'
          || c == '\u3000'
          || c == '\t') {
        out.append(' ');
      } else if (c == '’' || c == '‘' || c == '´') {
        out.append('\'');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** True when nothing but the usual ASCII characters stand in the text. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
