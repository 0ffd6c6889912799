package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Random;

/** Chance from a seed: the same seed gives the same throws on every machine. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** Independent of how many throws other cases need. */
  static Dice ofCase(long seed, int index) {
    return new Dice(seed * 1_000_003L + index * 7_919L + 17);
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
