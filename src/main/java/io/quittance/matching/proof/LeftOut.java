package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.matching.ReasonCode;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message names beside its lines. Which of two lists was paid is said by words, and words
 * have no end; so no list is posted beside one of which nothing is: every open item that the new
 * text of any document names, and every number like the lines' beside an amount, is named by a line
 * with an amount that is printed there.
 */
final class LeftOut {
  /** Rows that are looked at; whoever writes more is asked. */
  static final int MOST_ROWS = 20_000;

  /** Shorter numbers without an amount turn up by accident. */
  private static final int LEAST_LENGTH = 4;

  private static final int MOST_PIECES = 20;

  private final Facts facts;
  private final Map<String, List<Advice.Line>> named = new HashMap<>();
  private final Set<String> shapes = new HashSet<>();
  private final Set<String> rowsOfLines = new HashSet<>();
  private final Set<String> references = new HashSet<>();
  private final Set<String> paid = new HashSet<>();

  private LeftOut(Facts facts) {
    this.facts = facts;
    for (Advice advice : facts.reading().advices()) {
      references.add(InvoiceNumber.canonical(advice.paymentReference()));
      advice.lines().forEach(this::add);
    }
    Stream.concat(facts.lines().stream(), facts.waiting().stream())
        .map(Facts.LineFacts::item)
        .filter(Objects::nonNull)
        .forEach(item -> paid.add(item.id()));
  }

  private void add(Advice.Line line) {
    String form = InvoiceNumber.canonical(line.invoiceNumber());
    if (line.invoiceNumber() != null) {
      // {@code ABC: 10044} is one number, and 10044 a piece of it.
      for (String piece : line.invoiceNumber().split("\\s+", MOST_PIECES)) {
        references.add(InvoiceNumber.canonical(piece));
      }
    }
    named.computeIfAbsent(form, f -> new ArrayList<>()).add(line);
    line.references().forEach(r -> references.add(InvoiceNumber.canonical(r.value())));
    if (form.length() > LEAST_LENGTH) {
      shapes.add(NumberForms.shape(form));
    }
    for (Value value : line.values().values()) {
      if (value.line() != null) {
        rowsOfLines.add(value.part() + "|" + value.line());
      }
    }
  }

  static Finding none(Facts facts, Claim claim) {
    return new LeftOut(facts).examine();
  }

  /**
   * @param ofLine whether a line of an advice is read from the row
   * @param segment whether the row is one of a standard's message, where all figures look alike
   */
  private record Naming(String form, PrintedRow row, boolean ofLine, boolean segment) {}

  private Finding examine() {
    List<Naming> namings = new ArrayList<>();
    int rows = 0;
    for (Document document : facts.source().documents()) {
      boolean segments =
          document.kind() == Document.Kind.SEGMENTS || document.kind() == Document.Kind.XML;
      for (Line line : (Iterable<Line>) document.lines()::iterator) {
        if (line.quoted() > 0) {
          continue;
        }
        if (++rows > MOST_ROWS) {
          return Finding.refused(
              ReasonCode.PARTIAL_LIST, "the message has more than " + MOST_ROWS + " rows");
        }
        PrintedRow row = PrintedRow.of(line);
        boolean ofLine = rowsOfLines.contains(document.part() + "|" + line.number());
        row.numbers().forEach(form -> namings.add(new Naming(form, row, ofLine, segments)));
      }
    }
    Map<String, List<OpenItem>> items = items(namings);
    Finding.Doubts doubts = new Finding.Doubts();
    namings.stream()
        .filter(naming -> leftOut(naming, items.getOrDefault(naming.form(), List.of())))
        .map(Naming::row)
        .distinct()
        .forEach(
            row ->
                doubts.add(
                    ReasonCode.PARTIAL_LIST,
                    "the message also says "
                        + Quoted.text(row.text())
                        + ", which is none of the lines"));
    return doubts.or(() -> "the message names no other item, and none otherwise");
  }

  private boolean leftOut(Naming naming, List<OpenItem> items) {
    List<Advice.Line> lines = named.get(naming.form());
    if (lines != null) {
      return !naming.ofLine() && !naming.row().showsNoneBut(amounts(lines, items));
    }
    if (references.contains(naming.form()) || items.stream().anyMatch(i -> paid.contains(i.id()))) {
      return false;
    }
    boolean amount = !naming.row().amounts().isEmpty();
    boolean longer = naming.form().length() >= LEAST_LENGTH;
    boolean item =
        items.stream().anyMatch(i -> concerned(i) ? amount || longer : amount && longer);
    boolean alike = amount && !naming.ofLine() && !naming.segment() && shapes.contains(NumberForms.shape(naming.form()));
    return item || alike;
  }

  /** Of the payer's or of whoever's items the lines name. */
  private boolean concerned(OpenItem item) {
    return item.customer().equals(facts.customer())
        || facts.named().customers().contains(item.customer());
  }

  private Map<String, List<OpenItem>> items(List<Naming> namings) {
    Set<String> forms =
        namings.stream()
            .map(Naming::form)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, List<OpenItem>> items = new LinkedHashMap<>();
    if (!forms.isEmpty()) {
      facts.books().itemsByNumber(forms).stream()
          .filter(NamedItems::live)
          .forEach(
              item ->
                  items
                      .computeIfAbsent(
                          InvoiceNumber.canonical(item.number()), f -> new ArrayList<>())
                      .add(item));
    }
    return items;
  }

  /** What may be printed beside a number of these lines without telling of another payment. */
  private Collection<BigDecimal> amounts(List<Advice.Line> lines, List<OpenItem> items) {
    Stream<BigDecimal> ofLines =
        lines.stream()
            .flatMap(
                line ->
                    Stream.of(
                        line.netAmount(),
                        line.grossAmount(),
                        line.discountAmount(),
                        line.deductionAmount()));
    Stream<BigDecimal> ofItems =
        items.stream()
            .flatMap(item -> Stream.of(item.amount().amount(), item.openAmount().amount()));
    return Stream.of(ofLines, ofItems, Stream.of(facts.advice().paymentAmount()))
        .flatMap(amounts -> amounts)
        .filter(Objects::nonNull)
        .toList();
  }
}
