package io.quittance.workbench;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import io.quittance.painting.Evidence;
import io.quittance.workbench.AdviceView.AdviceLine;
import io.quittance.workbench.AdviceView.Fact;
import io.quittance.workbench.AdviceView.Printed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From an advice to what the page prints of it, each value tied to its evidence. */
final class PaintAdvice {
  /** A column of the line table and how its cell is read from a line. */
  private record Column(String head, Field field, Function<Advice.Line, String> text) {
    boolean amount() {
      return field != Field.INVOICE_NUMBER && field != Field.INVOICE_DATE;
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Number", Field.INVOICE_NUMBER, line -> Wording.or(line.invoiceNumber(), "")),
          new Column("Date", Field.INVOICE_DATE, line -> Figures.day(line.invoiceDate())),
          new Column("Gross", Field.GROSS_AMOUNT, line -> Figures.grouped(line.grossAmount())),
          new Column(
              "Discount", Field.DISCOUNT_AMOUNT, line -> Figures.grouped(line.discountAmount())),
          new Column(
              "Deduction", Field.DEDUCTION_AMOUNT, line -> Figures.grouped(line.deductionAmount())),
          new Column("Net", Field.NET_AMOUNT, line -> Figures.grouped(line.netAmount())));

  private PaintAdvice() {}

  static AdviceView paint(int index, Advice advice) {
    List<Column> shown =
        COLUMNS.stream()
            .filter(c -> advice.lines().stream().anyMatch(line -> !c.text().apply(line).isEmpty()))
            .toList();
    List<AdviceLine> lines = new ArrayList<>();
    for (int i = 0; i < advice.lines().size(); i++) {
      lines.add(line(Evidence.line(index, i), i + 1, advice.lines().get(i), shown));
    }
    BigDecimal sum = sum(advice);
    boolean holds =
        sum != null && advice.paymentAmount() != null && sum.compareTo(advice.paymentAmount()) == 0;
    return new AdviceView(
        facts(index, advice),
        shown.stream().map(c -> new AdviceView.Head(c.head(), c.amount())).toList(),
        lines,
        adjustments(Evidence.header(index), advice.adjustments()),
        sum == null ? "" : Figures.grouped(sum),
        holds,
        advice.reader(),
        Math.round(advice.confidence() * 100) + " %");
  }

  private static List<Fact> facts(int index, Advice advice) {
    List<Fact> facts = new ArrayList<>();
    String owner = Evidence.header(index);
    String amount =
        advice.paymentAmount() == null
            ? ""
            : Wording.or(advice.currency(), "") + " " + Figures.grouped(advice.paymentAmount());
    add(facts, owner, advice, "Amount paid", Field.PAYMENT_AMOUNT, amount.strip(), true);
    add(facts, owner, advice, "Payer", Field.PAYER_NAME, party(advice.payer(), true), true);
    add(facts, owner, advice, "Payer number", Field.PAYER_IDENTIFIER, party(advice.payer(), false));
    add(facts, owner, advice, "Reference", Field.PAYMENT_REFERENCE, advice.paymentReference());
    add(facts, owner, advice, "Paid on", Field.PAYMENT_DATE, Figures.day(advice.paymentDate()));
    add(facts, owner, advice, "Method", Field.PAYMENT_METHOD, advice.paymentMethod());
    add(facts, owner, advice, "Advice date", Field.ADVICE_DATE, Figures.day(advice.adviceDate()));
    add(facts, owner, advice, "Payee", Field.PAYEE_NAME, party(advice.payee(), true));
    String status = advice.status() == Advice.Status.UNKNOWN ? "" : Wording.plain(advice.status());
    add(facts, owner, advice, "Payment is", Field.STATUS, status);
    if (advice.complete() != null) {
      String text = advice.complete() ? "complete" : "partial: more lines exist elsewhere";
      facts.add(new Fact("List is", new Printed(text, "", !advice.complete(), ""), false));
    }
    return List.copyOf(facts);
  }

  private static void add(
      List<Fact> facts, String owner, Advice advice, String label, Field field, String text) {
    add(facts, owner, advice, label, field, text, false);
  }

  private static void add(
      List<Fact> facts,
      String owner,
      Advice advice,
      String label,
      Field field,
      String text,
      boolean strong) {
    if (text != null && !text.isEmpty()) {
      facts.add(new Fact(label, printed(owner, field, advice.values(), text), strong));
    }
  }

  private static String party(Advice.Party party, boolean name) {
    return party == null ? "" : Wording.or(name ? party.name() : party.identifier(), "");
  }

  private static AdviceLine line(String owner, int number, Advice.Line line, List<Column> columns) {
    List<AdviceView.Cell> cells = new ArrayList<>();
    for (Column column : columns) {
      Printed value = printed(owner, column.field(), line.values(), column.text().apply(line));
      cells.add(new AdviceView.Cell(value, column.amount()));
    }
    String kind = line.kind() == Advice.Kind.INVOICE ? "" : Wording.plain(line.kind());
    return new AdviceLine(number, kind, cells, adjustments(owner, line.adjustments()));
  }

  private static List<Printed> adjustments(String owner, List<Advice.Adjustment> adjustments) {
    List<Printed> notes = new ArrayList<>();
    for (int i = 0; i < adjustments.size(); i++) {
      Advice.Adjustment adjustment = adjustments.get(i);
      String words =
          Wording.heading(adjustment.kind())
              + (adjustment.amount() == null ? "" : " " + Figures.grouped(adjustment.amount()))
              + (adjustment.reasonText() == null ? "" : ": " + adjustment.reasonText())
              + (adjustment.reasonCode() == null ? "" : " (" + adjustment.reasonCode() + ")");
      String itself = Evidence.adjustment(owner, i);
      String ids =
          adjustment.values().keySet().stream()
              .sorted()
              .map(field -> Evidence.id(itself, field))
              .collect(Collectors.joining(" "));
      boolean doubtful = adjustment.values().values().stream().anyMatch(Value::doubtful);
      notes.add(new Printed(words, ids, doubtful, ""));
    }
    return notes;
  }

  private static Printed printed(
      String owner, Field field, Map<String, Value> values, String text) {
    if (text.isEmpty()) {
      return Printed.NOTHING;
    }
    Value value = values.get(field.json());
    if (value == null) {
      return new Printed(text, "", false, "");
    }
    String printed = Wording.or(value.printed(), "");
    return new Printed(
        text,
        value.part() == null ? "" : Evidence.id(owner, field.json()),
        value.doubtful(),
        printed.equals(text) ? "" : printed);
  }

  /** Nets plus header adjustments, or null when a line states no net. */
  private static BigDecimal sum(Advice advice) {
    if (advice.lines().isEmpty()
        || advice.lines().stream().map(Advice.Line::netAmount).anyMatch(Objects::isNull)) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Advice.Line line : advice.lines()) {
      sum = sum.add(line.netAmount());
    }
    for (Advice.Adjustment adjustment : advice.adjustments()) {
      sum = adjustment.amount() == null ? sum : sum.add(adjustment.amount());
    }
    return sum;
  }
}
