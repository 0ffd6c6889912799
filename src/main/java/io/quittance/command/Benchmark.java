package io.quittance.command;

import io.quittance.demo.Fixtures;
import io.quittance.document.ChildProcessReader;
import io.quittance.evaluation.CombinationBenchmark;
import io.quittance.evaluation.ReadingBenchmark;
import io.quittance.evaluation.simulate.MatchingBenchmark;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AdviceReaders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast each format is read on this machine, or how fast is matched. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the mails of the demo, their parts and long documents again and again with the"
          + " built-in",
      "reader and prints milliseconds a document for each format, from bytes to verified advices,",
      "beside what Tika, PDFBox or POI alone need for the text of the same bytes in the same run,",
      "and the most memory the parsing child has had. With --matching: how long it takes to count",
      "the combinations of open items that give an amount, beside looking at every subset, and how",
      "many advices a second are matched while the books grow, beside the plain lookups; this"
          + " needs",
      "the packaged service and takes some minutes."
    })
final class Benchmark implements Callable<Integer> {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "measured rounds; the median counts (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--matching", description = "measures matching instead of reading")
  private boolean matching;

  @Override
  public Integer call() throws IOException {
    if (rounds < 1 || rounds > 10_000) {
      System.err.println("--rounds takes a number from 1 to 10000");
      return 2;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (matching) {
      new CombinationBenchmark().run(rounds, out);
      Path jar = PackagedService.jar();
      try (TemporaryFolder folder = TemporaryFolder.create("quittance-benchmark")) {
        new MatchingBenchmark(rounds, System.err).run(jar, folder.path(), out);
      }
      return 0;
    }
    try (ChildProcessReader messageReader = new ChildProcessReader(ReadingLimits.DEFAULT, 1)) {
      new ReadingBenchmark(messageReader, AdviceReaders.builtIn())
          .run(Fixtures.all("mail.eml"), rounds, out);
    }
    return 0;
  }
}
