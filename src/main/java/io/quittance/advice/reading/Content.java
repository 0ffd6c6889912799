package io.quittance.advice.reading;

import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which documents of a message are read. Text and HTML of one body say the same: the HTML is read
 * when it has tables or says more, the text otherwise.
 */
final class Content {

  /** A document to be read, and the alternative of the same body that is not. */
  record Chosen(Document document, Part part, Optional<Document> alternative) {
    boolean body() {
      return part == null
          || part.role() == Part.Role.BODY_TEXT
          || part.role() == Part.Role.BODY_HTML;
    }
  }

  private Content() {}

  static List<Chosen> of(ReadMessage message) {
    List<Chosen> chosen = new ArrayList<>();
    List<Document> done = new ArrayList<>();
    for (Document document : message.documents()) {
      if (done.contains(document)) {
        continue;
      }
      Part part = part(message, document).orElse(null);
      Optional<Document> twin = part == null ? Optional.empty() : twin(message, part);
      if (twin.isEmpty()) {
        chosen.add(new Chosen(document, part, Optional.empty()));
        continue;
      }
      done.add(twin.get());
      Document html = part.role() == Part.Role.BODY_HTML ? document : twin.get();
      Document text = part.role() == Part.Role.BODY_HTML ? twin.get() : document;
      boolean useHtml =
          html.lines().anyMatch(l -> l.tabular()) || letters(text) * 2 < letters(html);
      Document used = useHtml ? html : text;
      chosen.add(
          new Chosen(used, part(message, used).orElse(part), Optional.of(useHtml ? text : html)));
    }
    return chosen;
  }

  private static Optional<Part> part(ReadMessage message, Document document) {
    return message.parts().stream().filter(p -> p.path().equals(document.part())).findFirst();
  }

  /** The other form of the same body: same parent, other role. */
  private static Optional<Document> twin(ReadMessage message, Part part) {
    Part.Role other =
        part.role() == Part.Role.BODY_TEXT
            ? Part.Role.BODY_HTML
            : part.role() == Part.Role.BODY_HTML ? Part.Role.BODY_TEXT : null;
    if (other == null) {
      return Optional.empty();
    }
    return message.parts().stream()
        .filter(p -> p.role() == other && sameBody(p, part))
        .findFirst()
        .flatMap(p -> message.document(p.path()));
  }

  private static boolean sameBody(Part a, Part b) {
    return a.parent() != null
        && b.parent() != null
        && (a.parent().equals(b.parent())
            || a.parent().startsWith(b.parent() + ".")
            || b.parent().startsWith(a.parent() + "."));
  }

  private static long letters(Document document) {
    return document.lines().mapToLong(l -> l.text().length()).sum();
  }
}
