package io.quittance.advice.reading;

import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.util.ArrayList;
import java.util.List;

/** What a person could not see in a message, or could not trust to be all of it. */
final class Visibility {
  private static final int MUCH_HIDDEN = 200;

  private Visibility() {}

  static List<Problem> of(ReadMessage message) {
    List<Problem> problems = new ArrayList<>();
    for (Document document : message.documents()) {
      of(document, problems);
    }
    for (Part part : message.parts()) {
      of(part, problems);
    }
    return problems;
  }

  private static void of(Document document, List<Problem> problems) {
    int length = 0;
    boolean digits = false;
    for (Document.Hidden hidden : document.hidden()) {
      length += hidden.text().length();
      digits |= hidden.text().chars().anyMatch(Character::isDigit);
    }
    boolean flagged = document.has(Document.Flag.Code.HIDDEN_CONTENT);
    if (digits || length > MUCH_HIDDEN || flagged && document.hidden().isEmpty()) {
      problems.add(problem(Problem.Code.HIDDEN_CONTENT, "text that nobody sees", document));
    }
    if (isBlank(document)) {
      problems.add(problem(Problem.Code.UNREADABLE, "no text could be read from it", document));
    }
    boolean odd =
        document.lines().flatMap(l -> l.words().stream()).anyMatch(w -> foreignDigits(w.text()));
    if (odd || document.has(Document.Flag.Code.ODD_CHARACTERS)) {
      problems.add(
          problem(
              Problem.Code.ODD_CHARACTERS,
              "characters that read otherwise than they look",
              document));
    }
    if (document.has(Document.Flag.Code.TRUNCATED)) {
      problems.add(problem(Problem.Code.TRUNCATED, "not all of it was read", document));
    }
    if (document.has(Document.Flag.Code.FORMULA_DIFFERS)) {
      problems.add(
          problem(Problem.Code.CELL_DIFFERS, "a cell shows another value than it holds", document));
    }
  }

  private static void of(Part part, List<Problem> problems) {
    Problem.Code code =
        switch (part.fate()) {
          case ENCRYPTED -> Problem.Code.ENCRYPTED;
          case UNREADABLE, CRASHED -> Problem.Code.UNREADABLE;
          case TOO_LARGE, TOO_DEEP -> Problem.Code.TOO_LARGE;
          case TIMED_OUT -> Problem.Code.TIMED_OUT;
          case UNSUPPORTED -> Problem.Code.UNSUPPORTED;
          case READ, CONTAINER, NOT_CONTENT, EMPTY -> null;
        };
    boolean content = part.role() != Part.Role.INLINE_IMAGE && part.role() != Part.Role.SIGNATURE;
    if (code != null && content) {
      problems.add(new Problem(code, part.reason(), part.path()));
    }
  }

  /** A file that should carry words and shows none. */
  static boolean isBlank(Document document) {
    boolean file =
        switch (document.kind()) {
          case PDF, OFFICE, SPREADSHEET, IMAGE -> true;
          case TEXT, HTML, CSV, SEGMENTS, XML -> false;
        };
    return (file || document.has(Document.Flag.Code.NO_TEXT))
        && document.lines().allMatch(l -> l.words().isEmpty());
  }

  private static boolean foreignDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7f && Character.isDigit(c)) {
        return true;
      }
    }
    return false;
  }

  private static Problem problem(Problem.Code code, String message, Document document) {
    return new Problem(code, message, document.part());
  }
}
