package io.quittance.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.MessageReader;
import io.quittance.document.ReadMessage;
import io.quittance.report.MessageReport;
import io.quittance.report.ReportFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads one file and answers, whatever the file is; writes its page where pages are wanted. */
final class ExtractFile {
  private final MessageReader messageReader;
  private final AdviceReader adviceReader;
  private final MessageReport page;
  private final ReportFolder pages;

  /**
   * @param answered false when the file itself could not be had
   */
  record Answer(String file, String pageName, ObjectNode json, Reading reading, boolean answered) {}

  /**
   * @param pages where pages go, or null
   */
  ExtractFile(
      MessageReader messageReader,
      AdviceReader adviceReader,
      MessageReport page,
      ReportFolder pages) {
    this.messageReader = messageReader;
    this.adviceReader = adviceReader;
    this.page = page;
    this.pages = pages;
  }

  /**
   * @param index place of the file among the arguments
   * @throws UncheckedIOException when its page cannot be written
   */
  Answer answer(int index, String file) {
    long begin = System.nanoTime();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file);
    byte[] content;
    try {
      content = Files.readAllBytes(Path.of(file));
    } catch (IOException missing) {
      json.putNull("sha256");
      return finish(json, begin, file, index, new byte[0], null, unreadable(file, missing));
    }
    json.put("sha256", sha256(content));
    ReadMessage message = messageReader.read(content, Path.of(file).getFileName().toString());
    return finish(json, begin, file, index, content, message, adviceReader.read(message));
  }

  private Answer finish(
      ObjectNode json,
      long begin,
      String file,
      int index,
      byte[] content,
      ReadMessage message,
      Reading reading) {
    ReadingJson.addTo(json, reading);
    json.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    String pageName = ReportFolder.pageName(index, file);
    if (pages != null) {
      ReadMessage shown = message == null ? new ReadMessage(null, List.of(), List.of()) : message;
      try {
        pages.write(pageName, page.html(file, content, shown, reading));
      } catch (IOException e) {
        throw new UncheckedIOException("the page of " + file + " cannot be written", e);
      }
    }
    return new Answer(file, pageName, json, reading, message != null);
  }

  private static Reading unreadable(String file, IOException missing) {
    return new Reading(
        Reading.Verdict.UNREADABLE,
        List.of(),
        List.of(
            new Problem(Problem.Code.UNREADABLE, "The file cannot be opened: " + missing, file)),
        List.of(),
        Reading.Usage.NONE);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
