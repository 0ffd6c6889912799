package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Value;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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

  /** A run of characters in a visible row. */
  record Place(SourceRoles roles, SourceText.Row row, int from, int to) {
    String printed() {
      return row.text().substring(from, to);
    }

    Optional<ReadAmount> amount() {
      Word word = word();
      if (word.typed() == null) {
        Optional<PrintedAmount> whole = wholeFigure();
        return whole.map(a -> new ReadAmount(a, null, null));
      }
      return Cells.amount(roles.text, row, from, to, new Problems());
    }

    /** The figure with whatever sign and digits stand right beside it; never a piece of one. */
    private Optional<PrintedAmount> wholeFigure() {
      Optional<PrintedAmount> here = PrintedAmount.of(printed());
      boolean before = from > 0 && "0123456789.,'-(−".indexOf(row.text().charAt(from - 1)) >= 0;
      boolean after =
          to < row.text().length() && "0123456789-−".indexOf(row.text().charAt(to)) >= 0;
      if (here.isEmpty() || before && Character.isDigit(printed().charAt(0)) || after) {
        return row.amounts().stream()
            .filter(f -> f.from() == from && f.to() == to)
            .findFirst()
            .map(PrintedAmount.Found::amount);
      }
      return here;
    }

    LocalDate date() {
      Word word = word();
      if (word.typed() != null && word.typed().kind() == Word.Typed.Kind.DATE) {
        return LocalDate.parse(word.typed().value().substring(0, 10));
      }
      return PrintedDate.labelled(printed()).map(d -> d.value(roles.style.dates())).orElse(null);
    }

    String typedWhole() {
      Word word = word();
      return word.typed() != null && word.typed().kind() == Word.Typed.Kind.NUMBER
          ? new BigDecimal(word.typed().value()).toBigInteger().toString()
          : null;
    }

    private Word word() {
      return row.line().words().get(row.wordAt(from));
    }
  }

  private final SourceText text;
  private final DocumentStyle style;
  private final List<TableFinder.Found> tables;
  private final Map<Integer, TableFinder.Found> tableOf = new HashMap<>();
  private final Map<Integer, Map<Field, List<Pointing.Spot>>> labelled = new HashMap<>();
  private final Map<String, Map<Field, Pointing.Spot>> told = new HashMap<>();
  private final Set<Integer> totals = new HashSet<>();
  private final List<Pointing> notices;
  private final Map<Integer, TextCell[]> aligned = new HashMap<>();

  SourceRoles(SourceText text) {
    this.text = text;
    this.style = text.style();
    LayoutPointer.Layout layout = new LayoutPointer(text).point();
    this.tables = layout.tables();
    this.notices = layout.notices();
    for (TableFinder.Found table : tables) {
      table.items().forEach(n -> tableOf.put(n, table));
      totals.addAll(table.totals());
    }
    for (Pointing notice : notices) {
      notice.header().forEach(this::allow);
      for (Pointing.Entry entry : notice.lines()) {
        entry.values().forEach(this::allow);
        Pointing.Spot number = entry.values().get(Field.INVOICE_NUMBER);
        if (number != null) {
          told.put(key(number), entry.values());
        }
      }
    }
    List<SourceText.Row> rows =
        text.newest().stream().filter(r -> !tableOf.containsKey(r.number())).toList();
    for (Labelled label : new Labels(rows).find()) {
      allow(label);
    }
  }

  DocumentStyle style() {
    return style;
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

  /** Where evidence points, when the visible source really shows its text there. */
  Optional<Place> place(Value value) {
    if (value.line() == null || value.printed() == null || value.printed().isBlank()) {
      return Optional.empty();
    }
    Optional<SourceText.Row> row = text.row(value.line());
    if (row.isEmpty() || row.get().line().quoted() > 0) {
      return Optional.empty();
    }
    int at = row.get().text().indexOf(value.printed());
    for (int i = 0; at >= 0 && i < 1000; i++) {
      int to = at + value.printed().length();
      Value there = text.evidence(row.get(), at, to, false);
      if (java.util.Objects.equals(there.columns(), value.columns())
          && java.util.Objects.equals(there.box(), value.box())
          && java.util.Objects.equals(there.cell(), value.cell())) {
        return Optional.of(new Place(this, row.get(), at, to));
      }
      at = row.get().text().indexOf(value.printed(), at + 1);
    }
    return Optional.empty();
  }

  /**
   * @param number evidence of the invoice number that the value is claimed to belong to, or null
   */
  Support support(Place place, Field field, Value number) {
    TableFinder.Found table = tableOf.get(place.row().number());
    if (table != null) {
      // A column that says the same in every row speaks of the payment, not of the line.
      boolean ofPayment =
          number == null
              && covers(labelled.getOrDefault(place.row().number(), Map.of()).get(field), place);
      return ofPayment ? Support.SUPPORTED : inTable(table, place, field, number);
    }
    if (field == Field.PAYMENT_AMOUNT && totals.contains(place.row().number())) {
      return Support.SUPPORTED;
    }
    if (number != null) {
      Support together = together(place, field, number);
      if (together != Support.UNKNOWN) {
        return together;
      }
    }
    Map<Field, List<Pointing.Spot>> here = labelled.getOrDefault(place.row().number(), Map.of());
    if (covers(here.get(field), place)) {
      return Support.SUPPORTED;
    }
    for (Map.Entry<Field, List<Pointing.Spot>> each : here.entrySet()) {
      if (each.getKey() != field
          && conflicts(each.getKey(), field)
          && covers(each.getValue(), place)) {
        return Support.CONTRADICTED;
      }
    }
    return Support.UNKNOWN;
  }

  /** The number at a place in one piece, where its column breaks it over two lines. */
  Optional<String> wrapped(Place place) {
    TableFinder.Found table = tableOf.get(place.row().number());
    return table == null
        ? Optional.empty()
        : Optional.ofNullable(table.wrapped().get(place.row().number()));
  }

  private Support inTable(TableFinder.Found table, Place place, Field field, Value number) {
    if (number != null && number.line() != place.row().number()) {
      return Support.CONTRADICTED;
    }
    TextCell[] cells =
        aligned.computeIfAbsent(place.row().number(), n -> TableFinder.align(table, place.row()));
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != null && cells[i].from() < place.to() && place.from() < cells[i].to()) {
        Field column = table.fields().get(i);
        return column == field ? Support.SUPPORTED : Support.CONTRADICTED;
      }
    }
    return Support.UNKNOWN;
  }

  /** Whether the sentence or form names this amount for this invoice. */
  private Support together(Place place, Field field, Value number) {
    if (number.line() == null || !part().equals(number.part())) {
      return Support.CONTRADICTED;
    }
    Optional<Place> numberPlace = place(number);
    if (numberPlace.isEmpty()) {
      return Support.CONTRADICTED;
    }
    boolean elsewhere =
        field != Field.INVOICE_DATE
            && place.row().number() != number.line()
            && ownAmounts(numberPlace.get().row());
    if (elsewhere && ofPayment(place)) {
      return Support.CONTRADICTED;
    }
    Pointing.Spot spot =
        Spots.of(numberPlace.get().row(), numberPlace.get().from(), numberPlace.get().to());
    Map<Field, Pointing.Spot> values = told.get(key(spot));
    if (values == null) {
      return elsewhere || tableOf.containsKey(number.line())
          ? Support.CONTRADICTED
          : Support.UNKNOWN;
    }
    Pointing.Spot mine = values.get(field);
    return mine != null && covers(List.of(mine), place) ? Support.SUPPORTED : Support.CONTRADICTED;
  }

  /** The total of the payment, by its label or its row. */
  private boolean ofPayment(Place place) {
    Map<Field, List<Pointing.Spot>> here = labelled.getOrDefault(place.row().number(), Map.of());
    return totals.contains(place.row().number()) || covers(here.get(Field.PAYMENT_AMOUNT), place);
  }

  /** True when the newest text prints another amount than the one at this place. */
  boolean printsOtherAmounts(Place place) {
    Optional<BigDecimal> here =
        place.amount().map(read -> read.value(style.amounts())).map(BigDecimal::abs);
    return here.isPresent()
        && text.newest().stream()
            .flatMap(row -> row.amounts().stream())
            .filter(found -> found.amount().decimals())
            .map(found -> new ReadAmount(found.amount(), null, null).value(style.amounts()))
            .anyMatch(other -> other != null && other.abs().compareTo(here.get()) != 0);
  }

  /** A row that names an invoice and prints amounts says itself what is paid on it. */
  private static boolean ownAmounts(SourceText.Row row) {
    return row.amounts().stream().anyMatch(found -> found.amount().decimals());
  }

  private void allow(Field field, Pointing.Spot spot) {
    labelled
        .computeIfAbsent(spot.line(), n -> new HashMap<>())
        .computeIfAbsent(field, f -> new ArrayList<>())
        .add(spot);
  }

  private void allow(Labelled label) {
    Field field =
        switch (label.headerRole()) {
          case PAYMENT_AMOUNT -> Field.PAYMENT_AMOUNT;
          case PAYMENT_DATE, VALUE_DATE -> Field.PAYMENT_DATE;
          case ADVICE_DATE -> Field.ADVICE_DATE;
          case PAYMENT_REFERENCE -> Field.PAYMENT_REFERENCE;
          default -> null;
        };
    if (field != null) {
      label.as(label.headerRole()).ifPresent(value -> allow(field, Spots.of(value)));
    }
    Field column =
        switch (label.columnRole()) {
          case GROSS -> Field.GROSS_AMOUNT;
          case NET -> Field.NET_AMOUNT;
          case DISCOUNT -> Field.DISCOUNT_AMOUNT;
          case DEDUCTION -> Field.DEDUCTION_AMOUNT;
          case INVOICE_DATE -> Field.INVOICE_DATE;
          case INVOICE_NUMBER -> Field.INVOICE_NUMBER;
          default -> null;
        };
    if (column != null) {
      label.as(label.columnRole()).ifPresent(value -> allow(column, Spots.of(value)));
    }
  }

  private boolean covers(List<Pointing.Spot> spots, Place place) {
    if (spots == null) {
      return false;
    }
    for (Pointing.Spot spot : spots) {
      int at = -1;
      for (int i = 0; i < spot.occurrence(); i++) {
        at = place.row().text().indexOf(spot.text(), at + 1);
      }
      if (spot.line() == place.row().number()
          && at < place.to()
          && place.from() < at + spot.text().length()) {
        return true;
      }
    }
    return false;
  }

  /** A gross amount is no net; a payment may be the net of its only invoice. */
  private static boolean conflicts(Field labelled, Field claimed) {
    boolean paid = labelled == Field.PAYMENT_AMOUNT || labelled == Field.NET_AMOUNT;
    boolean claimedPaid = claimed == Field.PAYMENT_AMOUNT || claimed == Field.NET_AMOUNT;
    return !(paid && claimedPaid);
  }

  private static String key(Pointing.Spot spot) {
    return spot.line() + "|" + spot.occurrence() + "|" + spot.text();
  }
}
