package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A body that only covers its attachments: what it says is who signs it. */
final class CoveringNote {
  private CoveringNote() {}

  /** An advice with nothing but the payer, or empty when the note names none. */
  static Optional<Advice> read(SourceText text, SenderDomain sender, String reader) {
    List<SourceText.Row> rows =
        text.rows().stream()
            .filter(r -> r.line().quoted() == 0 && !r.line().words().isEmpty())
            .toList();
    return Letterhead.payer(rows, Map.of(), sender)
        .map(
            spot ->
                new Pointing(
                    text.document().part(),
                    Map.of(Field.PAYER_NAME, spot),
                    List.of(),
                    List.of(),
                    Advice.Status.UNKNOWN,
                    null))
        .map(pointing -> new PointedReader().read(pointing, text, reader).advice())
        .filter(advice -> advice.payer().name() != null);
  }

  /** The advice, with the signer of the note as its payer where it names none itself. */
  static Advice signs(Advice advice, List<Advice> notes) {
    if (advice.payer().name() != null || notes.size() != 1) {
      return advice;
    }
    Advice note = notes.get(0);
    Value evidence = note.values().get(Field.PAYER_NAME.json());
    return Drafting.withPayer(advice, note.payer().name(), evidence);
  }
}
