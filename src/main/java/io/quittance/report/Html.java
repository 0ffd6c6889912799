package io.quittance.report;

/**
 * HTML being written. Text from outside goes through {@link #text} and {@link #attribute}, which
 * escape it; only what this program itself spells out goes through {@link #raw}.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder(16_384);

  /** Markup of our own. Never anything that was read. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  public Html text(String text) {
    escape(text, out);
    return this;
  }

  /** A blank, the name, and the value in quotes. */
  public Html attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, out);
    out.append('"');
    return this;
  }

  public int length() {
    return out.length();
  }

  /** Text and attribute values alike; characters that HTML has no place for become a box. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    escape(text, escaped);
    return escaped.toString();
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(shown(c) ? c : '\u25a1');
      }
    }
  }

  /** No control characters, and none that turn the direction of what follows. */
  private static boolean shown(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0;
    boolean turning = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    return !control && !turning;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
