package io.quittance.advice.memory;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.PointedReader;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.message.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notices of one sender, whose words the built-in reader does not know, and who reads them. */
final class Notices {
  static final PointingReading READER = new PointedReader();
  static final ReadByMemory MEMORY = new ReadByMemory(READER, new SourceVerifier());
  static final LearnLayout LEARN = new LearnLayout(MEMORY);

  /** What the built-in reader makes of them: nothing. */
  static final Reading SILENT =
      new Reading(
          Reading.Verdict.NOT_A_REMITTANCE,
          List.of(),
          List.of(),
          List.of("layout"),
          Reading.Usage.NONE);

  private Notices() {}

  /** As a table of cells: reference, heading, rows, total. */
  static ReadMessage cells(String reference, String total, String heading, String... rows) {
    List<String> lines = new ArrayList<>(List.of("Hei,", "Tunnus " + reference, heading));
    lines.addAll(List.of(rows));
    lines.add("Total paid|" + total);
    lines.add("Terveisin Nordvik");
    return message(Document.Kind.HTML, lines.toArray(new String[0]));
  }

  /** A line with bars is one of cells, from the left; any other is plain text. */
  static ReadMessage message(Document.Kind kind, String... rows) {
    List<Line> lines = new ArrayList<>();
    for (String row : rows) {
      List<Word> words = new ArrayList<>();
      int at = 0;
      int column = 0;
      boolean cells = row.contains("|");
      for (String word : row.split(cells ? "\\|" : " ", -1)) {
        if (!word.isEmpty()) {
          Integer own = cells ? Integer.valueOf(column) : null;
          words.add(
              new Word(word, null, null, at, at + word.length(), own, cells ? 0 : null, null));
        }
        at += word.length() + 1;
        column++;
      }
      if (!words.isEmpty()) {
        lines.add(new Line(lines.size() + 1, words, 0));
      }
    }
    Page page = new Page(1, null, 0, 0, lines);
    Document document = new Document("1", kind, List.of(page), List.of(), List.of());
    Envelope envelope =
        new Envelope(
            "<1@x>",
            "Hyvitys",
            "ap@nordvik.example",
            "AP",
            null,
            List.of(),
            null,
            null,
            null,
            false,
            false);
    return new ReadMessage(envelope, List.of(), List.of(document));
  }

  /** As a model points: reference in line 2, table from line 3, total on the last line but one. */
  static Advice pointed(ReadMessage message, Map<Integer, Field> roles) {
    Document document = message.documents().get(0);
    List<Line> lines = document.lines().toList();
    Line total = lines.get(lines.size() - 2);
    Line heading = lines.get(2);
    List<Pointing.Column> columns =
        roles.entrySet().stream()
            .map(
                role ->
                    new Pointing.Column(
                        role.getValue(),
                        role.getKey(),
                        0,
                        0,
                        heading.words().get(role.getKey()).text()))
            .toList();
    Pointing pointing =
        new Pointing(
            "1",
            Map.of(
                Field.PAYMENT_AMOUNT,
                new Pointing.Spot(total.number(), total.words().get(1).text(), 1),
                Field.PAYMENT_REFERENCE,
                new Pointing.Spot(2, lines.get(1).words().get(1).text(), 1)),
            List.of(new Pointing.Table(3, 4, total.number() - 1, columns, 0, List.of())),
            List.of(),
            Advice.Status.EXECUTED,
            true);
    return READER.read(pointing, message, "model:test").advice();
  }
}
