package io.quittance.evaluation;

/** How often one field was read right, omitted, wrong or invented. */
final class FieldCount {
  /** What a read value is against the right one. */
  enum Outcome {
    /** Equal or accepted; where the source says nothing, nothing was read. */
    RIGHT,
    OMITTED,
    WRONG,
    INVENTED
  }

  private final int[] counts = new int[Outcome.values().length];

  void count(Outcome outcome) {
    counts[outcome.ordinal()]++;
  }

  int of(Outcome outcome) {
    return counts[outcome.ordinal()];
  }

  int all() {
    int sum = 0;
    for (int each : counts) {
      sum += each;
    }
    return sum;
  }

  void add(FieldCount other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }
}
