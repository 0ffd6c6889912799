package io.quittance.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Bytes of RTF text gathered until they are characters, and what {@code \}{@code u} replaces. */
final class RtfText {

  private final StringBuilder complete = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private Charset charset;
  private int toSkip;

  void add(int value, Charset of) {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    if (charset != null && !charset.equals(of)) {
      complete();
    }
    charset = of;
    if (value < 0x80 && pending.size() == 0) {
      complete.append((char) value);
      return;
    }
    pending.write(value);
    // The second byte of a Japanese or Chinese character may be a plain letter.
    boolean open = new String(pending.toByteArray(), of).endsWith("\uFFFD");
    if (!open || pending.size() >= 8) {
      complete();
    }
  }

  /** All text so far; the next call starts anew. */
  String take() {
    complete();
    String text = complete.toString();
    complete.setLength(0);
    return text;
  }

  /** A character given by its number, whose replacement in bytes follows. */
  void unicode(int number, int replacedBy) {
    complete();
    toSkip = Math.min(100, Math.max(0, replacedBy));
    complete.append((char) (number & 0xFFFF));
  }

  private void complete() {
    if (pending.size() > 0) {
      complete.append(new String(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  /** A group or a control word ends the replacement. */
  void endReplacement() {
    toSkip = 0;
  }

  /** The character of a control word such as {@code \emdash}, or null. */
  static String symbol(String word) {
    return switch (word) {
      case "tab" -> "\t";
      case "~" -> "\u00A0";
      case "_" -> "-";
      case "bullet" -> "\u2022";
      case "endash" -> "\u2013";
      case "emdash" -> "\u2014";
      case "lquote" -> "\u2018";
      case "rquote" -> "\u2019";
      case "ldblquote" -> "\u201C";
      case "rdblquote" -> "\u201D";
      case "emspace", "enspace", "qmspace" -> " ";
      default -> null;
    };
  }
}
