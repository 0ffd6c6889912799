package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the spots of a pointing in the source, letter for letter, and reads what stands there. */
final class SpotReader {
  private final SourceText text;
  private final Problems problems;

  SpotReader(SourceText text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  private record Place(SourceText.Row row, int from, int to) {
    String printed() {
      return row.text().substring(from, to);
    }
  }

  Optional<Value> text(String where, Pointing.Spot spot) {
    return place(where, spot).map(p -> text.evidence(p.row(), p.from(), p.to(), false));
  }

  /** An identifier: whole, never with a piece before or after it cut off. */
  Optional<Value> number(String where, Pointing.Spot spot) {
    Optional<Place> place = place(where, spot);
    if (place.isPresent() && cutsWord(place.get())) {
      problems.add(
          Problem.Code.NOT_IN_SOURCE,
          "'" + spot.text() + "' is only a piece of what stands there",
          where);
      return Optional.empty();
    }
    return place.map(p -> text.evidence(p.row(), p.from(), p.to(), false));
  }

  Optional<Value> date(String where, Pointing.Spot spot) {
    Optional<Place> place = place(where, spot);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Place p = place.get();
    Word word = p.row().line().words().get(p.row().wordAt(p.from()));
    boolean typed = word.typed() != null && word.typed().kind() == Word.Typed.Kind.DATE;
    if (!typed && (PrintedDate.labelled(p.printed()).isEmpty() || cutsDigits(p))) {
      problems.add(Problem.Code.DATE_UNREAD, "'" + spot.text() + "' is no date", where);
      return Optional.empty();
    }
    return Optional.of(text.evidence(p.row(), p.from(), p.to(), false));
  }

  /** The date at a place already found; null when the order of day and month is open. */
  LocalDate dateAt(Value value, DateOrder order) {
    SourceText.Row row = text.row(value.line()).orElseThrow();
    for (Word word : row.line().words()) {
      if (word.typed() != null
          && word.typed().kind() == Word.Typed.Kind.DATE
          && word.text().equals(value.printed())) {
        return LocalDate.parse(word.typed().value().substring(0, 10));
      }
    }
    return PrintedDate.labelled(value.printed()).map(d -> d.value(order)).orElse(null);
  }

  /** The amount at a spot with the sign and currency printed around it. */
  Optional<ReadAmount> amount(String where, Pointing.Spot spot) {
    Optional<Place> place = place(where, spot);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    Place p = place.get();
    int first = p.row().wordAt(p.from());
    int last = p.row().wordAt(p.to() - 1);
    Word word = p.row().line().words().get(first);
    if (first == last && word.column() != null) {
      Optional<ReadAmount> cell =
          Cells.amount(text, p.row(), p.row().starts()[first], p.row().endOf(first), problems);
      if (cell.isPresent()) {
        return cell;
      }
    }
    String core = digits(p.printed());
    for (PrintedAmount.Found found : p.row().amounts()) {
      if (found.from() < p.to()
          && p.from() < found.to()
          && digits(p.row().text().substring(found.from(), found.to())).equals(core)) {
        return Optional.of(
            new ReadAmount(
                found.amount(),
                null,
                text.evidence(
                    p.row(),
                    Math.min(found.from(), p.from()),
                    Math.max(found.to(), p.to()),
                    false)));
      }
    }
    Optional<PrintedAmount> whole = PrintedAmount.of(p.printed());
    if (whole.isEmpty() || cutsDigits(p) || signBeside(p)) {
      problems.add(Problem.Code.NOT_IN_SOURCE, "'" + spot.text() + "' is no amount there", where);
      return Optional.empty();
    }
    return Optional.of(
        new ReadAmount(whole.get(), null, text.evidence(p.row(), p.from(), p.to(), false)));
  }

  Optional<LineDraft> entry(Pointing.Entry entry) {
    LineDraft draft = new LineDraft();
    draft.kind().pointed(entry.kind());
    for (Map.Entry<Field, Pointing.Spot> each : entry.values().entrySet()) {
      Field field = each.getKey();
      Pointing.Spot spot = each.getValue();
      switch (field) {
        case INVOICE_NUMBER ->
            number(field.json(), spot).ifPresent(v -> draft.number(v, v.printed()));
        case INVOICE_DATE -> date(field.json(), spot).ifPresent(v -> draft.date(v, typedDate(v)));
        case GROSS_AMOUNT, NET_AMOUNT, DISCOUNT_AMOUNT ->
            amount(field.json(), spot).ifPresent(a -> draft.amount(field, a, null));
        case DEDUCTION_AMOUNT ->
            amount(field.json(), spot).ifPresent(a -> draft.amount(field, a, "deduction"));
        case REASON -> text(field.json(), spot).ifPresent(draft::reason);
        case KIND -> text(field.json(), spot).ifPresent(draft.kind()::text);
        case REFERENCE -> text(field.json(), spot).ifPresent(v -> draft.reference("reference", v));
        case CURRENCY -> text(field.json(), spot).ifPresent(draft::currency);
        default -> {
          // A header field in a line says nothing about the line.
        }
      }
    }
    return draft.empty() ? Optional.empty() : Optional.of(draft);
  }

  private LocalDate typedDate(Value value) {
    SourceText.Row row = text.row(value.line()).orElseThrow();
    List<Word> words = row.line().words();
    for (Word word : words) {
      if (word.typed() != null
          && word.typed().kind() == Word.Typed.Kind.DATE
          && word.text().equals(value.printed())) {
        return LocalDate.parse(word.typed().value().substring(0, 10));
      }
    }
    return null;
  }

  private Optional<Place> place(String where, Pointing.Spot spot) {
    Optional<SourceText.Row> row = text.row(spot.line());
    if (row.isEmpty() || spot.text() == null || spot.text().isBlank() || spot.occurrence() < 1) {
      problems.add(Problem.Code.NOT_IN_SOURCE, "no such place: line " + spot.line(), where);
      return Optional.empty();
    }
    String wanted = spot.text().strip();
    int at = -1;
    for (int i = 0; i < Math.min(spot.occurrence(), 1000); i++) {
      at = row.get().text().indexOf(wanted, at + 1);
      if (at < 0) {
        problems.add(
            Problem.Code.NOT_IN_SOURCE,
            "line " + spot.line() + " does not show '" + shortened(wanted) + "'",
            where);
        return Optional.empty();
      }
    }
    return Optional.of(new Place(row.get(), at, at + wanted.length()));
  }

  private static boolean cutsWord(Place p) {
    String line = p.row().text();
    char before = p.from() == 0 ? ' ' : line.charAt(p.from() - 1);
    char after = p.to() >= line.length() ? ' ' : line.charAt(p.to());
    if (goesOn(before) || goesOn(after)) {
      return true;
    }
    boolean joinedAfter =
        isJoint(after) && p.to() + 1 < line.length() && Character.isDigit(line.charAt(p.to() + 1));
    boolean joinedBefore =
        isJoint(before) && p.from() >= 2 && Character.isLetterOrDigit(line.charAt(p.from() - 2));
    return joinedAfter || joinedBefore;
  }

  /** A letter or digit of the same word; East Asian writing has no blanks between words. */
  private static boolean goesOn(char c) {
    return Character.isLetterOrDigit(c)
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.HIRAGANA
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.KATAKANA;
  }

  private static boolean isJoint(char c) {
    return c == '-' || c == '_' || c == '/';
  }

  private static boolean cutsDigits(Place p) {
    String line = p.row().text();
    return p.from() > 0
            && figure(line.charAt(p.from() - 1))
            && Character.isDigit(line.charAt(p.from()))
            && (Character.isDigit(line.charAt(p.from() - 1))
                || p.from() > 1 && Character.isDigit(line.charAt(p.from() - 2)))
        || p.to() < line.length() && Character.isDigit(line.charAt(p.to()))
        || p.to() + 1 < line.length()
            && figure(line.charAt(p.to()))
            && Character.isDigit(line.charAt(p.to() + 1));
  }

  private static boolean signBeside(Place p) {
    String line = p.row().text();
    return p.from() > 0 && "(-−".indexOf(line.charAt(p.from() - 1)) >= 0
        || p.to() < line.length() && "-−".indexOf(line.charAt(p.to())) >= 0;
  }

  private static boolean figure(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == ',' || c == '\'';
  }

  private static String digits(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60);
  }

  /** A typed number of a cell as a plain decimal, or null. */
  static BigDecimal typedNumber(Word word) {
    return word.typed() != null && word.typed().kind() == Word.Typed.Kind.NUMBER
        ? ReadAmount.typed(word.typed().value())
        : null;
  }

  /** The kind a proposer gave counts only where the words of the line do not say another. */
  static Advice.Kind orInvoice(Advice.Kind kind) {
    return kind == null ? Advice.Kind.INVOICE : kind;
  }
}
