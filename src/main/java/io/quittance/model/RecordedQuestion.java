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
import java.util.ArrayList;
import java.util.List;

/**
 * A question as it lies in a folder of recorded answers: the body of an OpenAI chat completion, and
 * the same as text for whoever answers it. A server that records and replays on that wire finds the
 * files under the same key.
 *
 * @param instructions what the system message says
 * @param words what the user message says, the source in it
 * @param format the schema as it is sent, with its name
 * @param pictures in the order of the words; usually none
 */
record RecordedQuestion(
    String instructions, String words, JsonNode format, List<RecordedPicture> pictures) {
  private static final String PICTURE = "picture";
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
    return new RecordedQuestion(
        question.system(),
        question.user(),
        format,
        question.images().stream().map(RecordedPicture::of).toList());
  }

  /**
   * @param body a request that was kept
   * @throws IOException when it is no request of this form
   */
  static RecordedQuestion read(byte[] body) throws IOException {
    JsonNode request = JSON.readTree(body);
    JsonNode messages = request.path("messages");
    JsonNode user = messages.path(1).path("content");
    JsonNode words = user.isArray() ? user.path(0).path("text") : user;
    if (messages.size() != 2 || !words.isTextual()) {
      throw new IOException("it has not one system and one user message");
    }
    List<RecordedPicture> pictures = new ArrayList<>();
    for (JsonNode part : user) {
      if (part.has(PICTURE)) {
        pictures.add(new RecordedPicture(part.path("page").asText(), part.path(PICTURE).asText()));
      }
    }
    return new RecordedQuestion(
        messages.path(0).path("content").asText(),
        words.asText(),
        request.path("response_format"),
        pictures);
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
        + shownPictures()
        + "\n\n## response format\n\n```json\n"
        + pretty(format)
        + "\n```\n";
  }

  private String shownPictures() {
    StringBuilder shown = new StringBuilder();
    for (RecordedPicture picture : pictures) {
      shown.append(shown.isEmpty() ? "\n\n## pictures\n" : "");
      shown.append("\n- ").append(picture.page()).append(": ").append(pictureFile(picture.page()));
    }
    return shown.toString();
  }

  /** The name of the file in which the picture of a page lies for whoever answers. */
  String pictureFile(String page) {
    return key() + "." + page + ".png";
  }

  /** Tokens of what a model reads of it, about. */
  long tokens() {
    return CountTokens.of(instructions + "\n" + words + "\n" + format)
        + pictures.stream().mapToLong(RecordedPicture::tokens).sum();
  }

  private JsonNode messages() {
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    messages.addObject().put("role", "system").put("content", instructions);
    ObjectNode user = messages.addObject().put("role", "user");
    if (pictures.isEmpty()) {
      user.put("content", words);
      return messages;
    }
    ArrayNode parts = user.putArray("content");
    parts.addObject().put("type", "text").put("text", words);
    for (RecordedPicture picture : pictures) {
      parts
          .addObject()
          .put("type", PICTURE)
          .put("page", picture.page())
          .put(PICTURE, picture.shows());
    }
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
