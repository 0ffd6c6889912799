package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A body that only covers its attachments: it says who signs it, and which payment it covers. */
final class CoveringNote {
  private CoveringNote() {}

  /** An advice with nothing but payer and reference, or empty when the note names neither. */
  static Optional<Advice> read(SourceText text, SenderDomain sender, String reader) {
    List<SourceText.Row> rows = text.newest();
    Map<Field, Pointing.Spot> header = new EnumMap<>(Field.class);
    Letterhead.payer(rows, Map.of(), sender, text.document().kind())
        .ifPresent(spot -> header.put(Field.PAYER_NAME, spot));
    new Prose(rows, Set.of(), text.style().amounts())
        .named()
        .ifPresent(spot -> header.put(Field.PAYMENT_REFERENCE, spot));
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Pointing pointing =
        new Pointing(
            text.document().part(), header, List.of(), List.of(), Advice.Status.UNKNOWN, null);
    return Optional.of(new PointedReader().read(pointing, text, reader, null).advice());
  }

  /** A note may call off the payment that its attachment lists. */
  static Optional<Problem> callsOff(SourceText text) {
    return switch (Phrases.of(text.newest()).status()) {
      case CANCELLED, REJECTED ->
          Optional.of(
              new Problem(
                  Problem.Code.NOT_A_PAYMENT,
                  "the covering note speaks of a payment that is cancelled or rejected",
                  text.document().part()));
      case ANNOUNCED, EXECUTED, UNKNOWN -> Optional.empty();
    };
  }

  /** The advice, with signer and payment reference of the note where it names none itself. */
  static Advice completes(Advice advice, List<Advice> notes) {
    if (notes.size() != 1) {
      return advice;
    }
    Advice note = notes.get(0);
    Map<String, Value> values = new HashMap<>(advice.values());
    for (Field field : List.of(Field.PAYER_NAME, Field.PAYMENT_REFERENCE)) {
      Value value = note.values().get(field.json());
      if (value != null) {
        values.putIfAbsent(field.json(), value);
      }
    }
    Advice.Party payer = advice.payer();
    return advice
        .copy()
        .payer(payer.name() != null ? payer.name() : note.payer().name(), payer.identifier())
        .paymentReference(
            advice.paymentReference() != null ? advice.paymentReference() : note.paymentReference())
        .values(values)
        .build();
  }
}
