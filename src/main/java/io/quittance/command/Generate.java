package io.quittance.command;

import io.quittance.evaluation.generate.Generator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes labelled cases that readers can be measured with. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes labelled cases, one folder each: a remittance advice as payers send",
      "it, and its right answer in expected.json. The same seed and number give the",
      "same files. The last line is one JSON object of figures. Layouts are of two",
      "groups that share none: readers are written with one and measured with the",
      "other."
    })
final class Generate implements Callable<Integer> {
  private static final int MOST_CASES = 100_000;

  @Parameters(paramLabel = "DIR", description = "where the case folders go")
  private Path folder;

  @Option(names = "--seed", paramLabel = "N", required = true, description = "any whole number")
  private long seed;

  @Option(names = "--cases", paramLabel = "K", required = true, description = "how many cases")
  private int cases;

  @Option(names = "--measure", description = "use the layouts that are kept for measuring")
  private boolean measure;

  @Override
  public Integer call() throws IOException {
    if (cases < 1 || cases > MOST_CASES) {
      System.err.println("--cases takes a number from 1 to " + MOST_CASES);
      return 2;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(new Generator(seed, measure).run(folder, cases, System.err));
    return 0;
  }
}
