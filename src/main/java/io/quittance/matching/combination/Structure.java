package io.quittance.matching.combination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Combinations as people pay them: what is due, the oldest, one order, numbers in a row. Finds them
 * without counting and says of any combination which of these it is. Combinations are sets of
 * positions in the list of items.
 */
final class Structure {
  /** So many of a kind are looked for; two already show that the amount is ambiguous. */
  private static final int MOST_OF_A_KIND = 4;

  private final List<OpenAmount> items;
  private final List<NumberInSeries> numbers;
  private final long least;
  private final long most;
  private final List<Integer> byDue;
  private final List<Integer> byIssue;
  private final List<Integer> byNumber;
  private final Map<String, BitSet> orders = new LinkedHashMap<>();

  /**
   * @param items oldest first
   * @param least least sum that counts, in minor units
   * @param most greatest sum that counts
   */
  Structure(List<OpenAmount> items, long least, long most) {
    this.items = items;
    this.numbers = items.stream().map(item -> NumberInSeries.of(item.number())).toList();
    this.least = least;
    this.most = most;
    this.byDue = dated(OpenAmount::due);
    this.byIssue = dated(OpenAmount::issued);
    this.byNumber = positions().sorted(Comparator.comparing(numbers::get)).toList();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).purchaseOrder() != null) {
        orders.computeIfAbsent(items.get(i).purchaseOrder(), order -> new BitSet()).set(i);
      }
    }
  }

  private Stream<Integer> positions() {
    return IntStream.range(0, items.size()).boxed();
  }

  /** By date; nothing when an item has none, for then nobody knows what comes first. */
  private List<Integer> dated(Function<OpenAmount, LocalDate> date) {
    return items.stream().anyMatch(item -> date.apply(item) == null)
        ? List.of()
        : positions().sorted(Comparator.comparing(i -> date.apply(items.get(i)))).toList();
  }

  /** Different combinations whose sum counts, a few of each kind. */
  Set<BitSet> combinations() {
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
    for (int k = 0; k < byDue.size() && hits < MOST_OF_A_KIND; k++) {
      sum += items.get(byDue.get(k)).minor();
      boolean last =
          k + 1 == byDue.size()
              || items.get(byDue.get(k + 1)).due().isAfter(items.get(byDue.get(k)).due());
      if (last && counts(sum)) {
        found.add(set(byDue, 0, k + 1));
        hits++;
      }
    }
  }

  private void single(Set<BitSet> found) {
    positions()
        .filter(i -> counts(items.get(i).minor()))
        .limit(MOST_OF_A_KIND)
        .forEach(i -> found.add(set(List.of(i), 0, 1)));
  }

  private void wholeOrders(Set<BitSet> found) {
    orders.values().stream()
        .filter(order -> counts(sum(order)))
        .limit(MOST_OF_A_KIND)
        .forEach(found::add);
  }

  private void oldest(Set<BitSet> found) {
    long sum = 0;
    int hits = 0;
    for (int k = 0; k < byIssue.size() && hits < MOST_OF_A_KIND; k++) {
      sum += items.get(byIssue.get(k)).minor();
      if (counts(sum)) {
        found.add(set(byIssue, 0, k + 1));
        hits++;
      }
    }
  }

  /** Runs of numbers: the sum up to here less a sum before that the range allows. */
  private void rows(Set<BitSet> found) {
    TreeMap<Long, Integer> before = new TreeMap<>();
    long sum = 0;
    int hits = 0;
    for (int k = 0; k < byNumber.size() && hits < MOST_OF_A_KIND; k++) {
      if (k > 0 && !follow(byNumber.get(k - 1), byNumber.get(k))) {
        before.clear();
        sum = 0;
      }
      before.put(sum, k);
      sum += items.get(byNumber.get(k)).minor();
      for (int from : before.subMap(sum - most, true, sum - least, true).values()) {
        if (from < k && hits++ < MOST_OF_A_KIND) {
          found.add(set(byNumber, from, k + 1));
        }
      }
    }
  }

  private boolean follow(int before, int after) {
    return numbers.get(before).before(numbers.get(after));
  }

  private boolean counts(long sum) {
    return sum >= least && sum <= most;
  }

  private static BitSet set(List<Integer> order, int from, int to) {
    BitSet set = new BitSet();
    order.subList(from, to).forEach(set::set);
    return set;
  }

  long sum(BitSet set) {
    return set.stream().mapToLong(i -> items.get(i).minor()).sum();
  }

  /** Everything that a combination is, {@link Ground#SUM_ONLY} when it is nothing. */
  List<Ground> grounds(BitSet set) {
    List<Ground> grounds = new ArrayList<>();
    for (Ground ground : Ground.values()) {
      boolean holds =
          switch (ground) {
            case ALL_DUE -> firstOf(set, byDue, OpenAmount::due, false);
            case ONE_ITEM -> set.cardinality() == 1;
            case ONE_PURCHASE_ORDER -> orders.containsValue(set);
            case CONSECUTIVE_NUMBERS -> row(set);
            case OLDEST_FIRST -> firstOf(set, byIssue, OpenAmount::issued, true);
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
      List<Integer> order,
      Function<OpenAmount, LocalDate> date,
      boolean partOfLastDay) {
    if (order.isEmpty() || set.isEmpty()) {
      return false;
    }
    LocalDate last =
        set.stream()
            .mapToObj(i -> date.apply(items.get(i)))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return order.stream()
        .takeWhile(
            i ->
                partOfLastDay
                    ? date.apply(items.get(i)).isBefore(last)
                    : !date.apply(items.get(i)).isAfter(last))
        .allMatch(set::get);
  }

  private boolean row(BitSet set) {
    if (set.cardinality() < 2) {
      return false;
    }
    int from = 0;
    while (!set.get(byNumber.get(from))) {
      from++;
    }
    for (int k = from; k < from + set.cardinality(); k++) {
      if (k == byNumber.size()
          || !set.get(byNumber.get(k))
          || (k > from && !follow(byNumber.get(k - 1), byNumber.get(k)))) {
        return false;
      }
    }
    return true;
  }

  /** The best first: by its best ground, then more grounds, fewer items, older items. */
  List<BitSet> ranked(Set<BitSet> sets, int most) {
    Comparator<BitSet> order =
        Comparator.<BitSet, Ground>comparing(set -> grounds(set).get(0))
            .thenComparing(set -> -grounds(set).size())
            .thenComparing(BitSet::cardinality)
            .thenComparing(Structure::older);
    return sets.stream().sorted(order).limit(most).toList();
  }

  /** The one that has the first item in which they differ. */
  private static int older(BitSet a, BitSet b) {
    BitSet different = (BitSet) a.clone();
    different.xor(b);
    int first = different.nextSetBit(0);
    return first < 0 ? 0 : a.get(first) ? -1 : 1;
  }
}
