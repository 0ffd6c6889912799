package io.quittance.command;

import io.quittance.advice.model.Privacy;
import io.quittance.document.ChildProcessReader;
import io.quittance.evaluation.CompareReaders;
import io.quittance.evaluation.Evaluation;
import io.quittance.model.CollectingModel;
import io.quittance.model.LanguageModel;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      "with --verbose. With --compare the same cases go through several readers in one run.",
      "Exit code 0 when every case got an answer, whether right or wrong."
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

  @Option(
      names = "--verbose",
      description = "print the differences of every case; with --compare of every case asked about")
  private boolean verbose;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = {
        "builtin, PROVIDER/NAME, or recorded/FOLDER for answers that were kept there;",
        "default: what the environment says"
      })
  private String model;

  @Option(
      names = {"--prompt", "--prompts"},
      paramLabel = "ID",
      split = ",",
      description = {
        "prompt to ask the model with (default: ${DEFAULT-VALUE}); with --compare several,",
        "each against the one before it"
      },
      defaultValue = "read-advice/v1")
  private List<String> prompts;

  @Option(
      names = "--compare",
      paramLabel = "READER",
      split = ",",
      description = {
        "readers to compare, the last one decides the figures: builtin; both, the built-in",
        "reader and the model where it is in doubt, as the service reads; model, the model alone;",
        "or other models by PROVIDER/NAME, each alone and with `both` beside the built-in reader.",
        "Cost needs QUITTANCE_MODEL_PRICES=MODEL=INPUT/OUTPUT,... for a million tokens each"
      })
  private List<String> compare;

  @Option(
      names = "--collect",
      paramLabel = "FOLDER",
      description = {
        "asks no model: writes each question that would be asked to FOLDER/KEY.prompt.md; its",
        "answer is to be put into FOLDER/KEY.answer, for --model recorded/FOLDER. Repeatable"
      })
  private Path collect;

  @Option(
      names = "--pictures",
      description = {
        "pages that were hardly recognised go to the model as pictures, where it stands beside",
        "the built-in reader"
      })
  private boolean pictures;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      System.err.println(folder + " is not a folder");
      return 2;
    }
    if (collect != null && model != null) {
      System.err.println("--collect asks no model: leave --model out");
      return 2;
    }
    boolean many = compare != null || collect != null;
    if (many && (html != null || save != null || against != null)) {
      System.err.println("--html, --save and --against are of one reader: leave --compare out");
      return 2;
    }
    if (!many && prompts.size() > 1) {
      System.err.println("Several prompts are for --compare, for example --compare builtin,both");
      return 2;
    }
    ReadersOfTheEnvironment readers = ReadersOfTheEnvironment.ofTheProcess();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ChildProcessReader messageReader = readers.messageReader()) {
      int unanswered =
          many ? compare(readers, messageReader, out) : one(readers, messageReader, out);
      return unanswered == 0 ? 0 : 1;
    } catch (IllegalArgumentException wrongSettings) {
      System.err.println(wrongSettings.getMessage());
      return 2;
    } catch (IOException | UncheckedIOException failed) {
      System.err.println(failed.getMessage());
      return 2;
    }
  }

  private int one(
      ReadersOfTheEnvironment readers, ChildProcessReader messageReader, PrintStream out)
      throws IOException {
    Evaluation.Options options = new Evaluation.Options(html, against, save, verbose);
    return new Evaluation(
            messageReader, readers.adviceReader(model, prompts.get(0), privacy()), options)
        .run(folder, out);
  }

  private Privacy privacy() {
    return pictures ? Privacy.IMAGES : Privacy.TEXT;
  }

  private int compare(
      ReadersOfTheEnvironment readers, ChildProcessReader messageReader, PrintStream out)
      throws IOException {
    CollectingModel collecting = collect == null ? null : new CollectingModel(collect);
    LanguageModel usual =
        collecting == null ? readers.languageModel(model).orElse(null) : collecting;
    List<String> words = compare == null ? List.of("builtin", "both") : compare;
    int unanswered =
        new CompareReaders(
                messageReader,
                new Contenders(readers, usual, prompts, privacy()).of(words),
                readers.prices(),
                verbose)
            .run(folder, out);
    if (collecting != null) {
      System.err.printf(
          "%d questions wait for an answer in %s, %d have one, %d others there were not asked%n",
          collecting.waiting(), collect, collecting.answered(), collecting.notAsked());
    }
    return unanswered;
  }
}
