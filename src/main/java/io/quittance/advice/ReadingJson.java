package io.quittance.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A reading in JSON and back: what {@code extract} prints and what is kept with a message. */
public final class ReadingJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadingJson() {}

  public static String write(Reading reading) {
    ObjectNode node = JSON.createObjectNode();
    addTo(node, reading);
    return node.toString();
  }

  /** Adds verdict, advices, problems, readers and usage to an object. */
  public static void addTo(ObjectNode node, Reading reading) {
    node.put("verdict", reading.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    ArrayNode advices = node.putArray("advices");
    reading.advices().forEach(advice -> advices.add(AdviceJson.write(advice)));
    ArrayNode problems = node.putArray("problems");
    reading.problems().forEach(problem -> problems.add(write(problem)));
    ArrayNode readers = node.putArray("readers");
    reading.readers().forEach(readers::add);
    ObjectNode usage = node.putObject("usage");
    usage.put("calls", reading.usage().calls());
    usage.put("inputTokens", reading.usage().inputTokens());
    usage.put("outputTokens", reading.usage().outputTokens());
  }

  public static ObjectNode write(Problem problem) {
    return JSON.createObjectNode()
        .put("code", problem.code().text())
        .put("message", problem.message())
        .put("where", problem.where());
  }

  /**
   * @throws IllegalArgumentException when the text is no reading
   */
  public static Reading read(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a reading", e);
    }
    List<Advice> advices = new ArrayList<>();
    node.path("advices").forEach(advice -> advices.add(AdviceJson.read(advice)));
    List<Problem> problems = new ArrayList<>();
    node.path("problems").forEach(problem -> problems.add(problem(problem)));
    List<String> readers = new ArrayList<>();
    node.path("readers").forEach(reader -> readers.add(reader.asText()));
    JsonNode usage = node.path("usage");
    return new Reading(
        Reading.Verdict.valueOf(
            node.path("verdict").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
        advices,
        problems,
        readers,
        new Reading.Usage(
            usage.path("calls").asInt(),
            usage.path("inputTokens").asLong(),
            usage.path("outputTokens").asLong()));
  }

  private static Problem problem(JsonNode node) {
    String text = node.path("code").asText();
    Problem.Code code =
        Arrays.stream(Problem.Code.values())
            .filter(known -> known.text().equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no problem is called " + text));
    return new Problem(
        code,
        node.path("message").asText(),
        node.hasNonNull("where") ? node.get("where").asText() : null);
  }
}
