package io.quittance.advice.memory;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The layout by which an advice could be read again, from where its values stand. Only a table
 * under headings with a labelled total beside it is remembered, and only when reading by it gives
 * the same advice once more. Whether the advice was right is for the caller to know.
 */
public final class LearnLayout {
  /** Values of the payment that are worth a label; the currency is read with the amounts. */
  private static final List<Field> OF_PAYMENT =
      List.of(Field.PAYMENT_AMOUNT, Field.PAYMENT_REFERENCE, Field.PAYMENT_DATE, Field.ADVICE_DATE);

  private static final Set<Field> OF_LINES =
      EnumSet.of(
          Field.INVOICE_NUMBER,
          Field.INVOICE_DATE,
          Field.GROSS_AMOUNT,
          Field.DISCOUNT_AMOUNT,
          Field.DEDUCTION_AMOUNT,
          Field.NET_AMOUNT,
          Field.CURRENCY);

  private final ReadByMemory readByMemory;

  /**
   * @param readByMemory reads once more what was learned, to see that it is the same
   */
  public LearnLayout(ReadByMemory readByMemory) {
    this.readByMemory = readByMemory;
  }

  /**
   * @param advice the only one of its message, read rightly
   */
  public Optional<RememberedLayout> learn(Advice advice, ReadMessage message) {
    return ReadByMemory.whole(advice)
        ? table(advice, message)
            .flatMap(layout -> readByMemory.again(message, layout, advice).map(layout::with))
        : Optional.empty();
  }

  private static Optional<RememberedLayout> table(Advice advice, ReadMessage message) {
    Optional<Document> found =
        advice.value(Field.PAYMENT_AMOUNT).flatMap(amount -> message.document(amount.part()));
    boolean turned =
        found.isPresent() && found.get().pages().stream().anyMatch(page -> page.turn() != 0);
    if (found.isEmpty() || turned) {
      return Optional.empty();
    }
    Document document = found.get();
    Optional<List<LabelledLine>> labels = labels(advice, document);
    List<Line> items = items(advice, document);
    Optional<Line> heading = heading(document, items);
    if (labels.isEmpty() || heading.isEmpty()) {
      return Optional.empty();
    }
    List<String> headings = HeadedRows.headings(heading.get(), items);
    Optional<HeadedRows> rows =
        HeadedRows.find(document, headings, line -> Recognition.labelled(labels.get(), line))
            .filter(r -> r.items().equals(items));
    Optional<List<RememberedLayout.Column>> columns =
        rows.flatMap(r -> columns(advice, r, headings));
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    LayoutFingerprint fingerprint =
        LayoutFingerprint.of(
            message,
            (other, line) ->
                other.equals(document)
                    && (rows.get().holds(line) || Recognition.labelled(labels.get(), line)),
            labels.get());
    return Optional.of(
        new RememberedLayout(
            fingerprint,
            message.documents().indexOf(document),
            columns.get(),
            labels.get(),
            PrintedStyle.of(advice),
            advice.status(),
            advice.complete(),
            List.of()));
  }

  /** Empty without a label for the total: without it nothing would show a row left out. */
  private static Optional<List<LabelledLine>> labels(Advice advice, Document document) {
    Map<Integer, Map<Field, Value>> byLine = new TreeMap<>();
    for (Field field : OF_PAYMENT) {
      Optional<Value> value =
          advice.value(field).filter(v -> document.part().equals(v.part()) && v.line() != null);
      if (value.isEmpty()) {
        continue;
      }
      byLine
          .computeIfAbsent(value.get().line(), unused -> new EnumMap<>(Field.class))
          .put(field, value.get());
    }
    List<LabelledLine> labels = new ArrayList<>();
    boolean totalLabelled = false;
    for (Line line : HeadedRows.lines(document)) {
      Map<Field, Value> values = byLine.getOrDefault(line.number(), Map.of());
      Optional<LabelledLine> label =
          values.isEmpty()
              ? Optional.empty()
              : LabelledLine.of(line, values)
                  .filter(found -> Recognition.only(found, document).isPresent());
      label.ifPresent(labels::add);
      totalLabelled |= label.isPresent() && values.containsKey(Field.PAYMENT_AMOUNT);
    }
    return totalLabelled ? Optional.of(labels) : Optional.empty();
  }

  /** The lines of the document that the advice's lines stand on, one each; else none. */
  private static List<Line> items(Advice advice, Document document) {
    List<Line> items = new ArrayList<>();
    List<Line> lines = HeadedRows.lines(document);
    for (Advice.Line line : advice.lines()) {
      Value number = line.values().get(Field.INVOICE_NUMBER.json());
      Optional<Line> stands =
          lines.stream()
              .filter(l -> number != null && document.part().equals(number.part()))
              .filter(l -> Integer.valueOf(l.number()).equals(number.line()))
              .findFirst();
      if (stands.isEmpty() || items.contains(stands.get())) {
        return List.of();
      }
      items.add(stands.get());
    }
    return items;
  }

  private static Optional<Line> heading(Document document, List<Line> items) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    return HeadedRows.lines(document).stream()
        .filter(line -> line.number() < items.get(0).number() && !HeadedRows.ruler(line))
        .reduce((one, later) -> later)
        .filter(line -> line.tabular() == items.get(0).tabular());
  }

  /** Empty when a value stands outside of its row or two stand under one heading. */
  private static Optional<List<RememberedLayout.Column>> columns(
      Advice advice, HeadedRows rows, List<String> headings) {
    Field[] roles = new Field[headings.size()];
    for (int i = 0; i < advice.lines().size(); i++) {
      Advice.Line line = advice.lines().get(i);
      Line row = rows.items().get(i);
      for (Field field : OF_LINES) {
        Value value = line.values().get(field.json());
        boolean here = value != null && Integer.valueOf(row.number()).equals(value.line());
        if (value == null || !here && field == Field.CURRENCY) {
          continue;
        }
        int column = here ? rows.column(row, value) : -1;
        boolean withAmount = field == Field.CURRENCY && column >= 0 && roles[column] != null;
        if (withAmount && roles[column] != field) {
          continue;
        }
        if (column < 0 || roles[column] != null && roles[column] != field) {
          return Optional.empty();
        }
        roles[column] = field;
      }
    }
    return described(rows, headings, roles);
  }

  private static Optional<List<RememberedLayout.Column>> described(
      HeadedRows rows, List<String> headings, Field[] roles) {
    List<RememberedLayout.Column> columns = new ArrayList<>();
    Set<Field> taken = EnumSet.noneOf(Field.class);
    for (int i = 0; i < roles.length; i++) {
      Optional<ColumnLooks> looks =
          roles[i] == null
              ? Optional.of(new ColumnLooks(null, false))
              : ColumnLooks.of(rows, i, roles[i]);
      if (looks.isEmpty() || roles[i] != null && !taken.add(roles[i])) {
        return Optional.empty();
      }
      columns.add(new RememberedLayout.Column(headings.get(i), roles[i], looks.get().shape()));
    }
    return Optional.of(columns);
  }
}
