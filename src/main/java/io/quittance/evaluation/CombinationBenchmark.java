package io.quittance.evaluation;

import io.quittance.matching.combination.Combinations;
import io.quittance.matching.combination.CountSubsets;
import io.quittance.matching.combination.OpenAmount;
import io.quittance.matching.combination.SearchLimits;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long counting the combinations of open items takes, beside looking at every subset where that
 * ends at all.
 */
public final class CombinationBenchmark {
  /** 2^24 subsets take a moment, 2^40 a quarter of an hour. */
  private static final int MOST_ENUMERATED = 24;

  private static final long ONE_MILLION_EUR = 100_000_000L;

  private final CountSubsets counting = new CountSubsets(SearchLimits.DEFAULT);

  private record Size(int items, long sum) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(12, ONE_MILLION_EUR / 10),
          new Size(20, ONE_MILLION_EUR / 10),
          new Size(24, ONE_MILLION_EUR / 10),
          new Size(40, ONE_MILLION_EUR * 20),
          new Size(200, ONE_MILLION_EUR / 10),
          new Size(200, ONE_MILLION_EUR / 2),
          new Size(200, ONE_MILLION_EUR * 20),
          new Size(1_000, ONE_MILLION_EUR / 10),
          new Size(10_000, ONE_MILLION_EUR / 10),
          new Size(10_000, ONE_MILLION_EUR / 2));

  /**
   * Counts and prints.
   *
   * @param rounds measured rounds, after one to warm up; the median counts
   * @param out a table, for each size a customer as usual and the hardest one to count
   */
  public void run(int rounds, PrintStream out) {
    FigureTable table =
        new FigureTable(
            "items", "sum in cents", "amounts", "answer", "ms", "of processor", "every subset");
    for (Size size : SIZES) {
      row(table, CombinationSample.usual(size.items(), size.sum()), rounds);
      row(table, CombinationSample.hardest(size.items(), size.sum()), rounds);
    }
    table.print(out);
  }

  private void row(FigureTable table, CombinationSample sample, int rounds) {
    Combinations answer = counting.count(sample.items(), sample.sought(), 0);
    Times counted = Times.of(rounds, () -> counting.count(sample.items(), sample.sought(), 0));
    String every =
        sample.items().size() <= MOST_ENUMERATED
            ? Times.of(1, () -> everySubset(sample)).processor()
            : "-";
    table.row(
        FigureTable.count(sample.items().size()),
        Long.toString(sample.sought()),
        sample.name(),
        words(answer),
        counted.clock(),
        counted.processor(),
        every);
  }

  private static String words(Combinations answer) {
    return answer.fold(
        none -> "none",
        unique -> "only one",
        several -> "several",
        notDecided -> "not decided: " + notDecided.limit().name().toLowerCase(Locale.ROOT));
  }

  /** Medians in milliseconds: by the clock, and of the processor for a machine that is busy. */
  private record Times(String clock, String processor) {
    static Times of(int rounds, Runnable work) {
      ThreadMXBean thread = ManagementFactory.getThreadMXBean();
      long[] clock = new long[rounds];
      long[] processor = new long[rounds];
      work.run();
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        long startOfProcessor = thread.getCurrentThreadCpuTime();
        work.run();
        processor[i] = thread.getCurrentThreadCpuTime() - startOfProcessor;
        clock[i] = System.nanoTime() - start;
      }
      return new Times(median(clock), median(processor));
    }

    private static String median(long[] nanos) {
      Arrays.sort(nanos);
      return String.format(Locale.ROOT, "%.1f", nanos[nanos.length / 2] / 1e6);
    }
  }

  /** Each subset from the one before it by one item more or less, as a Gray code goes. */
  private static int everySubset(CombinationSample sample) {
    long[] amounts = sample.items().stream().mapToLong(OpenAmount::minor).toArray();
    long sum = 0;
    int found = 0;
    for (int i = 1; i < 1 << amounts.length; i++) {
      int changed = Integer.numberOfTrailingZeros(i);
      int gray = i ^ i >>> 1;
      sum += (gray >> changed & 1) != 0 ? amounts[changed] : -amounts[changed];
      found += sum == sample.sought() ? 1 : 0;
    }
    return found;
  }
}
