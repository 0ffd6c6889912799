package io.quittance.advice.model;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.message.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text and the HTML of one body say the same thing twice. Only one of them is shown, the one
 * that holds every figure of the other; where each has figures of its own both are, because then
 * they are not twins but a contradiction that somebody must see.
 */
final class BodyTwins {
  private BodyTwins() {}

  /** Paths of the documents that need not be shown. */
  static Set<String> redundant(ReadMessage message) {
    Set<String> redundant = new HashSet<>();
    for (Part text : message.parts()) {
      if (text.role() != Part.Role.BODY_TEXT) {
        continue;
      }
      message.parts().stream()
          .filter(html -> html.role() == Part.Role.BODY_HTML)
          .filter(html -> html.parent() != null && html.parent().equals(text.parent()))
          .findFirst()
          .flatMap(html -> lesser(message, text, html))
          .ifPresent(redundant::add);
    }
    return redundant;
  }

  private static Optional<String> lesser(ReadMessage message, Part text, Part html) {
    Optional<Document> plain = message.document(text.path());
    Optional<Document> marked = message.document(html.path());
    if (plain.isEmpty() || marked.isEmpty()) {
      return Optional.empty();
    }
    Set<String> plainFigures = figures(plain.get());
    Set<String> markedFigures = figures(marked.get());
    if (plainFigures.equals(markedFigures)) {
      boolean tables = marked.get().lines().anyMatch(Line::tabular);
      return Optional.of(tables ? text.path() : html.path());
    }
    if (markedFigures.containsAll(plainFigures)) {
      return Optional.of(text.path());
    }
    return plainFigures.containsAll(markedFigures) ? Optional.of(html.path()) : Optional.empty();
  }

  /** Everything with a digit, cut at blanks so that cells and words compare. */
  private static Set<String> figures(Document document) {
    return document
        .lines()
        .flatMap(line -> line.words().stream())
        .map(Word::text)
        .flatMap(text -> List.of(text.split("\\s+")).stream())
        .filter(token -> token.chars().anyMatch(Character::isDigit))
        .collect(Collectors.toSet());
  }
}
