package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Random;

/** Chance from a seed: the same seed gives the same throws on every machine. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** Independent of how many throws other cases need, and of what the other split gets. */
  static Dice ofCase(long seed, Split split, int index) {
    return new Dice(mixed(mixed(seed * 31 + split.ordinal()) + index));
  }

  /** Spreads neighbouring seeds far apart (the finalizer of SplitMix64). */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Both ends included. */
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(between(i == 0 ? 1 : 0, 9));
    }
    return digits.toString();
  }

  long seed() {
    return random.nextLong();
  }
}
