package io.quittance.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A header such as Content-Type: its value and its parameters, with the continuations and charsets
 * of RFC 2231 and the encoded words that mailers put there against it.
 *
 * @param value lower case, empty when missing
 * @param parameters by lower-case name
 */
record HeaderParameters(String value, Map<String, String> parameters) {

  HeaderParameters {
    parameters = Map.copyOf(parameters);
  }

  String get(String name) {
    return parameters.get(name);
  }

  static HeaderParameters parse(String header) {
    if (header == null) {
      return new HeaderParameters("", Map.of());
    }
    Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
    int at = header.indexOf(';');
    String value = (at < 0 ? header : header.substring(0, at)).strip().toLowerCase(Locale.ROOT);
    while (at >= 0 && at < header.length()) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
      Quoted read = read(header, equals + 1);
      put(pieces, name.substring(name.lastIndexOf(';') + 1).strip(), read.text);
      at = header.indexOf(';', read.end);
    }
    Map<String, String> parameters = new HashMap<>();
    pieces.forEach((name, parts) -> parameters.put(name, join(parts)));
    return new HeaderParameters(value, parameters);
  }

  private record Quoted(String text, int end) {}

  private record Piece(String text, boolean encoded) {}

  private static Quoted read(String header, int from) {
    int at = from;
    while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
      at++;
    }
    if (at >= header.length() || header.charAt(at) != '"') {
      int end = header.indexOf(';', at);
      end = end < 0 ? header.length() : end;
      return new Quoted(header.substring(at, end).strip(), end);
    }
    StringBuilder text = new StringBuilder();
    for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
      boolean escape =
          header.charAt(at) == '\\'
              && at + 1 < header.length()
              && (header.charAt(at + 1) == '"' || header.charAt(at + 1) == '\\');
      if (escape) {
        at++;
      }
      text.append(header.charAt(at));
    }
    return new Quoted(text.toString(), Math.min(header.length(), at + 1));
  }

  /** {@code filename*0*=...}: name, number of the piece, and whether it is percent-encoded. */
  private static void put(Map<String, TreeMap<Integer, Piece>> pieces, String key, String text) {
    boolean encoded = key.endsWith("*");
    String name = encoded ? key.substring(0, key.length() - 1) : key;
    int number = encoded ? -1 : -2;
    int star = name.lastIndexOf('*');
    if (star > 0 && name.substring(star + 1).matches("\\d{1,3}")) {
      number = Integer.parseInt(name.substring(star + 1));
      name = name.substring(0, star);
    }
    if (!name.isEmpty()) {
      pieces
          .computeIfAbsent(name, n -> new TreeMap<>())
          .putIfAbsent(number, new Piece(text, encoded));
    }
  }

  private static String join(TreeMap<Integer, Piece> pieces) {
    // The percent-encoded whole (-1) is the better form of the plain one (-2).
    if (pieces.containsKey(-1)) {
      return percentDecoded(Map.of(0, pieces.get(-1)));
    }
    if (pieces.containsKey(-2)) {
      return EncodedWords.decode(pieces.get(-2).text);
    }
    return percentDecoded(pieces);
  }

  private static String percentDecoded(Map<Integer, Piece> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = null;
    boolean first = true;
    boolean anyEncoded = false;
    for (Piece piece : pieces.values()) {
      String text = piece.text;
      if (first && piece.encoded) {
        String[] parts = text.split("'", 3);
        charset = parts.length == 3 ? parts[0] : null;
        text = parts.length == 3 ? parts[2] : text;
      }
      first = false;
      anyEncoded |= piece.encoded;
      byte[] raw = piece.encoded ? percent(text) : text.getBytes(StandardCharsets.UTF_8);
      bytes.write(raw, 0, raw.length);
    }
    String text = TextDecoding.decode(bytes.toByteArray(), charset).text();
    return anyEncoded ? text : EncodedWords.decode(text);
  }

  private static byte[] percent(String text) {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (raw[i] == '%' && high >= 0 && low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(raw[i]);
      }
    }
    return out.toByteArray();
  }
}
