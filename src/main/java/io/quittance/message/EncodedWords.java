package io.quittance.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encoded words of headers, RFC 2047, also where a character is cut in two by the encoder. */
final class EncodedWords {

  private static final Pattern WORD =
      Pattern.compile(
          "=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=(?:[ \\t\\r\\n]+(?==\\?[^?\\s]+\\?[bBqQ]\\?))?");

  private EncodedWords() {}

  /** The text as a person reads it; null stays null, what is no encoded word stays as it is. */
  static String decode(String raw) {
    if (raw == null || !raw.contains("=?")) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream pending = new ByteArrayOutputStream();
    String pendingCharset = null;
    Matcher word = WORD.matcher(raw);
    int at = 0;
    while (word.find()) {
      String charset = word.group(1).replaceFirst("\\*.*", "");
      boolean adjacent = word.start() == at;
      if (pendingCharset != null && !(adjacent && charset.equalsIgnoreCase(pendingCharset))) {
        text.append(TextDecoding.decode(pending.toByteArray(), pendingCharset).text());
        pending.reset();
      }
      text.append(raw, at, word.start());
      byte[] bytes = bytes(word.group(2), word.group(3));
      pending.write(bytes, 0, bytes.length);
      pendingCharset = charset;
      at = word.end();
    }
    if (pendingCharset != null) {
      text.append(TextDecoding.decode(pending.toByteArray(), pendingCharset).text());
    }
    // A zero byte is no text, and the database takes none.
    return text.append(raw.substring(at)).toString().replace('\0', ' ');
  }

  private static byte[] bytes(String encoding, String body) {
    byte[] raw = body.getBytes(StandardCharsets.ISO_8859_1);
    if (encoding.equalsIgnoreCase("b")) {
      return TransferDecoding.base64(raw, 0, raw.length);
    }
    byte[] blanks = body.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
    return TransferDecoding.quotedPrintable(blanks, 0, blanks.length, false);
  }
}
