package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run kept as JSON lines: one for each case, the last one with the figures of all.
 *
 * @param differences of each case, empty when it was right
 */
record SavedRun(Map<String, List<String>> differences, JsonNode figures) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CASES = 1_000_000;

  /** As if it had been kept and read again. */
  static SavedRun of(List<CaseResult> results, Score total) {
    Map<String, List<String>> differences = new LinkedHashMap<>();
    results.forEach(
        result ->
            differences.put(
                result.name(),
                result.score().differences.stream().map(Score.Difference::toString).toList()));
    return new SavedRun(differences, total.figures());
  }

  static void write(Path file, List<CaseResult> results, Score total) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (CaseResult result : results) {
        out.write(JSON.writeValueAsString(line(result)));
        out.write('\n');
      }
      ObjectNode last = JsonNodeFactory.instance.objectNode();
      last.set("figures", total.figures());
      last.set("certainty", total.certainty.json());
      out.write(JSON.writeValueAsString(last));
      out.write('\n');
    }
  }

  private static ObjectNode line(CaseResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("case", result.name());
    node.set("labels", result.labels().json());
    node.put("right", result.score().right());
    node.set("figures", result.score().figures());
    ArrayNode differences = node.putArray("differences");
    for (Score.Difference difference : result.score().differences) {
      differences
          .addObject()
          .put("where", difference.where())
          .put("right", difference.right())
          .put("read", difference.read());
    }
    return node;
  }

  /**
   * @throws IOException when the file cannot be read or was not written by {@link #write}
   */
  static SavedRun read(Path file) throws IOException {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    JsonNode figures = null;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode node = JSON.readTree(line);
        if (node.has("case") && cases.size() < MOST_CASES) {
          cases.put(node.get("case").asText(), differences(node.path("differences")));
        } else if (node.has("figures")) {
          figures = node.get("figures");
        }
      }
    }
    if (figures == null) {
      throw new IOException(file + " is no saved run: its last line has no figures");
    }
    return new SavedRun(cases, figures);
  }

  private static List<String> differences(JsonNode array) {
    List<String> differences = new ArrayList<>();
    for (JsonNode node : array) {
      differences.add(
          new Score.Difference(
                  node.path("where").asText(),
                  node.path("right").asText(),
                  node.path("read").asText())
              .toString());
    }
    return differences;
  }
}
