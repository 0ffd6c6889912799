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
      "Reads labelled cases and compares: what was read wrong, tables per format, language and",
      "layout, how sure the readers were, and as the last line one JSON object of figures.",
      "A case is a folder with source files and expected.json, up to three folders deep; a folder",
      "with truth/*.json is understood too. Differences are printed for up to 100 cases, of more",
      "with --verbose. Exit code 0 when every case got an answer, whether right or wrong."
    })
final class Evaluate implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder of labelled cases")
  private Path folder;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "page with the tables and what was read wrong, right and read side by side")
  private Path html;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "keeps the run as JSON lines, for a later --against")
  private Path save;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "compares with a run that was kept: cases fixed and broken, figures")
  private Path against;

  @Option(names = "--verbose", description = "print the differences of every case")
  private boolean verbose;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "builtin, or PROVIDER/NAME; default: what the environment says")
  private String model;

  @Option(
      names = "--prompt",
      paramLabel = "ID",
      description = "prompt to ask the model with (default: ${DEFAULT-VALUE})",
      defaultValue = "read-advice/v1")
  private String prompt;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      System.err.println(folder + " is not a folder");
      return 2;
    }
    ReadersOfTheEnvironment readers = ReadersOfTheEnvironment.ofTheProcess();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Evaluation.Options options = new Evaluation.Options(html, against, save, verbose);
    try (ChildProcessReader messageReader = readers.messageReader()) {
      return new Evaluation(messageReader, readers.adviceReader(model, prompt), options)
                  .run(folder, out)
              == 0
          ? 0
          : 1;
    } catch (IllegalArgumentException wrongSettings) {
      System.err.println(wrongSettings.getMessage());
      return 2;
    } catch (IOException failed) {
      System.err.println(failed.getMessage());
      return 2;
    }
  }
}
