package io.quittance.advice.reading;

import io.quittance.document.Box;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.message.Envelope;
import io.quittance.message.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small builders of documents and messages for tests. */
public final class Sources {
  private static final Pattern WORD = Pattern.compile("\\S+");

  private Sources() {}

  /** A text document, words with their columns. */
  public static Document text(String part, String... lines) {
    List<Line> all = new ArrayList<>();
    int number = 0;
    for (String block : lines) {
      for (String line : block.split("\n", -1)) {
        number++;
        int quoted = line.startsWith(">") ? 1 : 0;
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
          words.add(Word.inLine(matcher.group(), matcher.start(), matcher.end()));
        }
        if (!words.isEmpty()) {
          all.add(new Line(number, words, quoted));
        }
      }
    }
    return document(part, Document.Kind.TEXT, all);
  }

  /** An explicit table: cells separated by {@code |}, empty cells absent. */
  public static Document table(String part, String... rows) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      List<Word> words = new ArrayList<>();
      String[] cells = rows[i].split("\\|", -1);
      int at = 0;
      for (int c = 0; c < cells.length; c++) {
        String cell = cells[c].strip();
        if (!cell.isEmpty()) {
          words.add(new Word(cell, null, null, at, at + cell.length(), c, 1, null));
        }
        at += cells[c].length() + 1;
      }
      if (!words.isEmpty()) {
        all.add(new Line(i + 1, words, 0));
      }
    }
    return document(part, Document.Kind.CSV, all);
  }

  /** A page: each row is laid out in a fixed pitch of five points a letter, ten a row. */
  public static Document page(String part, String... rows) {
    return pages(part, 2.5, List.of(List.of(rows)));
  }

  /**
   * The same on several pages, with words that stand closer: two blanks make a gap, one does not.
   */
  @SafeVarargs
  public static Document pages(String part, List<String>... pages) {
    return pages(part, 0.5, List.of(pages));
  }

  private static Document pages(String part, double narrower, List<List<String>> pages) {
    List<Page> all = new ArrayList<>();
    int number = 0;
    for (List<String> rows : pages) {
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        number++;
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(rows.get(i));
        while (matcher.find()) {
          double top = 12.0 * i;
          words.add(
              Word.onPage(
                  matcher.group(),
                  new Box(5.0 * matcher.start(), top, 5.0 * matcher.end() - narrower, top + 9)));
        }
        if (!words.isEmpty()) {
          lines.add(new Line(number, words, 0));
        }
      }
      all.add(new Page(all.size() + 1, null, 0, 0, lines));
    }
    return new Document(part, Document.Kind.PDF, all, List.of(), List.of());
  }

  public static Document document(String part, Document.Kind kind, List<Line> lines) {
    return new Document(part, kind, List.of(new Page(1, null, 0, 0, lines)), List.of(), List.of());
  }

  public static ReadMessage message(String subject, Document... documents) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      Part.Role role = documents[i].part().equals("1") ? Part.Role.BODY_TEXT : Part.Role.ATTACHMENT;
      parts.add(
          new Part(
              documents[i].part(), null, role, null, "text/plain", 1, "00", Part.Fate.READ, null));
    }
    return new ReadMessage(envelope(subject), parts, Arrays.asList(documents));
  }

  public static Envelope envelope(String subject) {
    return new Envelope(
        "<m@payer.test>",
        subject,
        "ap@payer.test",
        "AP",
        null,
        List.of(),
        null,
        null,
        null,
        false,
        false);
  }
}
