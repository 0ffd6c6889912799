package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.advice.structured.StructuredRemittance;
import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Proves what an advice takes from a document in a standard format: the document is read again
 * without the advice, and one of its payments must say the same, value by value and place by place.
 */
final class StandardProof {

  /**
   * What was read last: the advices of one file, which may be thousands, are proven one after the
   * other. Documents never change, so the same object is the same content.
   */
  static final class LastRead {
    private record Entry(Document document, Optional<StructuredRemittance.Outcome> outcome) {}

    private final AtomicReference<Entry> last = new AtomicReference<>();

    Optional<StructuredRemittance.Outcome> read(Document document) {
      Entry entry = last.get();
      if (entry == null || entry.document != document) {
        entry = new Entry(document, StructuredRemittance.read(document));
        last.set(entry);
      }
      return entry.outcome;
    }
  }

  private final Advice advice;
  private final Map<String, Optional<StructuredRemittance.Outcome>> parts = new HashMap<>();

  StandardProof(Advice advice, ReadMessage source, LastRead lastRead) {
    this.advice = advice;
    evidence(advice)
        .forEach(
            value ->
                parts.computeIfAbsent(
                    value.part() == null ? "" : value.part(),
                    part -> source.document(part).flatMap(lastRead::read)));
  }

  static List<Merging.Read> readings(Content.Chosen chosen, StructuredRemittance.Outcome read) {
    return read.found().stream()
        .map(
            found ->
                Merging.Read.standard(
                    chosen.document().part(), chosen.body(), found.advice(), found.problems()))
        .toList();
  }

  /** True when the value stands in a document that is proven as a whole. */
  boolean covers(Value value) {
    return value.part() != null && parts.getOrDefault(value.part(), Optional.empty()).isPresent();
  }

  List<Problem> check() {
    List<Problem> problems = new ArrayList<>();
    parts.forEach((part, read) -> read.ifPresent(outcome -> problems.addAll(check(part, outcome))));
    return problems;
  }

  private List<Problem> check(String part, StructuredRemittance.Outcome outcome) {
    List<String> fewest = List.of("no payment is read from it");
    for (StructuredRemittance.Found found : outcome.found()) {
      List<String> differences = differences(part, found.advice());
      if (differences.isEmpty()) {
        List<Problem> problems = new ArrayList<>(outcome.problems());
        problems.addAll(found.problems());
        return problems;
      }
      fewest = fewest.size() < differences.size() ? fewest : differences;
    }
    return fewest.stream()
        .map(
            difference ->
                new Problem(
                    Problem.Code.NOT_IN_SOURCE,
                    difference + " is not what the " + outcome.standard() + " says",
                    part))
        .toList();
  }

  private List<String> differences(String part, Advice read) {
    List<String> differences = new ArrayList<>();
    for (Field field : Field.values()) {
      Value mine = advice.values().get(field.json());
      if (mine == null || !part.equals(mine.part())) {
        continue;
      }
      Value theirs = read.values().get(field.json());
      if (!same(mine, theirs) || !equal(header(advice, field), header(read, field))) {
        differences.add(field.json());
      }
    }
    boolean linesHere =
        advice.lines().stream()
            .flatMap(line -> line.values().values().stream())
            .anyMatch(value -> part.equals(value.part()));
    if (linesHere) {
      lines(read, differences);
    }
    if (advice.status() != read.status() && (linesHere || advice.lines().isEmpty())) {
      differences.add("status");
    }
    return differences;
  }

  private void lines(Advice read, List<String> differences) {
    if (advice.lines().size() != read.lines().size()) {
      differences.add("the number of lines");
      return;
    }
    for (int i = 0; i < read.lines().size(); i++) {
      if (!same(advice.lines().get(i), read.lines().get(i))) {
        differences.add("line " + (i + 1));
      }
    }
    if (!same(advice.adjustments(), read.adjustments())) {
      differences.add("an adjustment");
    }
  }

  private static boolean same(Advice.Line a, Advice.Line b) {
    return a.kind() == b.kind()
        && Objects.equals(a.invoiceNumber(), b.invoiceNumber())
        && Objects.equals(a.invoiceDate(), b.invoiceDate())
        && equal(a.grossAmount(), b.grossAmount())
        && equal(a.discountAmount(), b.discountAmount())
        && equal(a.deductionAmount(), b.deductionAmount())
        && equal(a.netAmount(), b.netAmount())
        && (b.currency() == null || b.currency().equals(a.currency()))
        && a.references().equals(b.references())
        && same(a.adjustments(), b.adjustments())
        && same(a.values(), b.values());
  }

  private static boolean same(List<Advice.Adjustment> a, List<Advice.Adjustment> b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same =
          equal(a.get(i).amount(), b.get(i).amount())
              && Objects.equals(a.get(i).kind(), b.get(i).kind())
              && Objects.equals(a.get(i).reasonCode(), b.get(i).reasonCode())
              && Objects.equals(a.get(i).reasonText(), b.get(i).reasonText())
              && same(a.get(i).values(), b.get(i).values());
    }
    return same;
  }

  private static boolean same(Map<String, Value> a, Map<String, Value> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream().allMatch(each -> same(each.getValue(), b.get(each.getKey())));
  }

  /** The same place and the same text; a doubt of the reading may not be lost. */
  private static boolean same(Value mine, Value read) {
    return read != null
        && Objects.equals(mine.printed(), read.printed())
        && Objects.equals(mine.part(), read.part())
        && Objects.equals(mine.line(), read.line())
        && Objects.equals(mine.columns(), read.columns())
        && (mine.doubtful() || !read.doubtful());
  }

  private static Object header(Advice a, Field field) {
    return switch (field) {
      case PAYER_NAME -> a.payer().name();
      case PAYER_IDENTIFIER -> a.payer().identifier();
      case PAYEE_NAME -> a.payee().name();
      case PAYEE_IDENTIFIER -> a.payee().identifier();
      case ADVICE_DATE -> a.adviceDate();
      case PAYMENT_REFERENCE -> a.paymentReference();
      case PAYMENT_METHOD -> a.paymentMethod();
      case PAYMENT_DATE -> a.paymentDate();
      case CURRENCY -> a.currency();
      case PAYMENT_AMOUNT -> a.paymentAmount();
      case STATUS -> a.status();
      case INVOICE_NUMBER,
          INVOICE_DATE,
          GROSS_AMOUNT,
          DISCOUNT_AMOUNT,
          DEDUCTION_AMOUNT,
          NET_AMOUNT,
          KIND,
          REASON,
          REFERENCE ->
          null;
    };
  }

  private static boolean equal(Object a, Object b) {
    return a instanceof BigDecimal one && b instanceof BigDecimal other
        ? one.compareTo(other) == 0
        : Objects.equals(a, b);
  }

  private static List<Value> evidence(Advice advice) {
    List<Value> all = new ArrayList<>(advice.values().values());
    advice.adjustments().forEach(each -> all.addAll(each.values().values()));
    for (Advice.Line line : advice.lines()) {
      all.addAll(line.values().values());
      line.adjustments().forEach(each -> all.addAll(each.values().values()));
    }
    return all;
  }
}
