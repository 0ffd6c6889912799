package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says where two readings of one message contradict each other. That they agree proves nothing and
 * is never said; what only one of them has read is no contradiction.
 */
final class CompareReadings {
  private CompareReadings() {}

  /**
   * @param who read ours, for the words of a problem; theirs are the built-in reader's
   */
  static List<Problem> differences(String who, List<Advice> ours, List<Advice> theirs) {
    List<Problem> problems = new ArrayList<>();
    compare(who, "paymentAmount", amounts(ours), amounts(theirs), problems);
    compare(who, "currency", currencies(ours), currencies(theirs), problems);
    compare(who, "lines", lines(ours), lines(theirs), problems);
    Map<String, String> own = reductions(ours);
    Map<String, String> other = reductions(theirs);
    own.keySet().retainAll(other.keySet());
    other.keySet().retainAll(own.keySet());
    compare(who, "reductions", told(own), told(other), problems);
    return problems;
  }

  /**
   * Of each item what was kept back and as what, by the item's number: the same net with a
   * deduction in place of a discount is booked otherwise. Lines of which nothing was kept back are
   * not there: who has not read it has not denied it.
   */
  private static Map<String, String> reductions(List<Advice> advices) {
    Map<String, String> reductions = new TreeMap<>();
    for (Advice advice : advices) {
      for (Advice.Line line : advice.lines()) {
        if (kept(line.discountAmount()) || kept(line.deductionAmount())) {
          reductions.merge(
              number(line.invoiceNumber()),
              "discount %s, deduction %s"
                  .formatted(orNothing(line.discountAmount()), orNothing(line.deductionAmount())),
              (one, another) -> one + "; " + another);
        }
      }
    }
    return reductions;
  }

  private static boolean kept(BigDecimal amount) {
    return amount != null && amount.signum() != 0;
  }

  private static String orNothing(BigDecimal amount) {
    return kept(amount) ? plain(amount.abs()) : "0";
  }

  private static List<String> told(Map<String, String> reductions) {
    return reductions.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  /** Number and net of every line, sorted; the same for two readings that read the same items. */
  static List<String> lines(List<Advice> advices) {
    return advices.stream()
        .flatMap(advice -> advice.lines().stream())
        .map(line -> number(line.invoiceNumber()) + " " + plain(line.netAmount()))
        .sorted()
        .toList();
  }

  private static String number(String printed) {
    return printed == null ? "" : printed.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }

  private static String plain(BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }

  private static void compare(
      String who, String what, List<String> ours, List<String> theirs, List<Problem> problems) {
    if (!ours.isEmpty() && !theirs.isEmpty() && !ours.equals(theirs)) {
      problems.add(
          new Problem(
              Problem.Code.READERS_DISAGREE, who + " and the built-in reader differ", what));
    }
  }

  private static List<String> amounts(List<Advice> advices) {
    return values(advices, advice -> plain(advice.paymentAmount())).sorted().toList();
  }

  private static List<String> currencies(List<Advice> advices) {
    return values(advices, Advice::currency).distinct().sorted().toList();
  }

  private static Stream<String> values(List<Advice> advices, Function<Advice, String> of) {
    return advices.stream().map(of).filter(Objects::nonNull);
  }
}
