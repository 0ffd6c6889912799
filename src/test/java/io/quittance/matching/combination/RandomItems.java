package io.quittance.matching.combination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Open items of one customer and an amount, with everything in them that makes counting hard. */
final class RandomItems {
  final List<OpenAmount> items = new ArrayList<>();
  final long sought;
  final long tolerance;

  RandomItems(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(random.nextInt(8) == 0 ? 16 : 11);
    long scale = new long[] {5, 30, 1_000, 50_000, 3_000_000, 1_000_000_000L}[random.nextInt(6)];
    long step = new long[] {1, 1, 1, 2, 100, 4_990}[random.nextInt(6)];
    int creditsIn = new int[] {1_000_000, 4, 2}[random.nextInt(3)];
    for (int i = 0; i < n; i++) {
      items.add(item(i, amount(random, scale, step, creditsIn), random));
    }
    tolerance = random.nextInt(3) == 0 ? random.nextInt((int) Math.min(scale, 500)) : 0;
    sought = sought(random, scale);
  }

  private long amount(Random random, long scale, long step, int creditsIn) {
    int kind = random.nextInt(12);
    if (kind == 0 && random.nextInt(3) == 0) {
      return 0;
    }
    if (kind < 4 && !items.isEmpty()) {
      long other = items.get(random.nextInt(items.size())).minor();
      // the same again, a cent beside it, its opposite
      return kind == 1 ? other : kind == 2 ? other + 1 : -other;
    }
    long amount = (1 + (long) (random.nextDouble() * scale)) * step;
    return random.nextInt(creditsIn) == 0 ? -amount : amount;
  }

  private long sought(Random random, long scale) {
    long sum = 0;
    for (OpenAmount item : items) {
      sum += random.nextInt(3) > 0 ? item.minor() : 0;
    }
    return switch (random.nextInt(5)) {
      case 0 -> 1 + (long) (random.nextDouble() * scale * 2);
      case 1 -> sum + random.nextInt(3) - 1 + (random.nextBoolean() ? tolerance : -tolerance);
      default -> sum;
    };
  }

  private static OpenAmount item(int i, long minor, Random random) {
    LocalDate issued = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(5));
    return new OpenAmount(
        "id" + i,
        random.nextInt(4) == 0 ? "X" + random.nextInt(3) : "RE-" + (100 + i),
        minor,
        random.nextInt(90) == 0 ? null : issued,
        random.nextInt(90) == 0 ? null : issued.plusDays(random.nextInt(4) * 10L),
        random.nextInt(2) == 0 ? null : "PO" + random.nextInt(3));
  }
}
