package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the headings, labels and sentences of one document say its figures mean. */
final class SourceRoles {
  /** What the source says about a claim. */
  enum Support {
    SUPPORTED,
    UNKNOWN,
    CONTRADICTED
  }

  private final SourceText text;
  private final List<TableFinder.Found> tables;
  private final List<Pointing> notices;
  private final Map<Integer, TableFinder.Found> tableOf = new HashMap<>();
  private final Map<Integer, TextCell[]> aligned = new HashMap<>();
  private final Set<Integer> totals = new HashSet<>();
  private final SpotsByField labelled = new SpotsByField();

  /** The fields of each line that a sentence or form tells, by the place of its number. */
  private final Map<Pointing.Spot, Map<Field, Pointing.Spot>> told = new HashMap<>();

  /** Null until it is asked for. */
  private SaidUnpaid unpaid;

  SourceRoles(SourceText text) {
    this.text = text;
    LayoutPointer.Layout layout = new LayoutPointer(text).point();
    this.tables = layout.tables();
    this.notices = layout.notices();
    for (TableFinder.Found table : tables) {
      table.items().forEach(n -> tableOf.put(n, table));
      totals.addAll(table.totals());
    }
    for (Pointing notice : notices) {
      notice.header().forEach(labelled::add);
      for (Pointing.Entry entry : notice.lines()) {
        entry.values().forEach(labelled::add);
        Pointing.Spot number = entry.values().get(Field.INVOICE_NUMBER);
        if (number != null) {
          told.put(number, entry.values());
        }
      }
    }
    List<SourceText.Row> rows =
        text.newest().stream().filter(r -> !tableOf.containsKey(r.number())).toList();
    new Labels(rows).find().forEach(labelled::add);
  }

  List<TableFinder.Found> tables() {
    return tables;
  }

  List<Pointing> notices() {
    return notices;
  }

  String part() {
    return text.document().part();
  }

  Optional<SourcePlace> place(Value value) {
    return SourcePlace.of(text, value);
  }

  boolean saidUnpaid(SourcePlace place) {
    if (unpaid == null) {
      unpaid = new SaidUnpaid(text.newest());
    }
    return unpaid.of(place);
  }

  /** The number at a place in one piece, where its column breaks it over two lines. */
  Optional<String> wrapped(SourcePlace place) {
    return Optional.ofNullable(tableOf.get(place.line()))
        .map(table -> table.wrapped().get(place.line()));
  }

  /**
   * @param number evidence of the invoice number that the value is claimed to belong to, or null
   */
  Support support(SourcePlace place, Field field, Value number) {
    TableFinder.Found table = tableOf.get(place.line());
    if (table != null) {
      // A column that says the same in every row speaks of the payment, not of the line.
      return number == null && labelled.say(field, place)
          ? Support.SUPPORTED
          : inTable(table, place, field, number);
    }
    if (field == Field.PAYMENT_AMOUNT && totals.contains(place.line())) {
      return Support.SUPPORTED;
    }
    Support together = number == null ? Support.UNKNOWN : together(place, field, number);
    if (together != Support.UNKNOWN) {
      return together;
    }
    if (labelled.say(field, place)) {
      return Support.SUPPORTED;
    }
    return labelled.sayAnotherThan(field, place) ? Support.CONTRADICTED : Support.UNKNOWN;
  }

  private Support inTable(TableFinder.Found table, SourcePlace place, Field field, Value number) {
    if (number != null && (number.line() == null || number.line() != place.line())) {
      return Support.CONTRADICTED;
    }
    TextCell[] cells =
        aligned.computeIfAbsent(place.line(), n -> TableFinder.align(table, place.row()));
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null && place.overlaps(cells[i].from(), cells[i].to())) {
        Field column = table.fields().get(i);
        return column == field ? Support.SUPPORTED : Support.CONTRADICTED;
      }
    }
    return Support.UNKNOWN;
  }

  /** Whether the sentence or form names this amount for this invoice. */
  private Support together(SourcePlace place, Field field, Value number) {
    if (number.line() == null || !part().equals(number.part())) {
      return Support.CONTRADICTED;
    }
    Optional<SourcePlace> numberPlace = place(number);
    if (numberPlace.isEmpty()) {
      return Support.CONTRADICTED;
    }
    boolean elsewhere =
        field != Field.INVOICE_DATE
            && place.line() != number.line()
            && ownAmounts(numberPlace.get().row());
    if (elsewhere && ofPayment(place)) {
      return Support.CONTRADICTED;
    }
    Map<Field, Pointing.Spot> values =
        told.get(
            Spots.of(numberPlace.get().row(), numberPlace.get().from(), numberPlace.get().to()));
    if (values == null) {
      return elsewhere || tableOf.containsKey(number.line())
          ? Support.CONTRADICTED
          : Support.UNKNOWN;
    }
    Pointing.Spot mine = values.get(field);
    return mine != null && SpotsByField.touches(mine, place)
        ? Support.SUPPORTED
        : Support.CONTRADICTED;
  }

  /** The total of the payment, by its label or its row. */
  private boolean ofPayment(SourcePlace place) {
    return totals.contains(place.line()) || labelled.say(Field.PAYMENT_AMOUNT, place);
  }

  /** A row that names an invoice and prints amounts says itself what is paid on it. */
  private static boolean ownAmounts(SourceText.Row row) {
    return row.amounts().stream().anyMatch(found -> found.amount().decimals());
  }
}
