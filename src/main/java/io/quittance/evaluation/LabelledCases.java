package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds labelled cases in a folder: one subfolder a case with {@code expected.json}, or {@code
 * truth/*.json} that name documents of the folder.
 */
final class LabelledCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BOOKS =
      Set.of("expected.json", "customers.json", "open-items.json", "payments.json");

  private LabelledCases() {}

  /** In the order of their names. */
  static List<LabelledCase> in(Path folder) throws IOException {
    Path truth = folder.resolve("truth");
    return Files.isDirectory(truth) ? ofTruth(folder, truth) : ofFolders(folder);
  }

  private static List<LabelledCase> ofFolders(Path folder) throws IOException {
    List<LabelledCase> cases = new ArrayList<>();
    for (Path caseFolder : children(folder)) {
      Path expected = caseFolder.resolve("expected.json");
      if (!Files.isRegularFile(expected)) {
        continue;
      }
      JsonNode label = JSON.readTree(Files.readAllBytes(expected));
      for (Path source : children(caseFolder)) {
        if (!BOOKS.contains(source.getFileName().toString())) {
          cases.add(
              new LabelledCase(
                  caseFolder.getFileName().toString(),
                  source,
                  label.path("verdict").asText(null),
                  list(label.path("advices")),
                  label.path("accepted")));
        }
      }
    }
    return cases;
  }

  private static List<LabelledCase> ofTruth(Path folder, Path truth) throws IOException {
    List<LabelledCase> cases = new ArrayList<>();
    for (Path file : children(truth)) {
      JsonNode label = JSON.readTree(Files.readAllBytes(file));
      Path source = folder.resolve(label.path("doc").asText());
      if (Files.isRegularFile(source)) {
        JsonNode remittance = label.path("is_remittance");
        String verdict =
            remittance.isBoolean()
                ? (remittance.asBoolean() ? "remittance" : "not-a-remittance")
                : null;
        cases.add(
            new LabelledCase(
                label.path("doc").asText(),
                source,
                verdict,
                TruthForm.advices(label),
                MissingNode.getInstance()));
      }
    }
    return cases;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }
}
