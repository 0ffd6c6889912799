package io.quittance.advice.reading;

import io.quittance.advice.Value;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A run of characters in a visible row of the source, and what they mean there.
 *
 * @param from first character in the text of the row; @param to the one after the last
 */
record SourcePlace(SourceText text, SourceText.Row row, int from, int to) {
  /** More places in one row that show the same text are not looked at. */
  private static final int MOST_IN_A_ROW = 1000;

  /** Where evidence points, when the visible source really shows its text there. */
  static Optional<SourcePlace> of(SourceText text, Value value) {
    if (value.line() == null || value.printed() == null || value.printed().isBlank()) {
      return Optional.empty();
    }
    Optional<SourceText.Row> row = text.row(value.line());
    if (row.isEmpty() || row.get().line().quoted() > 0) {
      return Optional.empty();
    }
    int at = row.get().text().indexOf(value.printed());
    for (int i = 0; at >= 0 && i < MOST_IN_A_ROW; i++) {
      int to = at + value.printed().length();
      Value there = text.evidence(row.get(), at, to, false);
      if (Objects.equals(there.columns(), value.columns())
          && Objects.equals(there.box(), value.box())
          && Objects.equals(there.cell(), value.cell())) {
        return Optional.of(new SourcePlace(text, row.get(), at, to));
      }
      at = row.get().text().indexOf(value.printed(), at + 1);
    }
    return Optional.empty();
  }

  int line() {
    return row.number();
  }

  String printed() {
    return row.text().substring(from, to);
  }

  /** What headings and labels of its document say. */
  SourceRoles roles() {
    return text.roles();
  }

  DocumentStyle style() {
    return text.style();
  }

  boolean overlaps(int start, int end) {
    return start < to && from < end;
  }

  Optional<ReadAmount> amount() {
    if (word().typed() == null) {
      return wholeFigure().map(figure -> new ReadAmount(figure, null, null));
    }
    return Cells.amount(text, row, from, to, new Problems());
  }

  /** The amount as its document writes amounts; empty where there is none or it could be two. */
  Optional<BigDecimal> amountInStyle() {
    return amount().map(read -> read.value(style().amounts()));
  }

  /** The figure with whatever sign and digits stand right beside it; never a piece of one. */
  private Optional<PrintedAmount> wholeFigure() {
    Optional<PrintedAmount> here = PrintedAmount.of(printed());
    boolean before = from > 0 && "0123456789.,'-(−".indexOf(row.text().charAt(from - 1)) >= 0;
    boolean after = to < row.text().length() && "0123456789-−".indexOf(row.text().charAt(to)) >= 0;
    if (here.isEmpty() || before && Character.isDigit(printed().charAt(0)) || after) {
      return row.amounts().stream()
          .filter(f -> f.from() == from && f.to() == to)
          .findFirst()
          .map(PrintedAmount.Found::amount);
    }
    return here;
  }

  /** Null where there is no day. */
  LocalDate date() {
    Word word = word();
    if (word.typed() != null && word.typed().kind() == Word.Typed.Kind.DATE) {
      return LocalDate.parse(word.typed().value().substring(0, 10));
    }
    return PrintedDate.labelled(printed()).map(d -> d.value(style().dates())).orElse(null);
  }

  /** True when the number of an invoice is spelt so here, in a cell, or over two lines. */
  boolean spells(String number) {
    Optional<String> wrapped = roles().wrapped(this);
    return wrapped.isPresent()
        ? wrapped.get().equals(number)
        : printed().equals(number) || number.equals(typedWhole());
  }

  private String typedWhole() {
    Word word = word();
    return word.typed() != null && word.typed().kind() == Word.Typed.Kind.NUMBER
        ? new BigDecimal(word.typed().value()).toBigInteger().toString()
        : null;
  }

  private Word word() {
    return row.line().words().get(row.wordAt(from));
  }

  /** True when the newest text of the document prints another amount than the one here. */
  boolean othersArePrinted() {
    Optional<BigDecimal> here = amountInStyle().map(BigDecimal::abs);
    return here.isPresent()
        && text.newest().stream()
            .flatMap(line -> line.amounts().stream())
            .filter(found -> found.amount().decimals())
            .map(found -> new ReadAmount(found.amount(), null, null).value(style().amounts()))
            .anyMatch(other -> other != null && other.abs().compareTo(here.get()) != 0);
  }
}
