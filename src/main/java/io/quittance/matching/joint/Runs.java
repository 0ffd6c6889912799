package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.matching.combination.CombinationRule;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A long list that several payments pay one after the other: the first lines are one payment, the
 * next ones another. Among many lines some set or other gives any amount, but hardly ever one of
 * neighbours: there are only as many runs as lines.
 */
final class Runs {
  /** More payments could be in more orders than are worth asking. */
  private static final int MOST_PAYMENTS = 4;

  private static final double MOST_CHANCE_HITS = CombinationRule.OFF.mostChanceHits();

  private Runs() {}

  /**
   * The lines of each payment, in the order of the payments.
   *
   * @param lines positive amounts by name, as the advice lists them
   * @return empty unless the payments in just one order are such runs and chance hardly does that
   */
  static List<Set<String>> of(List<Payment> payments, LinkedHashMap<String, Money> lines) {
    if (payments.size() > MOST_PAYMENTS
        || lines.isEmpty()
        || !lines.values().stream().allMatch(Money::isPositive)
        || chanceHits(payments, lines.size()) >= MOST_CHANCE_HITS) {
      return List.of();
    }
    List<Map<String, Set<String>>> found = new ArrayList<>();
    inEveryOrder(new ArrayList<>(payments), 0, lines, found);
    return found.size() == 1
        ? payments.stream().map(payment -> found.get(0).get(payment.id())).toList()
        : List.of();
  }

  /** How many ends of runs would meet the smallest payment's amount by chance, in all orders. */
  private static double chanceHits(List<Payment> payments, int lines) {
    long smallest = payments.stream().mapToLong(p -> p.available().minor()).min().orElse(0);
    double orders = 1;
    for (int i = 2; i <= payments.size(); i++) {
      orders *= i;
    }
    return smallest <= 0 ? Double.POSITIVE_INFINITY : orders * lines / smallest;
  }

  private static void inEveryOrder(
      List<Payment> payments,
      int fixed,
      LinkedHashMap<String, Money> lines,
      List<Map<String, Set<String>>> found) {
    if (fixed == payments.size()) {
      Map<String, Set<String>> runs = inThisOrder(payments, lines);
      if (!runs.isEmpty()) {
        found.add(runs);
      }
      return;
    }
    for (int i = fixed; i < payments.size(); i++) {
      Collections.swap(payments, fixed, i);
      inEveryOrder(payments, fixed + 1, lines, found);
      Collections.swap(payments, fixed, i);
    }
  }

  /** With positive amounts each run has at most one end; empty when one misses it. */
  private static Map<String, Set<String>> inThisOrder(
      List<Payment> payments, LinkedHashMap<String, Money> lines) {
    Map<String, Set<String>> runs =
        payments.stream().collect(Collectors.toMap(Payment::id, payment -> new HashSet<>()));
    int paying = 0;
    Money left = payments.get(0).available();
    for (Map.Entry<String, Money> line : lines.entrySet()) {
      if (left.isZero() && ++paying < payments.size()) {
        left = payments.get(paying).available();
      }
      left = left.minus(line.getValue());
      if (left.isNegative() || paying == payments.size()) {
        return Map.of();
      }
      runs.get(payments.get(paying).id()).add(line.getKey());
    }
    return left.isZero() && paying == payments.size() - 1 ? runs : Map.of();
  }
}
