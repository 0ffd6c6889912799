package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a message names beside its lines. Which of two lists was paid is said by words, and words
 * have no end; so nothing is posted from one of two. Every open item that the new text of any
 * document names, and every number like the lines' beside an amount, is a line's, with an amount of
 * that line; and who tells lines twice tells all of them twice.
 */
final class LeftOut {
  /** Rows that are looked at; whoever writes more is asked. */
  static final int MOST_ROWS = 20_000;

  /** Shorter numbers without an amount turn up by accident. */
  private static final int LEAST_LENGTH = 4;

  private static final int MOST_PIECES = 20;

  private static final Pattern DECIMALS = Pattern.compile("[.,][0-9]{1,2}(?![0-9.,])");

  private final Facts facts;
  private final Map<String, List<Advice.Line>> named = new HashMap<>();
  private final Set<String> shapes = new HashSet<>();
  private final Set<String> rowsOfNumbers = new HashSet<>();
  private final Set<String> rowsOfLines = new HashSet<>();
  private final Set<String> references = new HashSet<>();

  /** Figures as of amounts without decimals that are numbers of lines, references or sums. */
  private final Set<String> knownNumbers = new HashSet<>();

  private final Set<String> paid = new HashSet<>();
  private final Set<String> repeated = new HashSet<>();

  /** Lines print their amounts, and none with decimals, so that any figure may be one. */
  private final boolean whole;

  private LeftOut(Facts facts) {
    this.facts = facts;
    List<Value> printed =
        facts.reading().advices().stream()
            .flatMap(advice -> advice.lines().stream())
            .flatMap(l -> l.value(Field.NET_AMOUNT).or(() -> l.value(Field.GROSS_AMOUNT)).stream())
            .toList();
    this.whole =
        !printed.isEmpty()
            && printed.stream().noneMatch(value -> DECIMALS.matcher(value.printed()).find());
    for (Advice advice : facts.reading().advices()) {
      references.add(InvoiceNumber.canonical(advice.paymentReference()));
      advice.lines().forEach(this::add);
    }
    if (whole) {
      sums().forEach(sum -> references.add(sum.amount().abs().toBigInteger().toString()));
      Stream.of(named.keySet(), references)
          .flatMap(Set::stream)
          .map(PrintedRow::asWhole)
          .forEach(knownNumbers::add);
    }
    Stream.concat(facts.lines().stream(), facts.waiting().stream())
        .map(Facts.LineFacts::item)
        .filter(Objects::nonNull)
        .forEach(item -> paid.add(item.id()));
  }

  /** What is printed below the lines: without decimals it looks like a number. */
  private Stream<Money> sums() {
    StatedAdvice stated = facts.stated();
    return stated == null
        ? Stream.empty()
        : Stream.concat(
            Stream.ofNullable(stated.total()),
            Stream.<Function<StatedLine, Money>>of(
                    StatedLine::gross, StatedLine::discount, StatedLine::deduction, StatedLine::net)
                .map(
                    column ->
                        stated.lines().stream()
                            .map(column)
                            .filter(Objects::nonNull)
                            .reduce(Money.zero(stated.currency()), Money::plus)));
  }

  private void add(Advice.Line line) {
    String form = InvoiceNumber.canonical(line.invoiceNumber());
    if (!form.isEmpty()) {
      named.computeIfAbsent(form, f -> new ArrayList<>()).add(line);
      // "ABC: 10044" is one number, and 10044 a piece of it.
      for (String piece : line.invoiceNumber().split("\\s+", MOST_PIECES)) {
        references.add(InvoiceNumber.canonical(piece));
      }
    }
    line.references().forEach(r -> references.add(InvoiceNumber.canonical(r.value())));
    if (form.length() > LEAST_LENGTH) {
      shapes.add(NumberForms.shape(form));
    }
    line.value(Field.INVOICE_NUMBER)
        .or(() -> line.value(Field.NET_AMOUNT))
        .ifPresent(value -> rowsOfNumbers.add(place(value)));
    line.values().values().forEach(value -> rowsOfLines.add(place(value)));
  }

  private static String place(Value value) {
    return value.part() + "|" + value.line();
  }

  static Finding none(Facts facts, Claim claim) {
    return new LeftOut(facts).examine();
  }

  private Finding examine() {
    List<Naming> namings =
        facts.source().documents().stream()
            .flatMap(document -> Naming.in(document, whole).stream())
            .limit(MOST_ROWS + 1L)
            .toList();
    if (namings.size() > MOST_ROWS) {
      return Finding.refused(
          ReasonCode.PARTIAL_LIST, "the message has more than " + MOST_ROWS + " rows with numbers");
    }
    Map<String, List<OpenItem>> items = items(namings);
    Finding.Doubts doubts = new Finding.Doubts();
    for (Naming naming : namings) {
      boolean leftOut = false;
      for (String form : naming.forms()) {
        List<Advice.Line> lines = named.get(form);
        Naming beside = whole ? naming.without(figures -> isNumber(figures, form)) : naming;
        leftOut |=
            lines == null
                ? besides(beside, form, items.getOrDefault(form, List.of()))
                    | paidBefore(beside, form, items.getOrDefault(form, List.of()))
                : differs(beside, form, lines, facts.named().equalTo(form))
                    | otherwiseSpelt(naming, form, lines);
      }
      if (leftOut) {
        doubts.add(
            ReasonCode.PARTIAL_LIST,
            "the message also says " + Quoted.text(naming.text()) + ", which no line says");
      }
    }
    partlyRepeated(doubts);
    return doubts.or(() -> "the message names no other item, and none otherwise");
  }

  /** What is printed like an amount without decimals, and is this number or a known one. */
  private boolean isNumber(String figures, String form) {
    return figures.equals(PrintedRow.asWhole(form)) || knownNumbers.contains(figures);
  }

  /** An open item, or beside an amount what looks like the number of one, that no line names. */
  private boolean besides(Naming naming, String form, List<OpenItem> all) {
    List<OpenItem> items = all.stream().filter(NamedItems::live).toList();
    if (references.contains(form) || items.stream().anyMatch(i -> paid.contains(i.id()))) {
      return false;
    }
    boolean amount = !naming.amounts().isEmpty();
    boolean longer = form.length() >= LEAST_LENGTH;
    boolean item = items.stream().anyMatch(i -> concerned(i) ? amount || longer : amount && longer);
    boolean alike =
        amount
            && !naming.segment()
            && !rowsOfLines.contains(naming.place())
            && shapes.contains(NumberForms.shape(form));
    return item || alike;
  }

  /**
   * In the row of a line the number of a settled item that was of just the amount there: with both
   * numbers in two columns only their headings say which is meant.
   */
  private boolean paidBefore(Naming naming, String form, List<OpenItem> all) {
    return rowsOfLines.contains(naming.place())
        && !references.contains(form)
        && all.stream()
            .filter(item -> !NamedItems.live(item) && concerned(item))
            .anyMatch(item -> naming.shows(of(item.amount().amount(), null)));
  }

  /** A number of the lines once more, beside other amounts. */
  private boolean differs(
      Naming naming, String form, List<Advice.Line> lines, List<OpenItem> items) {
    if (naming.amounts().isEmpty() || rowsOfNumbers.contains(naming.place())) {
      return false;
    }
    boolean less =
        naming.shows(lines.stream().flatMap(l -> of(l.discountAmount(), l.deductionAmount())))
            || naming.shows(of(facts.advice().paymentAmount(), null));
    boolean whole =
        naming.shows(lines.stream().flatMap(l -> of(l.netAmount(), l.grossAmount())))
            || naming.shows(
                items.stream().flatMap(i -> of(i.amount().amount(), i.openAmount().amount())));
    if (whole && !less) {
      repeated.add(form);
    }
    return !whole && !less;
  }

  /**
   * The very number of another item, which differs from a line's only by what a canonical form
   * leaves out: with {@code INV-10044} and {@code RE-10044} in two columns only their headings say
   * which is meant.
   */
  private boolean otherwiseSpelt(Naming naming, String form, List<Advice.Line> lines) {
    return facts.named().equalTo(form).stream()
        .filter(item -> concerned(item) && !paid.contains(item.id()))
        .map(item -> InvoiceNumber.spelling(item.number()))
        .filter(naming.spellings()::contains)
        .anyMatch(
            spelling ->
                lines.stream()
                    .noneMatch(l -> InvoiceNumber.spelling(l.invoiceNumber()).equals(spelling)));
  }

  private static Stream<BigDecimal> of(BigDecimal one, BigDecimal other) {
    return Stream.of(one == null ? BigDecimal.ZERO : one, other == null ? BigDecimal.ZERO : other)
        .filter(amount -> amount.signum() != 0);
  }

  /** Two lists of which one holds the other: only one of them can be what was paid. */
  private void partlyRepeated(Finding.Doubts doubts) {
    Set<String> once = new TreeSet<>();
    facts.advice().lines().forEach(l -> once.add(InvoiceNumber.canonical(l.invoiceNumber())));
    once.remove("");
    if (once.stream().anyMatch(repeated::contains) && !repeated.containsAll(once)) {
      once.removeAll(repeated);
      doubts.add(
          ReasonCode.PARTIAL_LIST,
          "the message tells some lines twice, but not %s: they may be another list"
              .formatted(Quoted.text(once.iterator().next())));
    }
  }

  /** Of the payer's or of whoever's items the lines name. */
  private boolean concerned(OpenItem item) {
    return item.customer().equals(facts.customer())
        || facts.named().customers().contains(item.customer());
  }

  /** Of numbers that no line has, settled ones too. */
  private Map<String, List<OpenItem>> items(List<Naming> namings) {
    Set<String> forms = new TreeSet<>();
    namings.forEach(naming -> forms.addAll(naming.forms()));
    forms.removeAll(named.keySet());
    forms.removeAll(references);
    Map<String, List<OpenItem>> items = new HashMap<>();
    if (!forms.isEmpty()) {
      facts
          .books()
          .itemsByNumber(forms)
          .forEach(
              item ->
                  items
                      .computeIfAbsent(
                          InvoiceNumber.canonical(item.number()), f -> new ArrayList<>())
                      .add(item));
    }
    return items;
  }
}
