package io.quittance.matching.combination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Says of any combination why it is plausible. */
final class Grounds {
  private final ItemsInOrder order;

  Grounds(ItemsInOrder order) {
    this.order = order;
  }

  /** Everything that a combination is, {@link Ground#SUM_ONLY} when it is nothing. */
  List<Ground> of(BitSet set) {
    List<Ground> grounds = new ArrayList<>();
    for (Ground ground : Ground.values()) {
      boolean holds =
          switch (ground) {
            case ALL_DUE -> firstOf(set, order.byDue, OpenAmount::due, false);
            case ONE_ITEM -> set.cardinality() == 1;
            case ONE_PURCHASE_ORDER -> order.purchaseOrders().contains(set);
            case CONSECUTIVE_NUMBERS -> row(set);
            case OLDEST_FIRST -> firstOf(set, order.byIssue, OpenAmount::issued, true);
            case SUM_ONLY -> grounds.isEmpty();
          };
      if (holds) {
        grounds.add(ground);
      }
    }
    return grounds;
  }

  /** Whether the set is what comes first; of the last day it may be a part only if so allowed. */
  private boolean firstOf(
      BitSet set,
      List<Integer> dated,
      Function<OpenAmount, LocalDate> date,
      boolean partOfLastDay) {
    if (dated.isEmpty() || set.isEmpty()) {
      return false;
    }
    LocalDate last =
        set.stream()
            .mapToObj(i -> date.apply(order.items.get(i)))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return dated.stream()
        .takeWhile(
            i ->
                partOfLastDay
                    ? date.apply(order.items.get(i)).isBefore(last)
                    : !date.apply(order.items.get(i)).isAfter(last))
        .allMatch(set::get);
  }

  private boolean row(BitSet set) {
    if (set.cardinality() < 2) {
      return false;
    }
    int from = 0;
    while (!set.get(order.byNumber.get(from))) {
      from++;
    }
    for (int k = from; k < from + set.cardinality(); k++) {
      if (k == order.byNumber.size()
          || !set.get(order.byNumber.get(k))
          || (k > from && !order.follow(order.byNumber.get(k - 1), order.byNumber.get(k)))) {
        return false;
      }
    }
    return true;
  }

  /** The best first: by its best ground, then more grounds, fewer items, older items. */
  List<Plausible> ranked(Set<BitSet> sets, int most) {
    return sets.stream().map(set -> new Plausible(set, of(set))).sorted().limit(most).toList();
  }

  /** A combination with its grounds, never none of them. */
  record Plausible(BitSet set, List<Ground> grounds) implements Comparable<Plausible> {
    private static final Comparator<Plausible> BEST_FIRST =
        Comparator.<Plausible, Ground>comparing(plausible -> plausible.grounds().get(0))
            .thenComparing(plausible -> -plausible.grounds().size())
            .thenComparing(plausible -> plausible.set().cardinality())
            .thenComparing(Plausible::set, Grounds::older);

    @Override
    public int compareTo(Plausible other) {
      return BEST_FIRST.compare(this, other);
    }
  }

  /** The one that has the first item in which they differ. */
  private static int older(BitSet a, BitSet b) {
    BitSet different = (BitSet) a.clone();
    different.xor(b);
    int first = different.nextSetBit(0);
    return first < 0 ? 0 : a.get(first) ? -1 : 1;
  }
}
