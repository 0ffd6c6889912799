package io.quittance.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Headers and body of a mail or one of its parts, as a range of the raw bytes.
 *
 * @param from first byte of the body
 * @param to byte after the last of the body
 */
record Entity(Headers headers, byte[] data, int from, int to) {

  static Entity mail(byte[] raw) {
    Headers headers = headersOf(raw);
    return new Entity(headers, raw, headers.bodyStart(), raw.length);
  }

  static Headers headersOf(byte[] raw) {
    return Headers.parse(raw, mailStart(raw), raw.length);
  }

  /** Skips blank lines and the byte count that Apple's .emlx puts before the mail. */
  private static int mailStart(byte[] raw) {
    int at = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB ? 3 : 0;
    while (at < raw.length && (raw[at] == '\r' || raw[at] == '\n')) {
      at++;
    }
    int end = Headers.lineEnd(raw, at, raw.length);
    String line = end - at > 20 ? "" : new String(raw, at, end - at, StandardCharsets.US_ASCII);
    return line.strip().matches("\\d+") ? Headers.afterLine(raw, end, raw.length) : at;
  }

  HeaderParameters type() {
    return HeaderParameters.parse(headers.value("content-type"));
  }

  HeaderParameters disposition() {
    return HeaderParameters.parse(headers.value("content-disposition"));
  }

  /** File name of Content-Disposition, else of Content-Type, else null; without any path. */
  String fileName() {
    String name = disposition().get("filename");
    if (name == null || name.isBlank()) {
      name = type().get("name");
    }
    if (name == null || name.isBlank()) {
      return null;
    }
    String bare = name.replace('\\', '/').replaceAll("[\\p{Cntrl}]", " ");
    bare = bare.substring(bare.lastIndexOf('/') + 1).strip();
    return bare.isEmpty() ? null : bare;
  }

  byte[] decoded() {
    return TransferDecoding.decode(data, from, to, headers.value("content-transfer-encoding"));
  }

  /** The parts of a multipart; without any when no boundary can be found. */
  List<Entity> children() {
    String boundary = type().get("boundary");
    List<Entity> children = boundary == null ? List.of() : split(boundary);
    if (children.isEmpty()) {
      String guessed = guessedBoundary();
      children = guessed == null ? List.of() : split(guessed);
    }
    return children;
  }

  private List<Entity> split(String boundary) {
    byte[] mark = ("--" + boundary.stripTrailing()).getBytes(StandardCharsets.UTF_8);
    List<Entity> children = new ArrayList<>();
    int start = -1;
    for (int at = from; at < to; ) {
      int end = Headers.lineEnd(data, at, to);
      int next = Headers.afterLine(data, end, to);
      int closing = boundaryAt(at, end, mark);
      if (closing > 0) {
        if (start >= 0) {
          children.add(child(start, at));
        }
        start = closing == 2 ? -1 : next;
        if (closing == 2) {
          return children;
        }
      }
      at = next;
    }
    if (start >= 0) {
      children.add(child(start, to));
    }
    return children;
  }

  /** 0 no boundary, 1 a boundary, 2 the closing one. */
  private int boundaryAt(int at, int end, byte[] mark) {
    if (end - at < mark.length) {
      return 0;
    }
    for (int i = 0; i < mark.length; i++) {
      if (data[at + i] != mark[i]) {
        return 0;
      }
    }
    String rest =
        new String(
                data,
                at + mark.length,
                Math.min(end - at - mark.length, 80),
                StandardCharsets.ISO_8859_1)
            .strip();
    return rest.isEmpty() ? 1 : rest.equals("--") ? 2 : 0;
  }

  private Entity child(int start, int boundaryLine) {
    int end = boundaryLine;
    // The line break before a boundary belongs to the boundary.
    if (end > start && data[end - 1] == '\n') {
      end--;
    }
    if (end > start && data[end - 1] == '\r') {
      end--;
    }
    Headers headers = Headers.parse(data, start, end);
    return new Entity(headers, data, Math.min(headers.bodyStart(), end), end);
  }

  /** A line that starts with two dashes and is followed by a header of a part. */
  private String guessedBoundary() {
    for (int at = from; at < to; ) {
      int end = Headers.lineEnd(data, at, to);
      int next = Headers.afterLine(data, end, to);
      if (end - at > 3 && end - at < 200 && data[at] == '-' && data[at + 1] == '-') {
        Headers headers = Headers.parse(data, next, to);
        if (headers.has("content-type") || headers.has("content-transfer-encoding")) {
          return new String(data, at + 2, end - at - 2, StandardCharsets.UTF_8);
        }
      }
      at = next;
    }
    return null;
  }
}
