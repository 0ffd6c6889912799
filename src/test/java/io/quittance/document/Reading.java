package io.quittance.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quittance.message.MailText;
import io.quittance.message.ReadingLimits;
import java.util.List;
import java.util.stream.Collectors;

/** Short forms for the readers' tests. */
final class Reading {

  private Reading() {}

  static ReadMessage file(byte[] content, String name) {
    return new InProcessReader(ReadingLimits.DEFAULT).read(content, name);
  }

  static Document document(byte[] content, String name) {
    return file(content, name).document("1").orElseThrow();
  }

  static Document body(String subject, String contentType, String text) {
    byte[] mail =
        MailText.headers(subject, "Content-Type: " + contentType, "")
            .raw(text.getBytes(UTF_8))
            .bytes();
    return new InProcessReader(ReadingLimits.DEFAULT).read(mail, null).document("1").orElseThrow();
  }

  static Document text(String subject, String text) {
    return body(subject, "text/plain; charset=utf-8", text);
  }

  static Document html(String text) {
    return body("x", "text/html; charset=utf-8", text);
  }

  static List<String> lines(Document document) {
    return document.lines().map(Line::text).toList();
  }

  /** Lines of the newest message. */
  static List<String> own(Document document) {
    return document.lines().filter(line -> line.quoted() == 0).map(Line::text).toList();
  }

  /** A table row as {@code column=text} pairs. */
  static String cells(Line line) {
    return line.words().stream()
        .map(word -> word.column() + "=" + word.text())
        .collect(Collectors.joining(" "));
  }

  static List<String> hows(Document document) {
    return document.hidden().stream().map(Document.Hidden::how).distinct().toList();
  }
}
