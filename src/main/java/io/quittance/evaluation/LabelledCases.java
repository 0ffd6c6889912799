package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds labelled cases in a folder: a subfolder a case with {@code expected.json}, down to three
 * floors, or {@code truth/*.json} that name documents of the folder.
 */
final class LabelledCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEPTH = 3;
  private static final String EXPECTED = "expected.json";
  private static final Set<String> NO_SOURCES =
      Set.of(EXPECTED, "customers.json", "open-items.json", "payments.json", "policy.json");

  private LabelledCases() {}

  /** In the order of their names. */
  static List<LabelledCase> in(Path folder) throws IOException {
    Path truth = folder.resolve("truth");
    List<LabelledCase> cases = new ArrayList<>();
    if (Files.isDirectory(truth)) {
      for (Path file : children(truth)) {
        TruthForm.read(folder, JSON.readTree(Files.readAllBytes(file))).ifPresent(cases::add);
      }
    } else {
      addFolders(folder, folder, DEPTH, cases);
    }
    return cases;
  }

  private static void addFolders(Path top, Path folder, int depth, List<LabelledCase> cases)
      throws IOException {
    if (Files.isRegularFile(folder.resolve(EXPECTED))) {
      addCase(top, folder, cases);
      return;
    }
    for (Path child : depth == 0 ? List.<Path>of() : children(folder)) {
      if (Files.isDirectory(child)) {
        addFolders(top, child, depth - 1, cases);
      }
    }
  }

  private static void addCase(Path top, Path folder, List<LabelledCase> cases) throws IOException {
    JsonNode label = JSON.readTree(Files.readAllBytes(folder.resolve(EXPECTED)));
    List<Path> sources =
        children(folder).stream()
            .filter(file -> Files.isRegularFile(file))
            .filter(file -> !NO_SOURCES.contains(file.getFileName().toString()))
            .toList();
    String name = top.equals(folder) ? top.getFileName().toString() : name(top.relativize(folder));
    for (Path source : sources) {
      cases.add(
          new LabelledCase(
              sources.size() == 1 ? name : name + "/" + source.getFileName(),
              source,
              label.path("verdict").asText(null),
              list(label.path("advices")),
              label.path("accepted"),
              CaseLabels.of(label.path("labels")),
              LabelledCase.Leniency.NONE));
    }
  }

  private static String name(Path path) {
    return path.toString().replace('\\', '/');
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
