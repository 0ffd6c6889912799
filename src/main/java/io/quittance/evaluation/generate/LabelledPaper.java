package io.quittance.evaluation.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A source with its right answer.
 *
 * @param fileName of the source
 * @param expected in the form of {@code expected.json}
 */
record LabelledPaper(String fileName, byte[] content, ObjectNode expected) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final byte[] NOTHING = {};

  void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(fileName), content);
    Files.write(folder.resolve("expected.json"), JSON.writeValueAsBytes(expected));
  }

  LabelledPaper withoutContent() {
    return new LabelledPaper(fileName, NOTHING, expected);
  }

  String label(String name) {
    return expected.path("labels").path(name).asText();
  }

  boolean remittance() {
    return expected.path("verdict").asText().equals("remittance");
  }

  int lines() {
    int lines = 0;
    for (var advice : expected.path("advices")) {
      lines += advice.path("lines").size();
    }
    return lines;
  }
}
