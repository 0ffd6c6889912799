package io.quittance.matching.rule;

import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups of few items, tried one after the other in an order that is part of the rule. */
final class Groups {
  /** Items looked at, and items of a combination, as JD Edwards' example sets them. */
  private static final int REVIEWED = 6;

  private static final int COMBINED = 3;

  /** Stripe: one to five objects, overdue by no more than thirty days. */
  private static final int GROUPED = 5;

  private static final int DAYS_OVERDUE = 30;

  /** Beyond this many items no group is sought: 60 items have 5.5 million groups of five. */
  private static final int MOST_ITEMS = 60;

  private Groups() {}

  /**
   * @param tried how many combinations were tried to the one found, itself included
   */
  record Found(List<Due> items, int tried) {}

  /** In the order of binary counting: 1; 2; 2+1; 3; 3+1; 3+2; 3+2+1; 4 ... */
  static Optional<Found> firstCombination(List<Due> debits, Money amount) {
    List<Due> reviewed = debits.subList(0, Math.min(REVIEWED, debits.size()));
    int tried = 0;
    for (int chosen = 1; chosen < 1 << reviewed.size(); chosen++) {
      if (Integer.bitCount(chosen) > COMBINED) {
        continue;
      }
      tried++;
      Money sum = Money.zero(amount.currency());
      List<Due> items = new ArrayList<>();
      for (int i = 0; i < reviewed.size(); i++) {
        if ((chosen & 1 << i) != 0) {
          items.add(reviewed.get(i));
          sum = sum.plus(reviewed.get(i).amount());
        }
      }
      if (sum.equals(amount)) {
        return Optional.of(new Found(items, tried));
      }
    }
    return Optional.empty();
  }

  /** The first group, in the order of the items, of the smallest size that has one. */
  static Optional<List<Due>> smallest(List<Due> debits, Money amount, LocalDate day) {
    List<Due> eligible =
        debits.stream()
            .filter(
                due ->
                    due.day() == null
                        || day == null
                        || !due.day().isBefore(day.minusDays(DAYS_OVERDUE)))
            .filter(due -> due.amount().compareTo(amount) <= 0)
            .toList();
    if (eligible.size() > MOST_ITEMS) {
      return Optional.empty();
    }
    for (int size = 1; size <= Math.min(GROUPED, eligible.size()); size++) {
      List<Due> group = new ArrayList<>();
      if (fill(group, eligible, 0, size, amount)) {
        return Optional.of(List.copyOf(group));
      }
    }
    return Optional.empty();
  }

  private static boolean fill(List<Due> group, List<Due> items, int from, int size, Money left) {
    if (size == 0) {
      return left.isZero();
    }
    for (int i = from; i <= items.size() - size; i++) {
      Money after = left.minus(items.get(i).amount());
      if (!after.isNegative()) {
        group.add(items.get(i));
        if (fill(group, items, i + 1, size - 1, after)) {
          return true;
        }
        group.remove(group.size() - 1);
      }
    }
    return false;
  }
}
