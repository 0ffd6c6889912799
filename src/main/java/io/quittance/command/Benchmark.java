package io.quittance.command;

import io.quittance.demo.Fixtures;
import io.quittance.document.ChildProcessReader;
import io.quittance.evaluation.ReadingBenchmark;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AdviceReaders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast mails are read on this machine. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the mails of the demo again and again with the built-in reader and prints mails per",
      "second, beside the time bare Tika needs for the same mails."
    })
final class Benchmark implements Callable<Integer> {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "10",
      description = "rounds over all mails (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    if (rounds < 1 || rounds > 10_000) {
      System.err.println("--rounds takes a number from 1 to 10000");
      return 2;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ChildProcessReader messageReader = new ChildProcessReader(ReadingLimits.DEFAULT, 0)) {
      new ReadingBenchmark(messageReader, AdviceReaders.builtIn())
          .run(Fixtures.all("mail.eml"), rounds, out);
    }
    return 0;
  }
}
