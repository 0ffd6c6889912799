package io.quittance.advice.metamorphic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.evaluation.generate.Generator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A generated case.
 *
 * @param name of its folder
 * @param truth its {@code expected.json}
 */
public record Sample(String name, Source source, JsonNode truth) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRUTH = "expected.json";

  /** Cases of the layouts that readers are developed with. */
  public static List<Sample> generated(long seed, int cases, Path folder) throws IOException {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Generator(seed, false).run(folder, cases, silent);
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.sorted().toList()) {
        samples.add(of(each));
      }
    }
    return samples;
  }

  private static Sample of(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(each -> !each.endsWith(TRUTH)).findFirst().orElseThrow();
      Source source = new Source(file.getFileName().toString(), Files.readAllBytes(file));
      JsonNode truth = JSON.readTree(Files.readAllBytes(folder.resolve(TRUTH)));
      return new Sample(folder.getFileName().toString(), source, truth);
    }
  }

  String label(String key) {
    return truth.path("labels").path(key).asText();
  }

  public String format() {
    return label("format");
  }

  /** The numbers of all items that are printed. */
  Set<String> itemNumbers() {
    Set<String> numbers = new LinkedHashSet<>();
    for (JsonNode advice : truth.path("advices")) {
      for (JsonNode line : advice.path("lines")) {
        numbers.add(line.path("invoiceNumber").asText());
      }
    }
    return numbers;
  }
}
