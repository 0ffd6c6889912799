package io.quittance.command;

import io.quittance.document.ChildProcessReader;
import io.quittance.evaluation.Evaluation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the readers on files whose right answer is known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Reads labelled cases and compares: a line for each case with what was read wrong,",
      "and as the last line one JSON object of figures. A case is a folder with source files and",
      "expected.json; a folder with truth/*.json is understood too."
    })
final class Evaluate implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder of labelled cases")
  private Path folder;

  @Option(names = "--model", paramLabel = "MODEL", description = "builtin, or PROVIDER/NAME")
  private String model;

  @Option(names = "--prompt", paramLabel = "ID", defaultValue = "read-advice/v1")
  private String prompt;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      System.err.println(folder + " is not a folder");
      return 2;
    }
    ReadersOfTheEnvironment readers = new ReadersOfTheEnvironment(System::getenv);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ChildProcessReader messageReader = readers.messageReader()) {
      return new Evaluation(messageReader, readers.adviceReader(model, prompt)).run(folder, out)
              == 0
          ? 0
          : 1;
    }
  }
}
