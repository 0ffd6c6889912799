package io.quittance.evaluation;

import io.quittance.advice.AdviceReader;
import io.quittance.document.ChildProcessReader;
import io.quittance.evaluation.BenchmarkSamples.Sample;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long the same bytes take here, from bytes to verified advices, child included, and in the
 * libraries alone, from bytes to text, in the same run. What counts is the ratio: it hardly depends
 * on the machine.
 */
public final class ReadingBenchmark {
  private static final int WARM_UP_ROUNDS = 3;

  private final ChildProcessReader messageReader;
  private final AdviceReader adviceReader;
  private final BareParsers bare = new BareParsers();

  public ReadingBenchmark(ChildProcessReader messageReader, AdviceReader adviceReader) {
    this.messageReader = messageReader;
    this.adviceReader = adviceReader;
  }

  /** Nanoseconds of one round over the samples of a format. */
  private record Times(long[] ours, long[] parsing, long[] library) {
    static Times of(int rounds) {
      return new Times(new long[rounds], new long[rounds], new long[rounds]);
    }
  }

  /**
   * @param mails also taken apart: their parts are samples of their formats
   * @param rounds measured rounds, after some to warm up; the median counts
   * @param out a table, a row for each format
   */
  public void run(List<byte[]> mails, int rounds, PrintStream out) throws IOException {
    Map<String, List<Sample>> formats = BenchmarkSamples.of(mails);
    FigureTable table =
        new FigureTable(
            "format", "documents", "ms/document", "of it child", "library", "ms", "ratio");
    formats.forEach(
        (format, samples) -> {
          Times times = measure(samples, rounds);
          double ours = millis(times.ours(), samples.size());
          double library = millis(times.library(), samples.size());
          table.row(
              format,
              FigureTable.count(samples.size()),
              decimal(ours),
              decimal(millis(times.parsing(), samples.size())),
              BareParsers.name(samples.get(0).fileName()),
              decimal(library),
              decimal(ours / library));
        });
    table.print(out);
    long peak =
        messageReader.processes().stream().mapToLong(ReadingBenchmark::peak).max().orElse(0);
    out.printf(
        Locale.ROOT,
        "parsing child: heap setting %d MB, peak of the whole process %s%n",
        ReadingLimits.DEFAULT.childHeapMegabytes(),
        peak == 0 ? "unknown" : peak / 1024 + " MB");
  }

  private Times measure(List<Sample> samples, int rounds) {
    Times warm = Times.of(WARM_UP_ROUNDS);
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      round(samples, warm, round);
    }
    Times times = Times.of(rounds);
    for (int round = 0; round < rounds; round++) {
      round(samples, times, round);
    }
    return times;
  }

  private void round(List<Sample> samples, Times times, int round) {
    long begin = System.nanoTime();
    for (Sample sample : samples) {
      long start = System.nanoTime();
      var message = messageReader.read(sample.content(), sample.fileName());
      times.parsing()[round] += System.nanoTime() - start;
      adviceReader.read(message);
    }
    times.ours()[round] = System.nanoTime() - begin;
    begin = System.nanoTime();
    samples.forEach(bare::parse);
    times.library()[round] = System.nanoTime() - begin;
  }

  private static double millis(long[] rounds, int documents) {
    long[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6 / documents;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  /** Kilobytes of memory a process had at most, where the system tells; else 0. */
  private static long peak(long process) {
    Path status = Path.of("/proc", Long.toString(process), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException unknown) {
      return 0;
    }
  }
}
