package io.quittance.matching.combination;

import io.quittance.matching.combination.Combinations.Limit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Counts by dynamic programming over sums: of every sum from 0 to {@code hi} one bit says that
 * there is a combination and another that there are two. With each weight both shift by it: {@code
 * two |= (two << a) | (one & (one << a)); one |= one << a}. Beside each bit stands the weight that
 * set it, so that the combinations are read backwards from their sums. As soon as two are known the
 * rest is left out.
 *
 * <p>Time {@code n hi / 64} words, memory {@code 4.25 hi} bytes.
 */
final class TwoBitsets {
  private static final double BYTES_PER_SUM = 4.25;

  /** Words looked at together. */
  private static final int BLOCK = 64;

  private final Lattice lattice;
  private final int hi;
  private final long[] one;
  private final long[] two;

  /** For each sum the weight with which its bit came, counted from 1; 0 is the empty sum. */
  private final char[] firstBy;

  private final char[] secondBy;

  private TwoBitsets(Lattice lattice) {
    this.lattice = lattice;
    this.hi = (int) lattice.hi;
    int words = (hi >>> 6) + 1;
    one = new long[words];
    two = new long[words];
    firstBy = new char[words << 6];
    secondBy = new char[words << 6];
  }

  static double bytes(Lattice lattice) {
    return (lattice.hi + 64.0) * BYTES_PER_SUM;
  }

  static double steps(Lattice lattice) {
    return (lattice.hi / 64.0 + 1) * lattice.size();
  }

  static boolean fits(Lattice lattice, Effort effort) {
    return lattice.hi < Integer.MAX_VALUE - 128 && effort.fits(bytes(lattice));
  }

  /** Solutions of a lattice that {@link #fits}, in order of their sums. */
  static Found count(Lattice lattice, Effort effort, int most) {
    TwoBitsets sums = new TwoBitsets(lattice);
    Optional<Limit> limit = sums.addAll(effort);
    return limit.map(Found::stopped).orElseGet(() -> Found.all(sums.solutions(most)));
  }

  private Optional<Limit> addAll(Effort effort) {
    long[] behind = new long[lattice.size() + 1];
    for (int k = lattice.size() - 1; k >= 0; k--) {
      behind[k] = behind[k + 1] + lattice.weights[k];
    }
    one[0] = 1;
    long reached = 0;
    for (int k = 0; k < lattice.size(); k++) {
      if (lattice.weights[k] > hi) {
        continue;
      }
      int weight = (int) lattice.weights[k];
      // what the weights behind cannot lift into the range needs no bit
      int bottom = (int) Math.max(weight, lattice.lo - behind[k + 1]);
      reached = Math.min(hi, reached + weight);
      int words = Math.max(0, ((int) reached >>> 6) - (bottom >>> 6) + 1);
      Optional<Limit> limit = effort.next(words);
      if (limit.isPresent()) {
        return limit;
      }
      add(weight, (int) reached >>> 6, bottom >>> 6, (char) (k + 1));
      if (severalInRange()) {
        break;
      }
    }
    return Optional.empty();
  }

  /** From the top down, so that no word is read after it was changed; mostly nothing is new. */
  private void add(int weight, int top, int bottom, char by) {
    int whole = weight >>> 6;
    int shift = weight & 63;
    int end = Math.max(bottom, whole + 1);
    int i = top;
    for (; i - BLOCK + 1 >= end; i -= BLOCK) {
      if (anyNew(one, two, i - BLOCK + 1, whole, shift)) {
        for (int k = i; k > i - BLOCK; k--) {
          take(k, whole, shift, by);
        }
      }
    }
    for (; i >= bottom; i--) {
      take(i, whole, shift, by);
    }
  }

  /**
   * Whether a block changes. What has two combinations has one, so that only what {@code ones}
   * brings and {@code twos} has not can be new. Apart and without a branch: nearly all of the time
   * is spent here.
   */
  private static boolean anyNew(long[] ones, long[] twos, int from, int whole, int shift) {
    long fresh = 0;
    for (int i = from; i < from + BLOCK; i++) {
      fresh |= shifted(ones[i - whole], ones[i - whole - 1], shift) & ~twos[i];
    }
    return fresh != 0;
  }

  private void take(int i, int whole, int shift, char by) {
    int j = i - whole;
    long shiftedOne = shifted(one[j], j > 0 ? one[j - 1] : 0, shift);
    if ((shiftedOne & ~two[i]) == 0) {
      return;
    }
    long shiftedTwo = shifted(two[j], j > 0 ? two[j - 1] : 0, shift);
    long freshOne = shiftedOne & ~one[i];
    long freshTwo = (shiftedTwo | (one[i] & shiftedOne)) & ~two[i];
    note(firstBy, i, freshOne, by);
    note(secondBy, i, freshTwo, by);
    one[i] |= freshOne;
    two[i] |= freshTwo;
  }

  /** The word shifted up with what comes in from the word below, nothing when not shifted. */
  private static long shifted(long word, long below, int shift) {
    return word << shift | below >>> 1 >>> (63 - shift);
  }

  private static void note(char[] setBy, int word, long fresh, char by) {
    for (long bits = fresh; bits != 0; bits &= bits - 1) {
      setBy[(word << 6) + Long.numberOfTrailingZeros(bits)] = by;
    }
  }

  private boolean severalInRange() {
    int seen = 0;
    for (int sum = next(one, (int) lattice.lo); sum >= 0 && sum <= hi; sum = next(one, sum + 1)) {
      seen += has(two, sum) ? 2 : 1;
      if (seen > 1) {
        return true;
      }
    }
    return false;
  }

  private List<BitSet> solutions(int most) {
    List<BitSet> found = new ArrayList<>();
    for (int sum = next(one, (int) lattice.lo); sum >= 0 && sum <= hi; sum = next(one, sum + 1)) {
      found.add(combination(sum, false));
      if (has(two, sum)) {
        found.add(combination(sum, true));
      }
      if (found.size() >= most) {
        break;
      }
    }
    return found;
  }

  /**
   * The first or second combination of a sum, read backwards. The second came with a weight either
   * after the first one's: then it is the first combination of the rest and that weight; or with
   * the same weight: then the rest had two itself.
   */
  private BitSet combination(int sum, boolean second) {
    BitSet taken = new BitSet();
    int rest = sum;
    boolean other = second;
    while (other || firstBy[rest] != 0) {
      int by = other ? secondBy[rest] : firstBy[rest];
      other = other && firstBy[rest] == by;
      taken.set(by - 1);
      rest -= (int) lattice.weights[by - 1];
    }
    return taken;
  }

  private static boolean has(long[] bits, int sum) {
    return (bits[sum >>> 6] >>> (sum & 63) & 1) != 0;
  }

  /** The next sum from {@code from} that has its bit, or -1. */
  private static int next(long[] bits, int from) {
    int i = from >>> 6;
    if (i >= bits.length) {
      return -1;
    }
    long word = bits[i] & (-1L << (from & 63));
    while (word == 0) {
      if (++i == bits.length) {
        return -1;
      }
      word = bits[i];
    }
    return (i << 6) + Long.numberOfTrailingZeros(word);
  }
}
