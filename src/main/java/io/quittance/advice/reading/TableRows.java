package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Value;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the column roles of a pointed table to each of its rows. */
final class TableRows {
  /** Confidence in a number that stands in one of two columns that could be meant. */
  private static final double ONE_OF_TWO = 0.9;

  private final SourceText text;
  private final Pointing.Table table;
  private final Problems problems;
  private final boolean hasAmounts;
  private final boolean numberOpen;

  TableRows(SourceText text, Pointing.Table table, Problems problems) {
    this.text = text;
    this.table = table;
    this.problems = problems;
    this.numberOpen = numberOpen(table.columns());
    this.hasAmounts = table.columns().stream().anyMatch(c -> isAmount(c.role()));
  }

  /** No heading says that the column holds the numbers, or two columns may. */
  private static boolean numberOpen(List<Pointing.Column> columns) {
    boolean certain =
        columns.stream()
            .anyMatch(c -> c.role() == Field.INVOICE_NUMBER && NumberColumns.certain(c.heading()));
    boolean unnamed =
        columns.stream()
            .anyMatch(c -> c.role() == Field.INVOICE_NUMBER && !NumberColumns.named(c.heading()));
    return unnamed || !certain && columns.stream().anyMatch(c -> c.role() == Field.REFERENCE);
  }

  /** Characters of one cell in its row. */
  record Range(int from, int to) {}

  List<LineDraft> items() {
    List<LineDraft> items = new ArrayList<>();
    Set<Integer> skipped = new HashSet<>(table.skipped());
    LineDraft last = null;
    WrappedNumbers numbers = new WrappedNumbers();
    String rest = null;
    for (SourceText.Row row : between(table.firstLine(), table.lastLine())) {
      if (skipped.contains(row.number()) || row.number() == table.totalLine()) {
        continue;
      }
      LineDraft draft = item(row);
      if (draft.hasAmount()
          ? draft.hasNumber() || draft.hasReason()
          : !hasAmounts && draft.hasNumber()) {
        if (last != null) {
          numbers.add(last.numberText(), rest);
        }
        items.add(draft);
        last = draft;
        rest = null;
      } else if (last != null && !draft.hasAmount()) {
        continues(last, row);
        rest = rest == null ? restOfNumber(row) : rest;
      }
    }
    if (last != null) {
      numbers.add(last.numberText(), rest);
      join(items, numbers);
    }
    return items;
  }

  private static void join(List<LineDraft> items, WrappedNumbers numbers) {
    List<String> joined = numbers.joined();
    for (int i = 0; i < items.size(); i++) {
      if (joined.get(i) != null) {
        items.get(i).numberGoesOn(joined.get(i));
      } else if (numbers.mayGoOn(i)) {
        items.get(i).numberMayGoOn(ONE_OF_TWO);
      }
    }
  }

  /** What stands in the column of the numbers in a row below an item, or null. */
  private String restOfNumber(SourceText.Row row) {
    for (Pointing.Column column : table.columns()) {
      if (column.role() == Field.INVOICE_NUMBER) {
        String below = cell(row, column);
        return WrappedNumbers.mayBeRest(below) ? below : null;
      }
    }
    return null;
  }

  /** The amount of the total row in the column of the nets, or its only amount. */
  Optional<ReadAmount> total() {
    Optional<SourceText.Row> row =
        table.totalLine() == 0 ? Optional.empty() : text.row(table.totalLine());
    if (row.isEmpty()) {
      return Optional.empty();
    }
    for (Pointing.Column column : table.columns()) {
      if (column.role() == Field.NET_AMOUNT) {
        Optional<Range> range = range(row.get(), column);
        Optional<ReadAmount> amount =
            range.flatMap(r -> Cells.amount(text, row.get(), r.from(), r.to(), problems));
        if (amount.isPresent()) {
          return amount;
        }
      }
    }
    List<ReadAmount> all = new ArrayList<>();
    List<Word> words = row.get().line().words();
    if (row.get().line().tabular()) {
      for (int i = 0; i < words.size(); i++) {
        Cells.amount(text, row.get(), row.get().starts()[i], row.get().endOf(i), problems)
            .ifPresent(all::add);
      }
    } else {
      for (PrintedAmount.Found found : row.get().amounts()) {
        all.add(
            new ReadAmount(
                found.amount(), null, text.evidence(row.get(), found.from(), found.to(), false)));
      }
    }
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private LineDraft item(SourceText.Row row) {
    LineDraft draft = new LineDraft();
    for (Pointing.Column column : table.columns()) {
      if (column.role() == null) {
        continue;
      }
      Optional<Range> range = range(row, column);
      if (range.isEmpty()) {
        continue;
      }
      read(draft, row, column, range.get());
    }
    return draft;
  }

  private void read(LineDraft draft, SourceText.Row row, Pointing.Column column, Range r) {
    String printed = row.text().substring(r.from(), r.to());
    switch (column.role()) {
      case INVOICE_NUMBER -> {
        if (Numbers.plausible(printed) || typedWhole(row, r) != null) {
          String typed = typedWhole(row, r);
          // A program that recognises letters takes the S of a series for a dollar.
          boolean dollar = printed.startsWith("$");
          String asRead = dollar ? "S" + printed.substring(1) : printed;
          Value evidence = text.evidence(row, r.from(), r.to(), dollar);
          draft.number(
              numberOpen ? evidence.rated(ONE_OF_TWO) : evidence, typed == null ? asRead : typed);
        } else if (printed.chars().anyMatch(Character::isLetter) && !draft.hasReason()) {
          draft.reason(text.evidence(row, r.from(), r.to(), false));
        }
      }
      case INVOICE_DATE -> date(draft, row, r);
      case GROSS_AMOUNT, DISCOUNT_AMOUNT, NET_AMOUNT ->
          Cells.amount(text, row, r.from(), r.to(), problems)
              .ifPresent(a -> draft.amount(column.role(), a, null));
      case DEDUCTION_AMOUNT ->
          Cells.amount(text, row, r.from(), r.to(), problems)
              .ifPresent(a -> draft.amount(column.role(), a, column.heading()));
      case REASON -> draft.reason(text.evidence(row, r.from(), r.to(), false));
      case KIND -> draft.kind().text(text.evidence(row, r.from(), r.to(), false));
      case CURRENCY -> draft.currency(text.evidence(row, r.from(), r.to(), false));
      case REFERENCE -> {
        if (!isRowNumber(column, printed)) {
          draft.reference(
              ReferenceType.of(column.heading()), text.evidence(row, r.from(), r.to(), false));
        }
      }
      default -> {
        // A header field as a column says nothing about a line.
      }
    }
  }

  /** {@code #} over 1, 2, 3 counts the lines. */
  private static boolean isRowNumber(Pointing.Column column, String printed) {
    return column.heading() != null
        && Lexicon.key(column.heading()).equals("no")
        && printed.matches("[0-9]{1,4}[.)]?");
  }

  private void date(LineDraft draft, SourceText.Row row, Range r) {
    Word word = row.line().words().get(row.wordAt(r.from()));
    Value value = text.evidence(row, r.from(), r.to(), false);
    if (word.typed() != null && word.typed().kind() == Word.Typed.Kind.DATE) {
      draft.date(value, LocalDate.parse(word.typed().value().substring(0, 10)));
    } else if (PrintedDate.labelled(value.printed()).isPresent()) {
      draft.date(value, null);
    }
  }

  /** The second printed line of an item: a date under the number, a reason under the text. */
  private void continues(LineDraft last, SourceText.Row row) {
    for (Pointing.Column column : table.columns()) {
      Optional<Range> range = column.role() == null ? Optional.empty() : range(row, column);
      if (range.isEmpty()) {
        continue;
      }
      boolean dated = column.role() == Field.INVOICE_NUMBER || column.role() == Field.INVOICE_DATE;
      if (dated && !last.hasDate()) {
        date(last, row, range.get());
      }
    }
  }

  /** The whole number a numeric cell holds, for identifiers a sheet displays with marks. */
  private static String typedWhole(SourceText.Row row, Range r) {
    Word word = row.line().words().get(row.wordAt(r.from()));
    if (word.typed() == null || word.typed().kind() != Word.Typed.Kind.NUMBER) {
      return null;
    }
    BigDecimal value = new BigDecimal(word.typed().value());
    if (value.stripTrailingZeros().scale() > 0 || value.signum() <= 0) {
      return null;
    }
    String plain = value.toBigInteger().toString();
    return word.text().endsWith(plain) ? word.text() : plain;
  }

  /** The text a column shows in a row, empty for an empty cell. */
  static String cell(SourceText.Row row, Pointing.Column column) {
    return range(row, column).map(r -> row.text().substring(r.from(), r.to())).orElse("");
  }

  private static Optional<Range> range(SourceText.Row row, Pointing.Column column) {
    int from = -1;
    int to = -1;
    List<Word> words = row.line().words();
    for (int i = 0; i < words.size(); i++) {
      if (inside(row, i, column)) {
        from = from < 0 ? row.starts()[i] : from;
        to = row.endOf(i);
      }
    }
    return from < 0 ? Optional.empty() : Optional.of(new Range(from, to));
  }

  private static boolean inside(SourceText.Row row, int index, Pointing.Column column) {
    Word word = row.line().words().get(index);
    if (column.index() >= 0) {
      return word.column() != null && word.column() == column.index();
    }
    double center = (row.left(index) + row.right(index)) / 2;
    return (word.box() != null || word.from() >= 0)
        && column.left() <= center
        && center < column.right();
  }

  private List<SourceText.Row> between(int first, int last) {
    List<SourceText.Row> rows = new ArrayList<>();
    for (SourceText.Row row : text.rows()) {
      if (row.number() >= first && row.number() <= last) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static boolean isAmount(Field field) {
    return field == Field.GROSS_AMOUNT
        || field == Field.NET_AMOUNT
        || field == Field.DISCOUNT_AMOUNT
        || field == Field.DEDUCTION_AMOUNT;
  }
}
