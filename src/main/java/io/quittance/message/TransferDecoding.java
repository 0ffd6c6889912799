package io.quittance.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Content-Transfer-Encoding undone. Takes what can be decoded of broken content: stray characters
 * in base64 are passed over, a bad escape of quoted-printable stays as text.
 */
final class TransferDecoding {

  private static final int[] SEXTETS = sextets();

  private TransferDecoding() {}

  static byte[] decode(byte[] data, int from, int to, String encoding) {
    String name =
        encoding == null ? "" : encoding.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return switch (name) {
      case "base64" -> base64(data, from, to);
      case "quotedprintable" -> quotedPrintable(data, from, to, true);
      case "xuuencode", "uuencode", "xuue" -> uuencoded(data, from, to);
      default -> Arrays.copyOfRange(data, from, to);
    };
  }

  static byte[] base64(byte[] data, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((to - from) * 3 / 4 + 3);
    int bits = 0;
    int held = 0;
    for (int i = from; i < to; i++) {
      if (data[i] == '=') {
        // Padding also stands in the middle where encoded pieces were joined.
        bits = 0;
        held = 0;
        continue;
      }
      int sextet = data[i] < 0 ? -1 : SEXTETS[data[i]];
      if (sextet < 0) {
        continue;
      }
      held = (held << 6 | sextet) & 0xFFFFFF;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out.write(held >> bits & 0xFF);
      }
    }
    return out.toByteArray();
  }

  static byte[] quotedPrintable(byte[] data, int from, int to, boolean softBreaks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    int i = from;
    while (i < to) {
      if (data[i] != '=') {
        out.write(data[i++]);
        continue;
      }
      int line = softBreaks ? softBreak(data, i + 1, to) : -1;
      int high = i + 1 < to ? Character.digit(data[i + 1], 16) : -1;
      int low = i + 2 < to ? Character.digit(data[i + 2], 16) : -1;
      if (line >= 0) {
        i = line;
      } else if (high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 3;
      } else {
        out.write(data[i++]);
      }
    }
    return out.toByteArray();
  }

  /** Offset after a soft line break that starts at {@code at}, or -1. */
  private static int softBreak(byte[] data, int at, int to) {
    int i = at;
    while (i < to && (data[i] == ' ' || data[i] == '\t')) {
      i++;
    }
    if (i >= to) {
      return to;
    }
    return data[i] == '\n' || data[i] == '\r' ? Headers.afterLine(data, i, to) : -1;
  }

  private static byte[] uuencoded(byte[] data, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean inside = false;
    for (int at = from; at < to; ) {
      int end = Headers.lineEnd(data, at, to);
      String line = new String(data, at, end - at, StandardCharsets.ISO_8859_1);
      if (line.startsWith("begin ")) {
        inside = true;
      } else if (inside && line.equals("end")) {
        break;
      } else if (inside) {
        uuencodedLine(line, out);
      }
      at = Headers.afterLine(data, end, to);
    }
    return inside ? out.toByteArray() : Arrays.copyOfRange(data, from, to);
  }

  private static void uuencodedLine(String line, ByteArrayOutputStream out) {
    if (line.isEmpty()) {
      return;
    }
    int left = line.charAt(0) - 32 & 63;
    for (int i = 1; left > 0 && i < line.length(); i += 4) {
      int held = 0;
      for (int k = 0; k < 4; k++) {
        held = held << 6 | (i + k < line.length() ? line.charAt(i + k) - 32 & 63 : 0);
      }
      for (int k = 2; k >= 0 && left > 0; k--, left--) {
        out.write(held >> (8 * k) & 0xFF);
      }
    }
  }

  private static int[] sextets() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int[] values = new int[128];
    Arrays.fill(values, -1);
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = i;
    }
    return values;
  }
}
