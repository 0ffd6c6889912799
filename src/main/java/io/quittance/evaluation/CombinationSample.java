package io.quittance.evaluation;

import io.quittance.matching.combination.OpenAmount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Open items of one customer and an amount, the same ones every time.
 *
 * @param sought in cents
 */
record CombinationSample(String name, List<OpenAmount> items, long sought) {
  private static final long SEED = 20_240_501;
  private static final long USUAL_CENTS = 50_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  /** Log-normal amounts, one in thirty a credit; the amount is the sum of some of them. */
  static CombinationSample usual(int n, long about) {
    Random random = new Random(SEED + n);
    double median = Math.max(USUAL_CENTS, 1.2 * about / n);
    List<OpenAmount> items = new ArrayList<>();
    long sought = 0;
    for (int i = 0; i < n; i++) {
      long amount = 100 + Math.round(median * Math.exp(random.nextGaussian()));
      items.add(item(i, random.nextInt(30) == 0 ? -amount : amount, random));
    }
    int[] order = random.ints(0, n).distinct().limit(n).toArray();
    for (int i = 0; i < n && sought < about; i++) {
      sought += items.get(order[i]).minor();
    }
    return new CombinationSample("usual", items, sought);
  }

  /**
   * All but one amount are multiples of seven and no combination leaves the remainder that is
   * sought: nothing can be left out, and the count ends only with the last item.
   */
  static CombinationSample hardest(int n, long about) {
    Random random = new Random(SEED + n);
    long mean = Math.max(USUAL_CENTS, 2 * about / n);
    List<OpenAmount> items = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      long sevens = 1 + (long) (random.nextDouble() * 2 * mean / 7);
      items.add(item(i, sevens * 7 + (i == n / 2 ? 1 : 0), random));
    }
    return new CombinationSample("hardest", items, about / 7 * 7 + 3);
  }

  private static OpenAmount item(int i, long minor, Random random) {
    LocalDate issued = FIRST_DAY.plusDays(i % 300);
    return new OpenAmount(
        "item-" + i,
        "RE-" + (10_000 + i),
        minor,
        issued,
        issued.plusDays(random.nextBoolean() ? 30 : 45),
        null);
  }
}
