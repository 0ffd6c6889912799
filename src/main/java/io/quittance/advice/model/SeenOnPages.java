package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.model.PageImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model copied from pictures of pages, made readable for the code that reads values: a
 * document beside those of the message whose lines are the copied texts. Every value that is read
 * there is marked as seen on a picture only; the document itself is never kept.
 */
final class SeenOnPages {
  private final ReadMessage message;
  private final Map<String, PageImage> images = new HashMap<>();

  /** Copied texts by the page's name. */
  private final Map<String, List<Line>> copied = new LinkedHashMap<>();

  SeenOnPages(ReadMessage message, List<PageImage> images) {
    this.message = message;
    images.forEach(image -> this.images.put(image.page(), image));
  }

  /** The answer with a line's id for every place, those on pictures in documents of their own. */
  PointedAnswer lines(PagesAnswer answer) {
    return new PointedAnswer(
        answer.verdict(), answer.payments().stream().map(this::payment).toList());
  }

  private PointedAnswer.Payment payment(PagesAnswer.Payment payment) {
    return new PointedAnswer.Payment(
        payment.status(),
        payment.complete(),
        payment.header().stream().map(this::place).toList(),
        List.of(),
        payment.lines().stream()
            .map(
                item ->
                    new PointedAnswer.Item(
                        item.kind(), item.values().stream().map(this::place).toList()))
            .toList());
  }

  private PointedAnswer.Place place(PagesAnswer.Place place) {
    String text = SpotText.collapsed(place.text());
    if (place.line() != null || !images.containsKey(place.page()) || text.isEmpty()) {
      // A place in a line, or nowhere: a page that was not sent shows nothing.
      return new PointedAnswer.Place(place.field(), place.line(), place.text(), place.occurrence());
    }
    List<Line> lines = copied.computeIfAbsent(place.page(), unused -> new ArrayList<>());
    lines.add(new Line(lines.size() + 1, words(text), 0));
    String id = place.page() + NumberedSource.lineId("", lines.size());
    return new PointedAnswer.Place(place.field(), id, text, 1);
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (String word : text.split(" ", -1)) {
      words.add(Word.inLine(word, at, at + word.length()));
      at += word.length() + 1;
    }
    return words;
  }

  /** The source with the copied lines, so that they can be pointed at. */
  NumberedSource in(NumberedSource source) {
    Map<String, NumberedSource.Place> places = new HashMap<>();
    copied.forEach(
        (page, lines) ->
            lines.forEach(
                line ->
                    places.put(
                        page + NumberedSource.lineId("", line.number()),
                        new NumberedSource.Place(document(page, lines), line, line))));
    return source.and(places);
  }

  /** Reads in the message with the copied texts, and marks what was read in these. */
  PointingReading reading(PointingReading reading) {
    List<Document> documents = new ArrayList<>(message.documents());
    copied.forEach((page, lines) -> documents.add(document(page, lines)));
    ReadMessage imagined = new ReadMessage(message.envelope(), message.parts(), documents);
    return (pointing, ignored, reader, elsewhere) -> {
      PointingReading.Outcome outcome = reading.read(pointing, imagined, reader, elsewhere);
      return new PointingReading.Outcome(marked(outcome.advice()), outcome.problems());
    };
  }

  private Document document(String page, List<Line> lines) {
    return new Document(
        page,
        Document.Kind.TEXT,
        List.of(new Page(number(page), null, 0, 0, lines)),
        List.of(),
        List.of());
  }

  private Advice marked(Advice advice) {
    return advice
        .copy()
        .values(marked(advice.values()))
        .lines(advice.lines().stream().map(this::marked).toList())
        .adjustments(advice.adjustments().stream().map(this::marked).toList())
        .build();
  }

  private Advice.Line marked(Advice.Line line) {
    return new Advice.Line(
        line.kind(),
        line.invoiceNumber(),
        line.invoiceDate(),
        line.grossAmount(),
        line.discountAmount(),
        line.deductionAmount(),
        line.netAmount(),
        line.currency(),
        line.adjustments().stream().map(this::marked).toList(),
        line.references(),
        marked(line.values()));
  }

  private Advice.Adjustment marked(Advice.Adjustment adjustment) {
    return new Advice.Adjustment(
        adjustment.kind(),
        adjustment.amount(),
        adjustment.reasonText(),
        adjustment.reasonCode(),
        marked(adjustment.values()));
  }

  private Map<String, Value> marked(Map<String, Value> values) {
    Map<String, Value> marked = new HashMap<>(values);
    marked.replaceAll(
        (field, value) ->
            copied.containsKey(value.part())
                ? Value.onlyInImage(value.printed(), part(value.part()), number(value.part()))
                : value);
    return marked;
  }

  /** {@code D2.P1} is of the second document. */
  private String part(String page) {
    int document = Integer.parseInt(page.substring(1, page.indexOf('.')));
    return message.documents().get(document - 1).part();
  }

  private static int number(String page) {
    return Integer.parseInt(page.substring(page.indexOf(".P") + 2));
  }
}
