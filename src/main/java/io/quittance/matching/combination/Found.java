package io.quittance.matching.combination;

import io.quittance.matching.combination.Combinations.Limit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a count has found.
 *
 * @param solutions different ones, as positions of the lattice that are taken. Without a limit: all
 *     of them when less than two
 * @param limit what ended the count early
 */
record Found(List<BitSet> solutions, Optional<Limit> limit) {
  static Found stopped(Limit limit) {
    return new Found(List.of(), Optional.of(limit));
  }

  static Found all(List<BitSet> solutions) {
    return new Found(solutions, Optional.empty());
  }
}
