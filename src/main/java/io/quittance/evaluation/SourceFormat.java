package io.quittance.evaluation;

import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** In which format a case comes, for cases that do not say so themselves. */
final class SourceFormat {
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("txt", "text"),
          Map.entry("htm", "html"),
          Map.entry("edi", "edi"),
          Map.entry("x12", "edi"),
          Map.entry("jpg", "image"),
          Map.entry("jpeg", "image"),
          Map.entry("png", "image"),
          Map.entry("tif", "image"),
          Map.entry("tiff", "image"));
  private static final int LONGEST_ENDING = 5;

  private SourceFormat() {}

  /** Of a mail: {@code mail text}, or {@code mail + pdf} for what is attached to it. */
  static String of(ReadMessage message, String fileName) {
    if (message.envelope() == null) {
      return ofFile(fileName);
    }
    TreeSet<String> attached = new TreeSet<>();
    TreeSet<String> bodies = new TreeSet<>();
    for (Part part : message.parts()) {
      message
          .document(part.path())
          .ifPresent(document -> (body(part) ? bodies : attached).add(kind(document)));
    }
    if (!attached.isEmpty()) {
      return attached.stream().collect(Collectors.joining(" + ", "mail + ", ""));
    }
    return bodies.isEmpty() ? "mail" : "mail " + String.join("/", bodies);
  }

  private static boolean body(Part part) {
    return part.role() == Part.Role.BODY_TEXT || part.role() == Part.Role.BODY_HTML;
  }

  private static String kind(Document document) {
    return document.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String ofFile(String name) {
    int point = name.lastIndexOf('.');
    String ending = point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
    return ending.isEmpty() || ending.length() > LONGEST_ENDING
        ? CaseLabels.UNKNOWN
        : BY_ENDING.getOrDefault(ending, ending);
  }
}
