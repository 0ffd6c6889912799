package io.quittance.document;

import java.nio.charset.StandardCharsets;

/** Cuts RTF (version 1.9.1) into groups, control words and bytes of text. */
final class RtfTokens {

  private final byte[] rtf;
  private int at;

  /** Set by {@link #next} for a control word: its name, and its parameter or null. */
  private String word;

  private Integer parameter;

  /** Set by {@link #next} for text: the byte. */
  private int value;

  enum Kind {
    OPEN,
    CLOSE,
    WORD,
    BYTE,
    END
  }

  RtfTokens(byte[] rtf) {
    this.rtf = rtf;
  }

  String word() {
    return word;
  }

  Integer parameter() {
    return parameter;
  }

  /** The parameter of a switch: on unless it is 0. */
  boolean on() {
    return parameter == null || parameter != 0;
  }

  int number(int otherwise) {
    return parameter == null ? otherwise : parameter;
  }

  int value() {
    return value;
  }

  Kind next() {
    while (at < rtf.length) {
      int c = rtf[at++] & 0xFF;
      switch (c) {
        case '{' -> {
          return Kind.OPEN;
        }
        case '}' -> {
          return Kind.CLOSE;
        }
        case '\r', '\n', 0 -> {}
        case '\\' -> {
          return control();
        }
        default -> {
          value = c;
          return Kind.BYTE;
        }
      }
    }
    return Kind.END;
  }

  private Kind control() {
    if (at >= rtf.length) {
      return Kind.END;
    }
    int c = rtf[at] & 0xFF;
    if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
      letters();
      return Kind.WORD;
    }
    at++;
    if (c == '\'') {
      int high = digit(at);
      int low = digit(at + 1);
      at += high < 0 ? 0 : low < 0 ? 1 : 2;
      value = high < 0 ? '\'' : low < 0 ? high : high << 4 | low;
      return Kind.BYTE;
    }
    if (c == '\\' || c == '{' || c == '}') {
      value = c;
      return Kind.BYTE;
    }
    word = c == '\r' || c == '\n' ? "par" : String.valueOf((char) c);
    parameter = null;
    return Kind.WORD;
  }

  private void letters() {
    int start = at;
    while (at < rtf.length && at < start + 40 && isLetter(rtf[at])) {
      at++;
    }
    word = new String(rtf, start, at - start, StandardCharsets.US_ASCII);
    int digits = at;
    if (at < rtf.length && rtf[at] == '-') {
      at++;
    }
    while (at < rtf.length && at < digits + 10 && rtf[at] >= '0' && rtf[at] <= '9') {
      at++;
    }
    String number = new String(rtf, digits, at - digits, StandardCharsets.US_ASCII);
    parameter = number.matches("-?\\d{1,9}") ? Integer.valueOf(number) : null;
    if (number.equals("-")) {
      at = digits;
    }
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
  }

  /** Skips the raw bytes that {@code \binN} announces. */
  void skip(int bytes) {
    at = (int) Math.min(rtf.length, (long) at + Math.max(0, bytes));
  }

  private int digit(int index) {
    return index < rtf.length ? Character.digit(rtf[index], 16) : -1;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }
}
