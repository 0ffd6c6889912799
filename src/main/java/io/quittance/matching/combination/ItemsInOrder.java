package io.quittance.matching.combination;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The items in the orders in which people pay. Combinations are sets of positions in the list of
 * items.
 */
final class ItemsInOrder {
  final List<OpenAmount> items;
  final List<Integer> byDue;
  final List<Integer> byIssue;
  final List<Integer> byNumber;
  private final List<NumberInSeries> numbers;
  private final Map<String, BitSet> purchaseOrders = new LinkedHashMap<>();

  /**
   * @param items oldest first
   */
  ItemsInOrder(List<OpenAmount> items) {
    this.items = items;
    this.numbers = items.stream().map(item -> NumberInSeries.of(item.number())).toList();
    this.byDue = dated(OpenAmount::due);
    this.byIssue = dated(OpenAmount::issued);
    this.byNumber = positions().sorted(Comparator.comparing(numbers::get)).toList();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).purchaseOrder() != null) {
        purchaseOrders.computeIfAbsent(items.get(i).purchaseOrder(), order -> new BitSet()).set(i);
      }
    }
  }

  Stream<Integer> positions() {
    return IntStream.range(0, items.size()).boxed();
  }

  /** By date; nothing when an item has none, for then nobody knows what comes first. */
  private List<Integer> dated(Function<OpenAmount, LocalDate> date) {
    return items.stream().anyMatch(item -> date.apply(item) == null)
        ? List.of()
        : positions().sorted(Comparator.comparing(i -> date.apply(items.get(i)))).toList();
  }

  /** All items of each purchase order. */
  Collection<BitSet> purchaseOrders() {
    return purchaseOrders.values();
  }

  /** True when the second's number comes later in the same series. */
  boolean follow(int before, int after) {
    return numbers.get(before).before(numbers.get(after));
  }

  /** True when the next one in the order of due dates is due on a later day. */
  boolean dueLater(int k) {
    return items.get(byDue.get(k + 1)).due().isAfter(items.get(byDue.get(k)).due());
  }

  long minor(int position) {
    return items.get(position).minor();
  }

  long sum(BitSet set) {
    return set.stream().mapToLong(this::minor).sum();
  }
}
