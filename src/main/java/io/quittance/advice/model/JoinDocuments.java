package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One advice from what several documents say of one payment: the total in the body, the list in the
 * attachment. A document fills what another leaves open; where two say different things, the fuller
 * one stands and a problem holds it.
 */
final class JoinDocuments {
  /** True of one document alone; the verifier says them again of the whole where they hold. */
  private static final Set<Problem.Code> OF_ONE_DOCUMENT =
      Set.of(
          Problem.Code.NO_LINES,
          Problem.Code.NO_TOTAL,
          Problem.Code.SUM_MISMATCH,
          Problem.Code.CURRENCY_UNKNOWN);

  private JoinDocuments() {}

  /**
   * Reads each document, and a list without a total once more under the one that the others say.
   *
   * @param pointings at least one, in the order of the documents
   */
  static PointingReading.Outcome read(
      List<Pointing> pointings, BiFunction<Pointing, BigDecimal, PointingReading.Outcome> reads) {
    List<PointingReading.Outcome> outcomes =
        new ArrayList<>(pointings.stream().map(pointing -> reads.apply(pointing, null)).toList());
    List<BigDecimal> totals =
        outcomes.stream()
            .map(outcome -> outcome.advice().paymentAmount())
            .filter(Objects::nonNull)
            .map(BigDecimal::stripTrailingZeros)
            .distinct()
            .toList();
    for (int i = 0; totals.size() == 1 && i < outcomes.size(); i++) {
      if (outcomes.get(i).advice().paymentAmount() == null) {
        outcomes.set(i, reads.apply(pointings.get(i), totals.get(0)));
      }
    }
    return join(outcomes);
  }

  private static PointingReading.Outcome join(List<PointingReading.Outcome> outcomes) {
    if (outcomes.size() == 1) {
      return outcomes.get(0);
    }
    List<Problem> problems = new ArrayList<>();
    outcomes.forEach(
        outcome ->
            outcome.problems().stream()
                .filter(problem -> !OF_ONE_DOCUMENT.contains(problem.code()))
                .forEach(problems::add));
    List<Advice> fullestFirst =
        outcomes.stream()
            .map(PointingReading.Outcome::advice)
            .sorted(Comparator.comparingInt((Advice a) -> a.lines().size()).reversed())
            .toList();
    Advice joined = fullestFirst.get(0);
    for (Advice other : fullestFirst.subList(1, fullestFirst.size())) {
      joined = join(joined, other, problems);
    }
    return new PointingReading.Outcome(joined, problems);
  }

  private static Advice join(Advice full, Advice other, List<Problem> problems) {
    Fill fill = new Fill(full, other, problems);
    return full.copy()
        .payer(
            fill.pick(Field.PAYER_NAME, full.payer().name(), other.payer().name()),
            fill.pick(
                Field.PAYER_IDENTIFIER, full.payer().identifier(), other.payer().identifier()))
        .payee(
            fill.pick(Field.PAYEE_NAME, full.payee().name(), other.payee().name()),
            fill.pick(
                Field.PAYEE_IDENTIFIER, full.payee().identifier(), other.payee().identifier()))
        .adviceDate(fill.pick(Field.ADVICE_DATE, full.adviceDate(), other.adviceDate()))
        .paymentReference(
            fill.pick(Field.PAYMENT_REFERENCE, full.paymentReference(), other.paymentReference()))
        .paymentMethod(fill.pick(Field.PAYMENT_METHOD, full.paymentMethod(), other.paymentMethod()))
        .paymentDate(fill.pick(Field.PAYMENT_DATE, full.paymentDate(), other.paymentDate()))
        .currency(fill.pick(Field.CURRENCY, full.currency(), other.currency()))
        .paymentAmount(fill.pick(Field.PAYMENT_AMOUNT, full.paymentAmount(), other.paymentAmount()))
        .lines(lines(full, other, problems))
        .adjustments(full.adjustments().isEmpty() ? other.adjustments() : full.adjustments())
        .values(fill.values)
        .confidence(Math.min(full.confidence(), other.lines().isEmpty() ? 1 : other.confidence()))
        .build();
  }

  private static List<Advice.Line> lines(Advice full, Advice other, List<Problem> problems) {
    List<String> ours = CompareReadings.lines(List.of(full));
    List<String> theirs = CompareReadings.lines(List.of(other));
    if (theirs.isEmpty() || ours.equals(theirs)) {
      return full.lines();
    }
    if (theirs.stream().noneMatch(ours::contains) && numbersApart(full, other)) {
      List<Advice.Line> both = new ArrayList<>(full.lines());
      both.addAll(other.lines());
      return both;
    }
    disagree("lines", problems);
    return full.lines();
  }

  private static boolean numbersApart(Advice one, Advice other) {
    return one.lines().stream()
        .noneMatch(
            a ->
                other.lines().stream()
                    .anyMatch(
                        b ->
                            a.invoiceNumber() == null
                                || Objects.equals(a.invoiceNumber(), b.invoiceNumber())));
  }

  private static void disagree(String where, List<Problem> problems) {
    problems.add(
        new Problem(
            Problem.Code.PARTS_DISAGREE, "two documents of the message say different", where));
  }

  /** Header values of the fuller advice, with the other's where it has none. */
  private static final class Fill {
    private final Map<String, Value> values;
    private final Advice other;
    private final List<Problem> problems;

    Fill(Advice full, Advice other, List<Problem> problems) {
      this.values = new HashMap<>(full.values());
      this.other = other;
      this.problems = problems;
    }

    <T> T pick(Field field, T ours, T theirs) {
      if (theirs == null) {
        return ours;
      }
      if (ours == null) {
        other.value(field).ifPresent(value -> values.put(field.json(), value));
        return theirs;
      }
      if (!same(ours, theirs)) {
        disagree(field.json(), problems);
      }
      return ours;
    }

    private static <T> boolean same(T ours, T theirs) {
      if (ours instanceof BigDecimal one && theirs instanceof BigDecimal other) {
        return one.compareTo(other) == 0;
      }
      return ours.equals(theirs);
    }
  }
}
