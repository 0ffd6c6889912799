package io.quittance.matching.combination;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Combinations as people pay them, found without counting: everything due, one item, a whole
 * purchase order, numbers in a row, the oldest.
 */
final class LikelyCombinations {
  /** So many of a kind are looked for; two already show that the amount is ambiguous. */
  private static final int MOST_OF_A_KIND = 4;

  private final ItemsInOrder order;
  private final long least;
  private final long most;

  /**
   * @param least least sum that counts, in minor units
   * @param most greatest sum that counts
   */
  LikelyCombinations(ItemsInOrder order, long least, long most) {
    this.order = order;
    this.least = least;
    this.most = most;
  }

  /** Different combinations whose sum counts, a few of each kind. */
  Set<BitSet> find() {
    Set<BitSet> found = new LinkedHashSet<>();
    allDue(found);
    single(found);
    wholeOrders(found);
    rows(found);
    oldest(found);
    return found;
  }

  private void allDue(Set<BitSet> found) {
    long sum = 0;
    int hits = 0;
    for (int k = 0; k < order.byDue.size() && hits < MOST_OF_A_KIND; k++) {
      sum += order.minor(order.byDue.get(k));
      boolean last = k + 1 == order.byDue.size() || order.dueLater(k);
      if (last && counts(sum)) {
        found.add(set(order.byDue, 0, k + 1));
        hits++;
      }
    }
  }

  private void single(Set<BitSet> found) {
    order
        .positions()
        .filter(i -> counts(order.minor(i)))
        .limit(MOST_OF_A_KIND)
        .forEach(i -> found.add(set(List.of(i), 0, 1)));
  }

  private void wholeOrders(Set<BitSet> found) {
    order.purchaseOrders().stream()
        .filter(whole -> counts(order.sum(whole)))
        .limit(MOST_OF_A_KIND)
        .forEach(found::add);
  }

  private void oldest(Set<BitSet> found) {
    long sum = 0;
    int hits = 0;
    for (int k = 0; k < order.byIssue.size() && hits < MOST_OF_A_KIND; k++) {
      sum += order.minor(order.byIssue.get(k));
      if (counts(sum)) {
        found.add(set(order.byIssue, 0, k + 1));
        hits++;
      }
    }
  }

  /** Runs of numbers: the sum up to here less a sum before that the range allows. */
  private void rows(Set<BitSet> found) {
    TreeMap<Long, Integer> before = new TreeMap<>();
    long sum = 0;
    int hits = 0;
    for (int k = 0; k < order.byNumber.size() && hits < MOST_OF_A_KIND; k++) {
      if (k > 0 && !order.follow(order.byNumber.get(k - 1), order.byNumber.get(k))) {
        before.clear();
        sum = 0;
      }
      before.put(sum, k);
      sum += order.minor(order.byNumber.get(k));
      for (int from : before.subMap(sum - most, true, sum - least, true).values()) {
        if (from < k && hits++ < MOST_OF_A_KIND) {
          found.add(set(order.byNumber, from, k + 1));
        }
      }
    }
  }

  private boolean counts(long sum) {
    return sum >= least && sum <= most;
  }

  private static BitSet set(List<Integer> positions, int from, int to) {
    BitSet set = new BitSet();
    positions.subList(from, to).forEach(set::set);
    return set;
  }
}
