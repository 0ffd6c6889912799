package io.quittance.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A question as it lies in a folder of recorded answers: the body of an OpenAI chat completion, and
 * the same as text for whoever answers it. A server that records and replays on that wire finds the
 * files under the same key.
 *
 * @param instructions what the system message says
 * @param words what the user message says, the source in it
 * @param format the schema as it is sent, with its name
 */
record RecordedQuestion(String instructions, String words, JsonNode format) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter ONE_BLANK = new DefaultIndenter(" ", "\n");
  private static final ObjectWriter PRETTY =
      JSON.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(ONE_BLANK)
              .withArrayIndenter(ONE_BLANK)
              .withSeparators(
                  DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(
                      Separators.Spacing.AFTER)));

  static RecordedQuestion of(Question question) {
    ObjectNode format = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", question.schemaName())
        .put("strict", true)
        .set("schema", parsed(question.schema()));
    return new RecordedQuestion(question.system(), question.user(), format);
  }

  /**
   * @param body a request that was kept
   * @throws IOException when it is no request of this form
   */
  static RecordedQuestion read(byte[] body) throws IOException {
    JsonNode request = JSON.readTree(body);
    JsonNode messages = request.path("messages");
    if (messages.size() != 2 || !messages.path(1).path("content").isTextual()) {
      throw new IOException("it has not one system and one user message");
    }
    return new RecordedQuestion(
        messages.path(0).path("content").asText(),
        messages.path(1).path("content").asText(),
        request.path("response_format"));
  }

  /** Sixteen hex digits over all that the model is shown; how long it may answer is not in it. */
  String key() {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.set("messages", messages());
    shown.set("response_format", format);
    shown.putNull("tools");
    return ReplayKey.of(shown);
  }

  /**
   * @param maxOutputTokens as asked for
   */
  String request(int maxOutputTokens) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", "recorded");
    request.set("messages", messages());
    request.set("response_format", format);
    request.put("max_tokens", maxOutputTokens);
    return pretty(request) + "\n";
  }

  /** All that a model may see of it, and nothing else. */
  String prompt() {
    return "## system\n\n"
        + instructions
        + "\n\n## user\n\n"
        + words
        + "\n\n## response format\n\n```json\n"
        + pretty(format)
        + "\n```\n";
  }

  /** What a model reads of it, to count its tokens. */
  String read() {
    return instructions + "\n" + words + "\n" + format;
  }

  private JsonNode messages() {
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    messages.addObject().put("role", "system").put("content", instructions);
    messages.addObject().put("role", "user").put("content", words);
    return messages;
  }

  private static JsonNode parsed(String schema) {
    try {
      return JSON.readTree(schema);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("the schema of a prompt is JSON", broken);
    }
  }

  private static String pretty(JsonNode node) {
    try {
      return PRETTY.writeValueAsString(node);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
