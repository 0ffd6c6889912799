package io.quittance.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Looks for a refusal in the body of a response, where LangChain4j (1.16.3) loses what it took:
 * OpenAI's {@code refusal} becomes an exception without usage, and a prompt that Gemini blocked has
 * no candidates, at which the library breaks.
 */
final class ReadRefusal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadRefusal() {}

  /**
   * @param body of a response whose status says success
   */
  static Optional<ModelRefused> in(Provider provider, String body) {
    return switch (provider) {
      case OPENAI, AZURE -> openAi(parsed(body));
      case GEMINI -> gemini(parsed(body));
      case ANTHROPIC, MISTRAL, OLLAMA, BEDROCK -> Optional.empty();
    };
  }

  private static Optional<ModelRefused> openAi(JsonNode body) {
    if (body.at("/choices/0/message/refusal").asText("").isBlank()) {
      return Optional.empty();
    }
    JsonNode usage = body.path("usage");
    return Optional.of(
        new ModelRefused(
            "the model declined",
            CountedTokens.openAi(
                usage.path("prompt_tokens").asLong(),
                usage.path("completion_tokens").asLong(),
                usage.path("total_tokens").asLong())));
  }

  private static Optional<ModelRefused> gemini(JsonNode body) {
    boolean blocked = !body.at("/promptFeedback/blockReason").asText("").isBlank();
    if (!blocked || !body.path("candidates").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelRefused(
            "the provider's filter declined",
            CountedTokens.sum(body.at("/usageMetadata/promptTokenCount").asLong(), 0)));
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      // Said by whoever reads the response.
      return JSON.missingNode();
    }
  }
}
