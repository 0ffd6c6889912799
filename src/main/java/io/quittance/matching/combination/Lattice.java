package io.quittance.matching.combination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The question in the form that counts easily, with the same number of answers: which of some
 * weights, none negative, add up to a sum from {@code lo} to {@code hi}.
 *
 * <ul>
 *   <li>A credit of 30 that is left out counts as 30 taken, so nothing is negative; the range
 *       shifts by the sum of the credits.
 *   <li>What cannot be in any answer goes, and so does what must be in all of them.
 *   <li>Where leaving out is the smaller sum, taken and left out change places.
 *   <li>Everything is divided by the greatest common divisor.
 * </ul>
 *
 * <p>Positions keep the order of the amounts, or reverse it where taken means left out: taking low
 * positions first always prefers early amounts in the answer.
 */
final class Lattice {
  /** What is left over after so many rounds only costs time. */
  private static final int MOST_ROUNDS = 16;

  final long[] weights;
  final long lo;
  final long hi;

  /** In minor units. */
  final long unit;

  private final int[] origin;
  private final boolean[] inverted;
  private final BitSet always;

  private Lattice(
      long[] weights,
      long lo,
      long hi,
      long unit,
      int[] origin,
      boolean[] inverted,
      BitSet always) {
    this.weights = weights;
    this.lo = lo;
    this.hi = hi;
    this.unit = unit;
    this.origin = origin;
    this.inverted = inverted;
    this.always = always;
  }

  /** One amount on its way into the lattice: {@code taken XOR inverted} is in the answer. */
  private record Weight(int origin, long weight, boolean inverted) {}

  /**
   * The question about some amounts.
   *
   * @param amounts in minor units, credits negative
   * @param least least sum that counts, in minor units
   * @param most greatest sum that counts
   * @return empty when the range alone shows that there is no answer
   */
  static Optional<Lattice> of(long[] amounts, long least, long most) {
    List<Weight> free = new ArrayList<>();
    long credits = 0;
    for (int i = 0; i < amounts.length; i++) {
      free.add(new Weight(i, Math.abs(amounts[i]), amounts[i] < 0));
      credits -= Math.min(0, amounts[i]);
    }
    return reduced(free, least + credits, most + credits);
  }

  private static Optional<Lattice> reduced(List<Weight> weights, long least, long most) {
    List<Weight> free = weights;
    BitSet always = new BitSet();
    long lo = least;
    long hi = most;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long sum = sum(free);
      List<Weight> left = new ArrayList<>(free.size());
      long forced = 0;
      for (Weight w : free) {
        boolean never = w.weight() > hi;
        boolean must = sum - w.weight() < lo;
        if (!never && !must) {
          left.add(w);
          continue;
        }
        // in no answer both ways: the first suffices, the range then shows that there is none
        boolean taken = !never;
        always.set(w.origin(), taken ^ w.inverted());
        forced += taken ? w.weight() : 0;
      }
      lo -= forced;
      hi -= forced;
      boolean changed = left.size() < free.size();
      free = left;
      if (!changed || hi < 0) {
        break;
      }
    }
    return hi < 0 || lo > sum(free) ? Optional.empty() : divided(free, lo, hi, always);
  }

  private static Optional<Lattice> divided(
      List<Weight> free, long least, long most, BitSet always) {
    long divisor = 0;
    for (Weight w : free) {
      divisor = gcd(w.weight(), divisor);
    }
    long unit = Math.max(1, divisor);
    long sum = sum(free) / unit;
    long lo = Math.max(0, -Math.floorDiv(-least, unit));
    long hi = Math.min(sum, Math.floorDiv(most, unit));
    return lo > hi
        ? Optional.empty()
        : Optional.of(turned(free, unit, lo, hi, sum - lo < hi, sum, always));
  }

  private static Lattice turned(
      List<Weight> free, long unit, long lo, long hi, boolean turn, long sum, BitSet always) {
    int n = free.size();
    long[] weights = new long[n];
    int[] origin = new int[n];
    boolean[] inverted = new boolean[n];
    for (int i = 0; i < n; i++) {
      Weight w = free.get(turn ? n - 1 - i : i);
      weights[i] = w.weight() / unit;
      origin[i] = w.origin();
      inverted[i] = w.inverted() ^ turn;
    }
    return turn
        ? new Lattice(weights, sum - hi, sum - lo, unit, origin, inverted, always)
        : new Lattice(weights, lo, hi, unit, origin, inverted, always);
  }

  int size() {
    return weights.length;
  }

  /** A part of the question: the positions before are taken, those behind are not. */
  Lattice part(int from, int to) {
    int n = to - from;
    long[] some = Arrays.copyOfRange(weights, from, to);
    int[] origins = Arrays.copyOfRange(origin, from, to);
    boolean[] turned = Arrays.copyOfRange(inverted, from, to);
    BitSet fixed = (BitSet) always.clone();
    long before = 0;
    for (int i = 0; i < size(); i++) {
      if (i < from || i >= from + n) {
        fixed.set(origin[i], i < from ^ inverted[i]);
        before += i < from ? weights[i] : 0;
      }
    }
    return new Lattice(some, lo - before, hi - before, unit, origins, turned, fixed);
  }

  /** The amounts that an answer in positions stands for, by their place in the input. */
  BitSet amounts(BitSet taken) {
    BitSet in = (BitSet) always.clone();
    for (int i = 0; i < size(); i++) {
      in.set(origin[i], taken.get(i) ^ inverted[i]);
    }
    return in;
  }

  private static long sum(List<Weight> weights) {
    long sum = 0;
    for (Weight w : weights) {
      sum += w.weight();
    }
    return sum;
  }

  static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}
