package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of an advice while its elements are met. */
final class ItemDraft {

  /** What was kept back from the line, positive where it reduces what is paid. */
  record Deduction(Figure amount, Printed code, String codeText, Printed text) {}

  private Advice.Kind kind = Advice.Kind.INVOICE;
  private Printed number;
  private Printed datePrinted;
  private LocalDate date;
  private Figure gross;
  private Figure discount;
  private Figure net;
  private Printed currency;
  private final List<Deduction> deductions = new ArrayList<>();
  private final List<Advice.Reference> references = new ArrayList<>();
  private Printed firstReference;
  private Deduction reason;

  void kind(Advice.Kind as) {
    kind = as;
  }

  Advice.Kind kind() {
    return kind;
  }

  void number(Printed as) {
    number = as;
  }

  boolean numbered() {
    return number != null;
  }

  boolean dated() {
    return date != null;
  }

  void date(Printed printed) {
    Optional<LocalDate> read = Notation.date(printed.text());
    if (read.isPresent()) {
      date = read.get();
      datePrinted = printed;
    }
  }

  void gross(Figure as) {
    gross = as;
  }

  Figure gross() {
    return gross;
  }

  void discount(Figure as) {
    discount = as;
  }

  Figure discount() {
    return discount;
  }

  void net(Figure as) {
    net = as;
  }

  Figure net() {
    return net;
  }

  void currency(Printed as) {
    currency = as;
  }

  void deduction(Deduction deduction) {
    deductions.add(deduction);
  }

  /** Why a line that is itself an adjustment was made. */
  void reason(Deduction as) {
    reason = as;
  }

  List<Deduction> deductions() {
    return deductions;
  }

  void reference(String type, Printed printed) {
    references.add(new Advice.Reference(type, printed.text()));
    firstReference = firstReference == null ? printed : firstReference;
  }

  BigDecimal deducted() {
    return deductions.stream()
        .map(d -> d.amount().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Turns every amount: the sender prints what reduces the payment without its sign. */
  void turn() {
    gross = gross == null ? null : gross.negated();
    discount = discount == null ? null : discount.negated();
    net = net == null ? null : net.negated();
    turnDeductions();
  }

  void turnDeductions() {
    deductions.replaceAll(d -> new Deduction(d.amount().negated(), d.code, d.codeText, d.text));
  }

  /** True unless gross less discount less deductions is another amount than the net. */
  boolean holds() {
    return gross == null
        || net == null
        || gross
                .value()
                .subtract(Figure.valueOf(discount))
                .subtract(deducted())
                .compareTo(net.value())
            == 0;
  }

  Advice.Line build(double confidence) {
    Map<String, Value> values = new HashMap<>();
    put(values, Field.INVOICE_NUMBER, number, confidence);
    put(values, Field.INVOICE_DATE, datePrinted, confidence);
    put(values, Field.CURRENCY, currency, confidence);
    put(values, Field.REFERENCE, firstReference, confidence);
    figure(values, Field.GROSS_AMOUNT, gross, confidence);
    figure(values, Field.DISCOUNT_AMOUNT, discount, confidence);
    figure(values, Field.NET_AMOUNT, net, confidence);
    List<Advice.Adjustment> adjustments = new ArrayList<>();
    for (Deduction each : deductions) {
      adjustments.add(adjustment("deduction", each, confidence));
      if (!values.containsKey(Field.DEDUCTION_AMOUNT.json())) {
        figure(values, Field.DEDUCTION_AMOUNT, each.amount(), confidence);
      }
    }
    if (reason != null && (reason.code() != null || reason.text() != null)) {
      adjustments.add(adjustment("reason", reason, confidence));
    }
    return new Advice.Line(
        kind,
        number == null ? null : number.text(),
        date,
        Figure.orNull(gross),
        Figure.orNull(discount),
        deductions.isEmpty() ? null : deducted(),
        Figure.orNull(net),
        currency == null ? null : currency.text(),
        adjustments,
        references,
        values);
  }

  static Advice.Adjustment adjustment(String kind, Deduction each, double confidence) {
    Map<String, Value> values = new HashMap<>();
    figure(values, "amount", each.amount(), confidence);
    put(values, "reasonCode", each.code(), confidence);
    put(values, Field.REASON.json(), each.text(), confidence);
    return new Advice.Adjustment(
        kind,
        each.amount().value(),
        each.text() != null ? each.text().text() : each.codeText(),
        each.code() == null ? null : each.code().text(),
        values);
  }

  private static void figure(
      Map<String, Value> values, Field field, Figure figure, double confidence) {
    figure(values, field.json(), figure, confidence);
  }

  static void figure(Map<String, Value> values, String key, Figure figure, double confidence) {
    if (figure != null) {
      values.put(key, sure(figure.printed(), figure.doubtful(), confidence));
    }
  }

  private static void put(
      Map<String, Value> values, Field field, Printed printed, double confidence) {
    put(values, field.json(), printed, confidence);
  }

  static void put(Map<String, Value> values, String key, Printed printed, double confidence) {
    if (printed != null) {
      values.put(key, sure(printed, false, confidence));
    }
  }

  private static Value sure(Printed printed, boolean doubtful, double confidence) {
    Value at = printed.evidence();
    return doubtful ? at.doubted() : at.rated(confidence);
  }
}
