package io.quittance.matching.combination;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at every subset there is, without any thought. */
final class EverySubset {
  private EverySubset() {}

  /** Ids of the items of every combination that gives the amount, empty ones left out. */
  static Set<Set<String>> of(List<OpenAmount> items, long sought, long tolerance) {
    Set<Set<String>> solutions = new HashSet<>();
    for (int mask = 1; mask < 1 << items.size(); mask++) {
      long sum = 0;
      for (int i = 0; i < items.size(); i++) {
        sum += (mask >> i & 1) * items.get(i).minor();
      }
      if (Math.abs(sum - sought) <= tolerance) {
        solutions.add(ids(items, BitSet.valueOf(new long[] {mask})));
      }
    }
    return solutions;
  }

  static Set<String> ids(List<OpenAmount> items, BitSet set) {
    Set<String> ids = new HashSet<>();
    set.stream().forEach(i -> ids.add(items.get(i).id()));
    return ids;
  }
}
