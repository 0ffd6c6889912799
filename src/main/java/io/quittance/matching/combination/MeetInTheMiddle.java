package io.quittance.matching.combination;

import io.quittance.matching.combination.Combinations.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Counts from two sorted lists of sums, each of half of the weights, in which every combination of
 * its half up to {@code hi} stands once (Horowitz and Sahni). For few weights or few that fit
 * beneath the range, however large the amounts.
 */
final class MeetInTheMiddle {
  /** Sum, node and the node's two parts, twice while a list grows, in both halves. */
  private static final int BYTES_PER_SUM = 64;

  private final Lattice lattice;
  private final Effort effort;
  private final Half low = new Half();
  private final Half high = new Half();
  private final int mostSums;

  private MeetInTheMiddle(Lattice lattice, Effort effort) {
    this.lattice = lattice;
    this.effort = effort;
    this.mostSums = (int) Math.min(1 << 28, effort.bytes() / BYTES_PER_SUM);
  }

  /**
   * The sums of one half, ascending. Each points to a node that says which weight came last and
   * which node has the rest; node 0 is the empty combination.
   */
  private static final class Half {
    long[] sums = {0};
    int[] nodes = {0};
    int[] lastOf = {-1};
    int[] restOf = {-1};

    int size() {
      return sums.length;
    }

    /** How many sums still fit beneath {@code hi} with the weight. */
    int growth(long weight, long hi) {
      int from = 0;
      int to = size();
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (sums[middle] + weight <= hi) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from;
    }

    void add(int position, long weight, int growth) {
      int used = lastOf.length;
      lastOf = Arrays.copyOf(lastOf, used + growth);
      restOf = Arrays.copyOf(restOf, used + growth);
      for (int i = 0; i < growth; i++) {
        lastOf[used + i] = position;
        restOf[used + i] = nodes[i];
      }
      merge(weight, growth, used);
    }

    private void merge(long weight, int growth, int firstNode) {
      long[] mergedSums = new long[size() + growth];
      int[] mergedNodes = new int[size() + growth];
      int without = 0;
      int with = 0;
      for (int i = 0; i < mergedSums.length; i++) {
        boolean takesWith =
            without == size() || (with < growth && sums[with] + weight < sums[without]);
        mergedSums[i] = takesWith ? sums[with] + weight : sums[without];
        mergedNodes[i] = takesWith ? firstNode + with++ : nodes[without++];
      }
      sums = mergedSums;
      nodes = mergedNodes;
    }

    void put(int sum, BitSet taken) {
      for (int node = nodes[sum]; node > 0; node = restOf[node]) {
        taken.set(lastOf[node]);
      }
    }
  }

  /** Steps if nothing is cut off at the range's end. */
  static double steps(Lattice lattice) {
    int half = (lattice.size() + 1) / 2;
    return 4 * Math.pow(2, half);
  }

  static Found count(Lattice lattice, Effort effort, int most) {
    MeetInTheMiddle halves = new MeetInTheMiddle(lattice, effort);
    Optional<Limit> limit = halves.fill();
    return limit.map(Found::stopped).orElseGet(() -> halves.meet(most));
  }

  /** Large weights first, they are cut off the most; each to the half with fewer sums. */
  private Optional<Limit> fill() {
    List<Integer> order =
        IntStream.range(0, lattice.size())
            .boxed()
            .sorted(Comparator.comparingLong((Integer p) -> lattice.weights[p]).reversed())
            .toList();
    for (int position : order) {
      Half half = low.size() <= high.size() ? low : high;
      long weight = lattice.weights[position];
      int growth = half.growth(weight, lattice.hi);
      if (half.size() + (long) growth > mostSums) {
        return Optional.of(Limit.MEMORY);
      }
      Optional<Limit> limit = effort.next(half.size() + growth);
      if (limit.isPresent()) {
        return limit;
      }
      half.add(position, weight, growth);
    }
    return Optional.empty();
  }

  /** Up the one list and down the other; every pair in the range is a solution of its own. */
  private Found meet(int most) {
    List<BitSet> found = new ArrayList<>();
    int top = high.size() - 1;
    for (int i = 0; i < low.size() && found.size() < most; i++) {
      while (top >= 0 && low.sums[i] + high.sums[top] > lattice.hi) {
        top--;
      }
      for (int j = top; j >= 0 && low.sums[i] + high.sums[j] >= lattice.lo; j--) {
        found.add(taken(i, j));
        if (found.size() == most) {
          break;
        }
      }
    }
    return Found.all(found);
  }

  private BitSet taken(int i, int j) {
    BitSet taken = new BitSet();
    low.put(i, taken);
    high.put(j, taken);
    return taken;
  }
}
