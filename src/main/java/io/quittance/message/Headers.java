package io.quittance.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header block of a mail or a part, unfolded. Takes what is there: a line that is no header
 * ends the block, raw 8-bit bytes are read as UTF-8 or else as windows-1252.
 *
 * @param fields in the order of the source
 * @param bodyStart offset of the first byte after the block
 */
record Headers(List<Field> fields, int bodyStart) {

  private static final int MOST_FIELDS = 5_000;

  /**
   * @param name lower case
   */
  record Field(String name, String value) {}

  Headers {
    fields = List.copyOf(fields);
  }

  static Headers parse(byte[] data, int start, int end) {
    List<Field> fields = new ArrayList<>();
    String name = null;
    StringBuilder value = new StringBuilder();
    int at = start;
    while (at < end && fields.size() < MOST_FIELDS) {
      int lineEnd = lineEnd(data, at, end);
      int next = afterLine(data, lineEnd, end);
      // A zero byte is no text, and the database takes none.
      String line = TextDecoding.headerLine(data, at, lineEnd).replace('\0', ' ');
      if (line.isEmpty()) {
        at = next;
        break;
      }
      boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (folded && name != null) {
        value.append(' ').append(line.strip());
      } else {
        int colon = nameEnd(line);
        if (colon < 0 && !isMailboxSeparator(line)) {
          break;
        }
        add(fields, name, value);
        name =
            colon < 0 ? null : line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT);
        value.setLength(0);
        value.append(line.substring(colon + 1).strip());
      }
      at = next;
    }
    add(fields, name, value);
    return new Headers(fields, at);
  }

  Optional<String> first(String name) {
    return fields.stream().filter(f -> f.name.equals(name)).map(Field::value).findFirst();
  }

  String value(String name) {
    return first(name).orElse(null);
  }

  boolean has(String name) {
    return first(name).isPresent();
  }

  private static void add(List<Field> fields, String name, StringBuilder value) {
    if (name != null) {
      fields.add(new Field(name, value.toString()));
    }
  }

  private static boolean isMailboxSeparator(String line) {
    return line.startsWith("From ") || line.startsWith(">From ");
  }

  /** Position of the colon when the line starts with a header name, else -1. */
  private static int nameEnd(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':') {
        return i > 0 ? i : -1;
      }
      if ((c == ' ' || c == '\t') && line.substring(i).strip().startsWith(":")) {
        return line.indexOf(':', i);
      }
      if (c <= ' ' || c >= 127) {
        return -1;
      }
    }
    return -1;
  }

  static int lineEnd(byte[] data, int from, int end) {
    int at = from;
    while (at < end && data[at] != '\n' && data[at] != '\r') {
      at++;
    }
    return at;
  }

  static int afterLine(byte[] data, int lineEnd, int end) {
    if (lineEnd >= end) {
      return end;
    }
    boolean pair = data[lineEnd] == '\r' && lineEnd + 1 < end && data[lineEnd + 1] == '\n';
    return lineEnd + (pair ? 2 : 1);
  }

  /** True for bytes that begin like a mail: a block of headers of which some are typical. */
  static boolean looksLikeMail(byte[] data, int end) {
    int start = 0;
    while (start < end && (data[start] == '\r' || data[start] == '\n')) {
      start++;
    }
    Headers headers = parse(data, start, Math.min(end, 64 * 1024));
    long typical =
        List.of(
                "from",
                "to",
                "subject",
                "date",
                "received",
                "message-id",
                "mime-version",
                "return-path",
                "content-type")
            .stream()
            .filter(headers::has)
            .count();
    boolean block = headers.bodyStart >= end || blankBefore(data, headers.bodyStart);
    return typical >= 3 && block;
  }

  private static boolean blankBefore(byte[] data, int at) {
    String tail =
        new String(data, Math.max(0, at - 4), Math.min(4, at), StandardCharsets.ISO_8859_1);
    return tail.endsWith("\n\n") || tail.endsWith("\r\n\r\n") || tail.endsWith("\r\r");
  }
}
