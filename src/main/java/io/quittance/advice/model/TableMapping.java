package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A message of which the built-in reader knows the payment and cannot read the list: only what the
 * columns mean is asked, for a third of what a whole reading costs. The places of the payment's
 * values are those that the built-in reader read.
 */
final class TableMapping {
  private static final List<Field> NEEDED = List.of(Field.PAYMENT_AMOUNT, Field.CURRENCY);

  private static final List<Field> TAKEN =
      List.of(
          Field.PAYER_NAME,
          Field.PAYEE_NAME,
          Field.PAYMENT_REFERENCE,
          Field.PAYMENT_DATE,
          Field.CURRENCY,
          Field.PAYMENT_AMOUNT);

  private final Advice known;
  private final NumberedSource whole;
  private final NumberedSource list;
  private final ReadMessage message;

  private TableMapping(
      Advice known, NumberedSource whole, NumberedSource list, ReadMessage message) {
    this.known = known;
    this.whole = whole;
    this.list = list;
    this.message = message;
  }

  /** The answer as the schema of {@code map-table} has it. */
  record Answered(List<PointedAnswer.Table> tables) {
    long places() {
      return new PointedAnswer.Payment("unknown", null, List.of(), tables, List.of()).places();
    }
  }

  /**
   * Empty when more than a mapping has to be asked: nothing certain is known of the payment, some
   * lines were read, or there is not just one long list of rows of the same shape.
   *
   * @param whole the message as one question shows it
   */
  static Optional<TableMapping> of(Reading first, ShownMessage shown, NumberedSource whole) {
    ReadMessage message = shown.message();
    List<Document> lists = message.documents().stream().filter(TableMapping::isLongList).toList();
    if (first.advices().size() != 1 || lists.size() != 1 || !ChunkRows.of(message).isEmpty()) {
      return Optional.empty();
    }
    Advice known = first.advices().get(0);
    boolean certain =
        known.reader().equals(LayoutAdviceReader.NAME)
            && known.lines().isEmpty()
            && NEEDED.stream().allMatch(f -> known.value(f).filter(v -> !v.doubtful()).isPresent());
    if (!certain) {
      return Optional.empty();
    }
    String part = lists.get(0).part();
    NumberedSource list =
        shown.selected(
            new NumberedSource.Selection(
                document ->
                    document.part().equals(part)
                        ? ShownRows.of(document.lines().toList())
                        : new BitSet(),
                "similar",
                null));
    return list.empty()
        ? Optional.empty()
        : Optional.of(new TableMapping(known, whole, list, message));
  }

  private static boolean isLongList(Document document) {
    List<Line> lines = document.lines().toList();
    return ShownRows.of(lines).cardinality() < lines.size();
  }

  NumberedSource source() {
    return list;
  }

  /** The mapping with what was known before. */
  PointedAnswer with(Answered answer) {
    List<PointedAnswer.Place> header = new ArrayList<>();
    for (Field field : TAKEN) {
      known.value(field).flatMap(value -> place(field, value)).ifPresent(header::add);
    }
    return new PointedAnswer(
        "remittance",
        List.of(
            new PointedAnswer.Payment(
                known.status().name().toLowerCase(Locale.ROOT),
                known.complete(),
                header,
                answer.tables(),
                List.of())));
  }

  private Optional<PointedAnswer.Place> place(Field field, Value value) {
    for (int i = 0; i < message.documents().size(); i++) {
      if (message.documents().get(i).part().equals(value.part()) && value.line() != null) {
        String id = NumberedSource.lineId("D" + (i + 1), value.line());
        return whole
            .place(id)
            .flatMap(
                place ->
                    SpotText.shown(
                        place.line(),
                        place.shown(),
                        value.printed(),
                        occurrence(place.line(), value)))
            .map(
                spot ->
                    new PointedAnswer.Place(
                        field.name().toLowerCase(Locale.ROOT), id, spot.text(), spot.occurrence()));
      }
    }
    return Optional.empty();
  }

  /** Which of several equal texts in a line it was. */
  private static int occurrence(Line line, Value value) {
    if (value.columns() == null) {
      return 1;
    }
    int occurrence = 0;
    int at = -1;
    String text = line.text();
    while ((at = text.indexOf(value.printed(), at + 1)) >= 0 && at <= value.columns().from()) {
      occurrence++;
    }
    return Math.max(1, occurrence);
  }
}
