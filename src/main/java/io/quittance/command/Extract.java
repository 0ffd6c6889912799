package io.quittance.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ChildProcessReader;
import io.quittance.document.MessageReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.Passwords;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
      "that a file cannot be read is an answer too. Needs no database and no server."
    })
final class Extract implements Callable<Integer> {
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

  @Override
  public Integer call() {
    ReadersOfTheEnvironment readers = new ReadersOfTheEnvironment(System::getenv);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    AdviceReader adviceReader;
    Passwords passwords;
    try {
      passwords = passwords();
      adviceReader = readers.adviceReader(model, prompt);
    } catch (IOException unread) {
      System.err.println("The password file cannot be read: " + passwordFile);
      return 2;
    } catch (IllegalArgumentException wrongSettings) {
      System.err.println(wrongSettings.getMessage());
      return 2;
    }
    boolean allAnswered = true;
    try (ChildProcessReader messageReader = readers.messageReader()) {
      for (String file : files) {
        Answer answer = answer(file, messageReader, passwords, adviceReader);
        out.println(answer.json());
        allAnswered &= answer.answered();
      }
    }
    return allAnswered ? 0 : 1;
  }

  private Passwords passwords() throws IOException {
    if (passwordFile == null) {
      return Passwords.NONE;
    }
    List<String> lines = Files.readAllLines(passwordFile, StandardCharsets.UTF_8);
    return new Passwords(lines.stream().filter(line -> !line.isEmpty()).toList());
  }

  /**
   * @param answered false when the file itself could not be had
   */
  private record Answer(ObjectNode json, boolean answered) {}

  private static Answer answer(
      String file, MessageReader messageReader, Passwords passwords, AdviceReader adviceReader) {
    long begin = System.nanoTime();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file);
    try {
      byte[] content = Files.readAllBytes(Path.of(file));
      json.put("sha256", sha256(content));
      String name = Path.of(file).getFileName().toString();
      ReadMessage message = messageReader.read(content, name, passwords);
      ReadingJson.addTo(json, adviceReader.read(message));
      finish(json, begin);
      return new Answer(json, true);
    } catch (IOException missing) {
      json.putNull("sha256");
      Reading reading =
          new Reading(
              Reading.Verdict.UNREADABLE,
              List.of(),
              List.of(
                  new Problem(
                      Problem.Code.UNREADABLE, "The file cannot be opened: " + missing, file)),
              List.of(),
              Reading.Usage.NONE);
      ReadingJson.addTo(json, reading);
      finish(json, begin);
      return new Answer(json, false);
    }
  }

  private static void finish(ObjectNode json, long begin) {
    json.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
