package io.quittance.evaluation.simulate;

import java.util.List;
import java.util.Random;

/** Chance from a seed; each purpose has a stream of its own, so that one does not move another. */
final class Chance {
  private final Random random;

  Chance(long seed, String purpose) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
  }

  /** Both ends included. */
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  boolean percent(int percent) {
    return perMille(percent * 10);
  }

  boolean perMille(int perMille) {
    return random.nextInt(1000) < perMille;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** A choice by its weight; weights are positive where they may be chosen. */
  <T extends Weighted> T weighted(List<T> choices) {
    int left = random.nextInt(choices.stream().mapToInt(Weighted::weight).sum());
    for (T choice : choices) {
      left -= choice.weight();
      if (left < 0) {
        return choice;
      }
    }
    throw new IllegalStateException("weights changed while they were counted");
  }

  /** What has a share in a choice. */
  interface Weighted {
    int weight();
  }

  /** An amount in cents as invoices have them: log-normal, the median about 500.00. */
  long cents() {
    long cents = 100 + Math.round(50_000 * Math.exp(1.1 * random.nextGaussian()));
    return percent(15) ? cents / 1000 * 1000 + 1000 : cents;
  }

  /** How big something is among others: few are large, most are small. */
  int heavyTailed(int most) {
    return (int)
        Math.max(1, Math.min(most, Math.round(1 / Math.pow(1 - random.nextDouble(), 0.9))));
  }

  String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(between(i == 0 ? 1 : 0, 9));
    }
    return digits.toString();
  }
}
