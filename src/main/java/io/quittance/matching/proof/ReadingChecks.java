package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.bank.PaymentReference;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Checks on the advice alone: may it be relied on at all? */
final class ReadingChecks {
  /** What a posting rests on. Dates count only where a date ties the payment. */
  private static final Set<Field> RELIED_ON =
      EnumSet.of(
          Field.PAYMENT_REFERENCE,
          Field.CURRENCY,
          Field.PAYMENT_AMOUNT,
          Field.STATUS,
          Field.INVOICE_NUMBER,
          Field.GROSS_AMOUNT,
          Field.DISCOUNT_AMOUNT,
          Field.DEDUCTION_AMOUNT,
          Field.NET_AMOUNT,
          Field.KIND,
          Field.REASON);

  private ReadingChecks() {}

  static Finding sound(Facts facts, Claim claim) {
    Reading reading = facts.reading();
    Finding.Doubts doubts = new Finding.Doubts();
    if (reading.verdict() != Reading.Verdict.REMITTANCE) {
      doubts.add(
          ReasonCode.READING_DOUBTFUL, "the message was read as " + words(reading.verdict()));
    }
    SaidByBank.unanswered(reading.problems(), facts).forEach(p -> doubts.add(reason(p)));
    return doubts.or(
        () ->
            "read as a remittance by %s; of its problems (%d) none holds it"
                    .formatted(String.join(", ", reading.readers()), reading.problems().size())
                + SaidByBank.words(reading.problems(), facts));
  }

  static Finding sourceAgrees(List<Problem> problems, Facts facts) {
    Finding.Doubts doubts = new Finding.Doubts();
    SaidByBank.unanswered(problems, facts)
        .forEach(p -> doubts.add(ReasonCode.SOURCE_DISAGREES, sentence(p)));
    return doubts.or(
        () ->
            "every value stands in the visible source as the advice has it"
                + SaidByBank.words(problems, facts));
  }

  static Finding certain(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    Advice advice = facts.advice();
    doubtful(doubts, "the advice", advice.values());
    advice.adjustments().forEach(a -> doubtful(doubts, "an adjustment", a.values()));
    for (int i = 0; i < advice.lines().size(); i++) {
      String line = "line " + (i + 1);
      doubtful(doubts, line, advice.lines().get(i).values());
      advice.lines().get(i).adjustments().forEach(a -> doubtful(doubts, line, a.values()));
    }
    if (dateTies(facts)) {
      advice
          .value(advice.paymentDate() != null ? Field.PAYMENT_DATE : Field.ADVICE_DATE)
          .filter(Value::doubtful)
          .ifPresent(date -> doubts.add(doubt("the advice", "date", date)));
    }
    return doubts.or(() -> "no number, amount, currency or reference is doubtful");
  }

  static Finding notOnlyImage(Facts facts, Claim claim) {
    Advice advice = facts.advice();
    boolean seen =
        Stream.concat(
                Stream.of(advice.values()),
                Stream.concat(
                    advice.adjustments().stream().map(Advice.Adjustment::values),
                    advice.lines().stream().flatMap(ReadingChecks::values)))
            .flatMap(values -> values.values().stream())
            .anyMatch(Value::onlyInImage);
    return seen
        ? Finding.refused(
            ReasonCode.READING_DOUBTFUL, "a value was seen by a model on a picture only")
        : Finding.passed("no value is known from a picture only");
  }

  private static Stream<Map<String, Value>> values(Advice.Line line) {
    return Stream.concat(
        Stream.of(line.values()), line.adjustments().stream().map(Advice.Adjustment::values));
  }

  static Finding notCalledOff(Facts facts, Claim claim) {
    Advice.Status status = facts.advice().status();
    return status == Advice.Status.CANCELLED || status == Advice.Status.REJECTED
        ? Finding.refused(
            ReasonCode.NOT_EXECUTED, "the advice says that the payment is " + words(status))
        : Finding.passed("status " + (status == null ? "unknown" : words(status)));
  }

  static Finding complete(Facts facts, Claim claim) {
    return Boolean.FALSE.equals(facts.advice().complete())
        ? Finding.refused(ReasonCode.PARTIAL_LIST, "the advice says that its list is not complete")
        : Finding.passed(
            facts.advice().complete() == null
                ? "nothing says that the list is a part"
                : "the list is said to be complete");
  }

  static Finding named(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    List<Advice.Line> lines = facts.advice().lines();
    if (lines.isEmpty()) {
      doubts.add(ReasonCode.ITEM_NOT_NAMED, "the advice names no invoice");
    }
    for (int i = 0; i < lines.size(); i++) {
      Advice.Line line = lines.get(i);
      if (line.kind() != Advice.Kind.ADJUSTMENT
          && InvoiceNumber.canonical(line.invoiceNumber()).isEmpty()
          && !namedByReference(facts, i)) {
        doubts.add(
            line.kind() == Advice.Kind.CREDIT_MEMO
                ? ReasonCode.CREDIT_NOT_NAMED
                : ReasonCode.ITEM_NOT_NAMED,
            "line %d names no %s"
                .formatted(
                    i + 1, line.kind() == Advice.Kind.CREDIT_MEMO ? "credit memo" : "invoice"));
      }
    }
    return doubts.or(() -> "every line names an item, lines: " + lines.size());
  }

  /** By its place in the advice: of the facts' lines some may be left to a person. */
  private static boolean namedByReference(Facts facts, int line) {
    return Stream.concat(facts.lines().stream(), facts.waiting().stream())
        .filter(one -> one.line().position() == line + 1)
        .anyMatch(one -> one.resolution().kind() == Resolution.Kind.REFERENCE);
  }

  static Finding noLooseAdjustments(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    Advice advice = facts.advice();
    advice.adjustments().stream()
        .filter(a -> a.amount() == null || a.amount().signum() != 0)
        .forEach(
            a ->
                doubts.add(
                    ReasonCode.ADJUSTMENT_UNPLACED,
                    "an adjustment of %s (%s) to the whole payment belongs to no item"
                        .formatted(amount(a.amount()), Quoted.text(a.kind()))));
    for (int i = 0; i < advice.lines().size(); i++) {
      if (advice.lines().get(i).kind() == Advice.Kind.ADJUSTMENT) {
        doubts.add(
            ReasonCode.ADJUSTMENT_UNPLACED,
            "line %d is an adjustment of %s, no item"
                .formatted(i + 1, amount(advice.lines().get(i).netAmount())));
      }
    }
    return doubts.or(() -> "every amount belongs to a line that names an item");
  }

  static Finding haveAmounts(Facts facts, Claim claim) {
    if (facts.stated() == null) {
      return facts.advice().currency() == null
          ? Finding.NOT_EXAMINED
          : Finding.refused(
              ReasonCode.CURRENCY, Quoted.text(facts.advice().currency()) + " is no currency");
    }
    Finding.Doubts doubts = new Finding.Doubts();
    if (facts.advice().paymentAmount() != null && facts.stated().total() == null) {
      doubts.add(
          ReasonCode.AMOUNT_MISSING,
          "%s is no amount in %s"
              .formatted(amount(facts.advice().paymentAmount()), facts.stated().currency()));
    }
    for (StatedLine line : facts.stated().lines()) {
      if (line.net() == null || line.net().isZero()) {
        doubts.add(
            ReasonCode.AMOUNT_MISSING,
            line.name() + " does not say in " + facts.stated().currency() + " what it pays");
      }
    }
    return doubts.or(() -> "each line says what it pays");
  }

  static Finding addUp(Facts facts, Claim claim) {
    StatedAdvice stated = facts.stated();
    if (stated == null || stated.total() == null) {
      return Finding.NOT_EXAMINED;
    }
    if (!stated.total().isPositive()) {
      return Finding.refused(
          ReasonCode.AMOUNT_DIFFERS,
          "the advice's total is " + stated.total() + ": no money comes for it");
    }
    Money sum = stated.sum();
    if (sum == null) {
      return stated.lines().stream().allMatch(l -> l.net() != null)
              && !stated.lines().isEmpty()
              && facts.advice().adjustments().isEmpty()
          ? Finding.refused(ReasonCode.SUM_DIFFERS, "the lines add up to more than any payment")
          : Finding.NOT_EXAMINED;
    }
    int difference = sum.compareTo(stated.total());
    return difference == 0
        ? Finding.passed("lines add up to " + sum)
        : Finding.refused(
            ReasonCode.SUM_DIFFERS,
            "lines add up to %s, the advice says %s: %s %s"
                .formatted(
                    sum,
                    stated.total(),
                    difference > 0 ? sum.minus(stated.total()) : stated.total().minus(sum),
                    difference > 0 ? "too much" : "missing"));
  }

  /** True when only the date ties the payment to the advice. */
  private static boolean dateTies(Facts facts) {
    return facts.payment() != null
        && !PaymentReference.carriedBy(facts.payment(), facts.advice().paymentReference());
  }

  private static void doubtful(Finding.Doubts doubts, String where, Map<String, Value> values) {
    for (Field field : RELIED_ON) {
      Value value = values.get(field.json());
      if (value != null && value.doubtful()) {
        doubts.add(doubt(where, field.json(), value));
      }
    }
  }

  private static Reason doubt(String where, String field, Value value) {
    return ReasonCode.READING_DOUBTFUL.because(
        "%s: %s %s is doubtful".formatted(where, field, Quoted.text(value.printed())));
  }

  private static Reason reason(Problem problem) {
    ReasonCode code =
        switch (problem.code()) {
          case PARTIAL_LIST -> ReasonCode.PARTIAL_LIST;
          case DUPLICATE -> ReasonCode.DUPLICATE;
          case NO_LINES -> ReasonCode.ITEM_NOT_NAMED;
          default -> ReasonCode.READING_DOUBTFUL;
        };
    return code.because(sentence(problem));
  }

  private static String sentence(Problem problem) {
    return problem.code().text()
        + ": "
        + problem.message()
        + (problem.where() == null ? "" : " (" + problem.where() + ")");
  }

  private static String amount(BigDecimal amount) {
    return amount == null ? "an unknown amount" : Quoted.text(amount.toString());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
