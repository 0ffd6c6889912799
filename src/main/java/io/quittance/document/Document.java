package io.quittance.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * The visible content of one part, with the place of every word. What a reader sees, what a model
 * is shown and what verifies both.
 *
 * @param part path of the part it was read from
 * @param kind what the words' places mean
 * @param hidden text that a person looking at the document does not see; never evidence
 * @param flags anything a person should know about the reading
 */
public record Document(
    String part, Kind kind, List<Page> pages, List<Hidden> hidden, List<Flag> flags) {

  public enum Kind {
    TEXT,
    HTML,
    PDF,
    SPREADSHEET,
    CSV,
    OFFICE,
    IMAGE,
    /** X12, EDIFACT, BAI2 and lockbox files: a line is a segment or record, a word an element. */
    SEGMENTS,
    /** A line is a leaf of an XML document: its path, then its text and attributes. */
    XML
  }

  /**
   * @param where page, sheet or line in words; @param how for example {@code display:none}, {@code
   *     white text}, {@code hidden row}
   */
  public record Hidden(String text, String how, String where) {}

  /**
   * @param code see {@link Code}
   */
  public record Flag(Code code, String message) {
    public enum Code {
      HIDDEN_CONTENT,
      TRUNCATED,
      ODD_CHARACTERS,
      NO_TEXT,
      CHARSET_GUESSED,
      FORMULA_DIFFERS,
      /** A page was recognised from a picture of it; its words say how surely. */
      OCR
    }
  }

  public Document {
    pages = List.copyOf(pages);
    hidden = List.copyOf(hidden);
    flags = List.copyOf(flags);
  }

  public Stream<Line> lines() {
    return pages.stream().flatMap(page -> page.lines().stream());
  }

  public boolean has(Flag.Code code) {
    return flags.stream().anyMatch(flag -> flag.code() == code);
  }
}
