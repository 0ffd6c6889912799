package io.quittance.command;

import io.quittance.advice.AdviceReader;
import io.quittance.document.ChildProcessReader;
import io.quittance.message.Passwords;
import io.quittance.report.InOrder;
import io.quittance.report.MessageReport;
import io.quittance.report.Progress;
import io.quittance.report.ReportFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Reads files and prints one JSON object a line, in the order of the arguments, whatever the files
 * are. No database, no server.
 */
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Reads mails, PDFs, spreadsheets, CSV, HTML and text files and prints what they say was"
          + " paid:",
      "one JSON object a line, in the order of the files. Exit code 0 when every file got an"
          + " answer;",
      "that a file cannot be read is an answer too. Several files are read at the same time.",
      "Needs no database and no server."
    })
final class Extract implements Callable<Integer> {
  /** From this number of files on, a person wants to know how far it is. */
  private static final int MANY = 10;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "files to read")
  private List<String> files;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "passwords to try on protected files, one a line, at most 20")
  private Path passwordFile;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = {
        "builtin, or PROVIDER/NAME with the key and address of the environment",
        "(QUITTANCE_MODEL_API_KEY, QUITTANCE_MODEL_BASE_URL); default: what the environment says"
      })
  private String model;

  @Option(
      names = "--prompt",
      paramLabel = "ID",
      description = "prompt to ask the model with (default: ${DEFAULT-VALUE})",
      defaultValue = "read-advice/v1")
  private String prompt;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = {
        "writes a page for each file and an index: the source with every value marked,",
        "what was read beside it, problems first; opens in any browser, loads nothing"
      })
  private Path report;

  @Override
  public Integer call() {
    ReadersOfTheEnvironment readers = ReadersOfTheEnvironment.ofTheProcess();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ChildProcessReader messageReader = readers.messageReader()) {
      Passwords passwords = passwords();
      AdviceReader adviceReader = readers.adviceReader(model, prompt);
      ReportFolder pages = report == null ? null : ReportFolder.in(report);
      ExtractFile extract =
          new ExtractFile(
              (content, name) -> messageReader.read(content, name, passwords),
              adviceReader,
              new MessageReport(
                  (file, page, dpi, none) -> messageReader.render(file, page, dpi, passwords)),
              pages);
      return run(extract, pages, out) ? 0 : 1;
    } catch (IllegalArgumentException wrongSettings) {
      System.err.println(wrongSettings.getMessage());
      return 2;
    } catch (IOException | UncheckedIOException failed) {
      System.err.println(failed.getMessage());
      return 2;
    }
  }

  /** True when every file got an answer. */
  private boolean run(ExtractFile extract, ReportFolder pages, PrintStream out) throws IOException {
    Progress progress = Progress.onStandardError("files", files.size());
    boolean shown = files.size() >= MANY && System.console() != null;
    AtomicBoolean all = new AtomicBoolean(true);
    InOrder.run(
        files.size(),
        0,
        index -> extract.answer(index, files.get(index)),
        answer -> {
          out.println(answer.json());
          all.compareAndSet(true, answer.answered());
          if (pages != null) {
            pages.list(answer.pageName(), answer.file(), answer.reading());
          }
          if (shown) {
            progress.step();
          }
        });
    progress.end();
    if (pages != null) {
      pages.finish();
    }
    return all.get();
  }

  private Passwords passwords() throws IOException {
    if (passwordFile == null) {
      return Passwords.NONE;
    }
    if (!Files.isReadable(passwordFile)) {
      throw new IOException("The password file cannot be read: " + passwordFile);
    }
    List<String> lines = Files.readAllLines(passwordFile, StandardCharsets.UTF_8);
    return new Passwords(lines.stream().filter(line -> !line.isEmpty()).toList());
  }
}
