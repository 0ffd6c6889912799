package io.quittance.advice.memory;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a message is one of a layout, and where its values stand then. Every heading in its
 * order, every label on one line, every other word and the looks of every value have to be those of
 * the layout.
 */
final class Recognition {
  private Recognition() {}

  static Optional<Pointing> of(RememberedLayout layout, ReadMessage message) {
    if (message.documents().size() != layout.fingerprint().parts().size()
        || layout.document() >= message.documents().size()) {
      return Optional.empty();
    }
    Document document = message.documents().get(layout.document());
    Map<Field, Pointing.Spot> header = new EnumMap<>(Field.class);
    for (LabelledLine label : layout.labels()) {
      Optional<Map<Field, Pointing.Spot>> spots = only(label, document);
      if (spots.isEmpty()) {
        return Optional.empty();
      }
      header.putAll(spots.get());
    }
    Optional<HeadedRows> rows =
        HeadedRows.find(document, layout.headings(), line -> labelled(layout.labels(), line));
    if (rows.isEmpty() || !shaped(layout, rows.get())) {
      return Optional.empty();
    }
    LayoutFingerprint shown =
        LayoutFingerprint.of(
            message,
            (other, line) ->
                other.equals(document)
                    && (rows.get().holds(line) || labelled(layout.labels(), line)),
            layout.labels());
    if (!shown.equals(layout.fingerprint())) {
      return Optional.empty();
    }
    return Optional.of(
        new Pointing(
            document.part(),
            header,
            List.of(rows.get().pointing(layout.columns())),
            List.of(),
            layout.status(),
            layout.complete()));
  }

  static boolean labelled(List<LabelledLine> labels, Line line) {
    return labels.stream().anyMatch(label -> label.spots(line).isPresent());
  }

  /** Of two lines with the same label neither is the one that is meant. */
  static Optional<Map<Field, Pointing.Spot>> only(LabelledLine label, Document document) {
    List<Map<Field, Pointing.Spot>> found =
        HeadedRows.lines(document).stream().flatMap(line -> label.spots(line).stream()).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** A column that is empty throughout says nothing; numbers and nets are in every row. */
  private static boolean shaped(RememberedLayout layout, HeadedRows rows) {
    for (int i = 0; i < layout.columns().size(); i++) {
      RememberedLayout.Column column = layout.columns().get(i);
      if (column.role() == null) {
        continue;
      }
      boolean needed = column.role() == Field.INVOICE_NUMBER || column.role() == Field.NET_AMOUNT;
      Optional<ColumnLooks> looks = ColumnLooks.of(rows, i, column.role());
      if (looks.isEmpty() || needed && looks.get().blanks() || !looks.get().fits(column.shape())) {
        return false;
      }
    }
    return true;
  }
}
