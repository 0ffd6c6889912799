package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.AdviceBuilder;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One payment's advice while the segments are met. The first value of a field stays: in every
 * standard the header comes before what repeats it.
 */
final class AdviceDraft {

  /** Given where the sender's own totals and counts agree with all that was read. */
  static final double CONFIRMED = 0.999;

  private static final double CONTRADICTED = 0.3;
  private static final int MOST_PROBLEMS = 100;

  private final String reader;
  private final String part;
  private final Map<Field, Printed> printed = new EnumMap<>(Field.class);
  private final Map<Field, LocalDate> dates = new EnumMap<>(Field.class);
  private final List<ItemDraft> items = new ArrayList<>();
  private final List<ItemDraft.Deduction> adjustments = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private Figure amount;
  private Advice.Status status = Advice.Status.ANNOUNCED;

  AdviceDraft(String reader, String part) {
    this.reader = reader;
    this.part = part;
  }

  boolean has(Field field) {
    return printed.containsKey(field);
  }

  void set(Field field, Optional<Printed> value) {
    value.ifPresent(v -> printed.putIfAbsent(field, v));
  }

  void date(Field field, Optional<Printed> value) {
    Optional<LocalDate> read = value.flatMap(v -> Notation.date(v.text()));
    if (read.isPresent() && !dates.containsKey(field)) {
      dates.put(field, read.get());
      printed.put(field, value.get());
    }
  }

  /** Takes a three-letter code of ISO 4217; anything else is no currency. */
  void currency(Optional<Printed> value) {
    set(Field.CURRENCY, value.filter(v -> Money.currencyOf(v.text()).isPresent()));
  }

  String currency() {
    return printed.containsKey(Field.CURRENCY) ? printed.get(Field.CURRENCY).text() : null;
  }

  void amount(Figure total) {
    amount = total;
  }

  Figure amount() {
    return amount;
  }

  void status(Advice.Status as) {
    status = as;
  }

  void item(ItemDraft item) {
    items.add(item);
  }

  List<ItemDraft> items() {
    return items;
  }

  /** An adjustment of the whole payment, signed as it is added to the nets. */
  void adjustment(ItemDraft.Deduction adjustment) {
    adjustments.add(adjustment);
  }

  void problem(Problem.Code code, String message, String where) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(code, message, where));
    }
  }

  void problem(Problem problem) {
    problem(problem.code(), problem.message(), problem.where());
  }

  void problems(List<Problem> all) {
    all.forEach(this::problem);
  }

  /** True when there is a total, every line has a net, and together they give the total. */
  boolean addsUp() {
    BigDecimal sum = BigDecimal.ZERO;
    for (ItemDraft item : items) {
      if (item.net() == null || !item.holds()) {
        return false;
      }
      sum = sum.add(item.net().value());
    }
    for (ItemDraft.Deduction each : adjustments) {
      sum = sum.add(each.amount().value());
    }
    return amount != null && !items.isEmpty() && sum.compareTo(amount.value()) == 0;
  }

  boolean saysNothing() {
    return items.isEmpty() && amount == null && adjustments.isEmpty();
  }

  StructuredRemittance.Found build() {
    if (!printed.containsKey(Field.CURRENCY)) {
      problem(Problem.Code.CURRENCY_UNKNOWN, "no currency is named", part);
    }
    boolean contradicted = problems.stream().anyMatch(p -> p.code().holds());
    boolean confirmed = addsUp() && !contradicted;
    double confidence = confirmed ? CONFIRMED : Printed.UNCONFIRMED;
    Map<String, Value> values = new HashMap<>();
    printed.forEach((field, value) -> ItemDraft.put(values, field.json(), value, confidence));
    ItemDraft.figure(values, Field.PAYMENT_AMOUNT.json(), amount, confidence);
    Advice advice =
        new AdviceBuilder(reader)
            .payer(text(Field.PAYER_NAME), text(Field.PAYER_IDENTIFIER))
            .payee(text(Field.PAYEE_NAME), text(Field.PAYEE_IDENTIFIER))
            .status(status)
            .complete(confirmed ? Boolean.TRUE : null)
            .adviceDate(dates.get(Field.ADVICE_DATE))
            .paymentReference(text(Field.PAYMENT_REFERENCE))
            .paymentMethod(text(Field.PAYMENT_METHOD))
            .paymentDate(dates.get(Field.PAYMENT_DATE))
            .currency(currency())
            .paymentAmount(Figure.orNull(amount))
            .lines(items.stream().map(item -> item.build(confidence)).toList())
            .adjustments(
                adjustments.stream()
                    .map(each -> ItemDraft.adjustment("adjustment", each, confidence))
                    .toList())
            .values(values)
            .confidence(contradicted ? CONTRADICTED : confidence)
            .build();
    return new StructuredRemittance.Found(advice, List.copyOf(problems));
  }

  private String text(Field field) {
    Printed value = printed.get(field);
    return value == null ? null : value.text();
  }
}
