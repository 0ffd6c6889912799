package io.quittance.advice.reading;

import io.quittance.advice.Problem;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads one table cell: its typed value before its display. */
final class Cells {
  private Cells() {}

  /** The amount of a cell spanning these characters, or empty when the cell is no amount. */
  static Optional<ReadAmount> amount(
      SourceText text, SourceText.Row row, int from, int to, Problems problems) {
    String printed = row.text().substring(from, to);
    Word word = row.line().words().get(row.wordAt(from));
    BigDecimal typed = SpotReader.typedNumber(word);
    Optional<PrintedAmount> shown = PrintedAmount.of(printed);
    if (typed != null) {
      if (shown.isPresent() && ReadAmount.differs(shown.get(), typed)) {
        problems.add(
            Problem.Code.CELL_DIFFERS,
            "the sheet shows " + printed + " and holds " + typed.toPlainString(),
            word.cell());
      }
      return Optional.of(
          new ReadAmount(shown.orElse(null), typed, text.evidence(row, from, to, false)));
    }
    if (shown.isPresent()) {
      return Optional.of(new ReadAmount(shown.get(), null, text.evidence(row, from, to, false)));
    }
    List<PrintedAmount.Found> inside = PrintedAmount.find(printed);
    if (inside.size() != 1) {
      return Optional.empty();
    }
    PrintedAmount.Found only = inside.get(0);
    if (hasOtherDigits(printed, only)) {
      return Optional.empty();
    }
    return Optional.of(
        new ReadAmount(
            only.amount(), null, text.evidence(row, from + only.from(), from + only.to(), false)));
  }

  /** True when the cell holds one amount, typed or printed. */
  static boolean isAmount(TextCell cell) {
    return SpotReader.typedNumber(wordOf(cell)) != null
        || PrintedAmount.of(cell.text()).isPresent()
        || PrintedAmount.find(cell.text()).size() == 1;
  }

  /** The signed value of a cell, typed before printed; empty when it holds no amount. */
  static Optional<BigDecimal> value(TextCell cell, AmountStyle style) {
    BigDecimal typed = SpotReader.typedNumber(wordOf(cell));
    if (typed != null) {
      return Optional.of(typed);
    }
    Optional<PrintedAmount> whole = PrintedAmount.of(cell.text());
    if (whole.isPresent()) {
      return whole.map(amount -> amount.value(style));
    }
    List<PrintedAmount.Found> inside = PrintedAmount.find(cell.text());
    return inside.size() == 1
        ? Optional.ofNullable(inside.get(0).amount().value(style))
        : Optional.empty();
  }

  private static Word wordOf(TextCell cell) {
    return cell.row().line().words().get(cell.row().wordAt(cell.from()));
  }

  private static boolean hasOtherDigits(String printed, PrintedAmount.Found only) {
    String rest = printed.substring(0, only.from()) + printed.substring(only.to());
    return rest.chars().anyMatch(Character::isDigit);
  }
}
