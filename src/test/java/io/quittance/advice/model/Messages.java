package io.quittance.advice.model;

import io.quittance.document.Box;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.message.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Messages as the document readers hand them on, written by hand. */
final class Messages {
  private Messages() {}

  static ReadMessage of(Document... documents) {
    return new ReadMessage(envelope(false, false), List.of(), List.of(documents));
  }

  static Envelope envelope(boolean automatic, boolean report) {
    return new Envelope(
        "<1@x>", "Payment", "a@b.test", "A", null, List.of(), null, null, null, automatic, report);
  }

  /** Plain text; a line beginning with {@code > } is quoted. */
  static Document text(String part, String... rows) {
    List<Line> lines = new ArrayList<>();
    for (String row : rows) {
      boolean quoted = row.startsWith("> ");
      lines.add(new Line(lines.size() + 1, words(quoted ? row.substring(2) : row), quoted ? 1 : 0));
    }
    return document(part, Document.Kind.TEXT, lines);
  }

  /** Rows of cells; an empty cell is left out, as in a sheet. */
  static Document sheet(String part, String[]... rows) {
    List<Line> lines = new ArrayList<>();
    for (String[] row : rows) {
      List<Word> cells = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        if (!row[i].isEmpty()) {
          String address = (char) ('A' + i) + String.valueOf(lines.size() + 1);
          cells.add(new Word(row[i], null, address, -1, -1, i, 1, null));
        }
      }
      lines.add(new Line(lines.size() + 1, cells, 0));
    }
    return document(part, Document.Kind.SPREADSHEET, lines);
  }

  /** A page set in a fixed pitch of 6 points: columns of the text become points. */
  static Document pdf(String part, String... rows) {
    List<Line> lines = new ArrayList<>();
    for (String row : rows) {
      int y = 20 * lines.size();
      List<Word> words =
          words(row).stream()
              .map(
                  word ->
                      Word.onPage(
                          word.text(), new Box(6.0 * word.from(), y, 6.0 * word.to(), y + 10)))
              .toList();
      lines.add(new Line(lines.size() + 1, words, 0));
    }
    return document(part, Document.Kind.PDF, lines);
  }

  static String[] numberedRows(String head, int rows, String pattern) {
    return IntStream.rangeClosed(0, rows)
        .mapToObj(i -> i == 0 ? head : String.format(Locale.ROOT, pattern, i, i))
        .toArray(String[]::new);
  }

  private static Document document(String part, Document.Kind kind, List<Line> lines) {
    Page page = new Page(1, null, 600, 800, lines);
    return new Document(
        part,
        kind,
        List.of(page),
        List.of(new Document.Hidden("HIDDEN-9 999.99", "white text", "line 1")),
        List.of());
  }

  private static List<Word> words(String row) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (String word : row.split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(Word.inLine(word, at, at + word.length()));
      }
      at += word.length() + 1;
    }
    return words;
  }
}
