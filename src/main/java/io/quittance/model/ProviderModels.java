package io.quittance.model;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Builds the provider's client. No retries of its own: a repeated call is a repeated job. */
final class ProviderModels {
  private static final String NO_KEY = "none";
  private static final String OLLAMA_AT_HOME = "http://localhost:11434";

  private ProviderModels() {}

  static ChatModel build(ModelSettings settings, Clock clock) {
    return switch (settings.provider()) {
      case OPENAI -> openAi(settings, clock);
      case AZURE -> azure(settings, clock);
      case ANTHROPIC -> anthropic(settings, clock);
      case GEMINI -> gemini(settings, clock);
      case MISTRAL -> mistral(settings, clock);
      case OLLAMA -> ollama(settings, clock);
      case BEDROCK -> BedrockModel.build(settings, capabilities(settings), clock);
    };
  }

  /**
   * What goes out with one question. OpenAI's own models, also Azure's, refuse the old name of the
   * bound, most compatible servers know only the old one.
   *
   * @param schema null when it stands in the instructions
   */
  static ChatRequestParameters parameters(
      ModelSettings settings, int maxOutputTokens, ResponseFormat schema) {
    return namesTheBoundAnew(settings)
        ? OpenAiChatRequestParameters.builder()
            .maxCompletionTokens(maxOutputTokens)
            .responseFormat(schema)
            .build()
        : ChatRequestParameters.builder()
            .maxOutputTokens(maxOutputTokens)
            .responseFormat(schema)
            .build();
  }

  private static boolean namesTheBoundAnew(ModelSettings settings) {
    return settings.provider() == Provider.AZURE
        || (settings.provider() == Provider.OPENAI && settings.baseUrl() == null);
  }

  private static OpenAiChatModel.OpenAiChatModelBuilder openAiProtocol(
      ModelSettings settings, Clock clock) {
    return OpenAiChatModel.builder()
        .httpClientBuilder(new BoundedHttp.Builder(settings, clock))
        .modelName(settings.name())
        .temperature(settings.temperature())
        .supportedCapabilities(capabilities(settings))
        .strictJsonSchema(true)
        .logRequests(false)
        .logResponses(false)
        .maxRetries(0);
  }

  private static ChatModel openAi(ModelSettings settings, Clock clock) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        openAiProtocol(settings, clock).apiKey(key(settings));
    if (settings.baseUrl() != null) {
      builder.baseUrl(address(settings.baseUrl()));
    }
    return builder.build();
  }

  /**
   * Azure takes its key in a header of its own. An address with {@code ?api-version=} is one of the
   * older ones that name the deployment in the path.
   */
  private static ChatModel azure(ModelSettings settings, Clock clock) {
    URI address = settings.baseUrl();
    String whole = address(address);
    String version = address.getQuery();
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        openAiProtocol(settings, clock)
            .baseUrl(version == null ? whole : whole.substring(0, whole.indexOf('?')))
            .customHeaders(Map.of("api-key", key(settings)));
    if (version != null) {
      builder.customQueryParams(Map.of("api-version", version.substring(version.indexOf('=') + 1)));
    }
    return builder.build();
  }

  private static ChatModel gemini(ModelSettings settings, Clock clock) {
    GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder builder =
        GoogleAiGeminiChatModel.builder()
            .httpClientBuilder(new BoundedHttp.Builder(settings, clock))
            .modelName(settings.name())
            .apiKey(key(settings))
            .temperature(settings.temperature())
            .logRequestsAndResponses(false)
            .supportedCapabilities(capabilities(settings))
            .maxRetries(0);
    if (settings.baseUrl() != null) {
      builder.baseUrl(address(settings.baseUrl()));
    }
    return builder.build();
  }

  private static ChatModel mistral(ModelSettings settings, Clock clock) {
    MistralAiChatModel.MistralAiChatModelBuilder builder =
        MistralAiChatModel.builder()
            .httpClientBuilder(new BoundedHttp.Builder(settings, clock))
            .modelName(settings.name())
            .apiKey(key(settings))
            .temperature(settings.temperature())
            .supportedCapabilities(capabilities(settings))
            .strictJsonSchema(true)
            .logRequests(false)
            .logResponses(false)
            .maxRetries(0);
    if (settings.baseUrl() != null) {
      builder.baseUrl(address(settings.baseUrl()));
    }
    return builder.build();
  }

  private static ChatModel anthropic(ModelSettings settings, Clock clock) {
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .httpClientBuilder(new BoundedHttp.Builder(settings, clock))
            .modelName(settings.name())
            .apiKey(key(settings))
            .temperature(settings.temperature())
            .maxTokens(settings.maxOutputTokens())
            .cacheSystemMessages(true)
            .supportedCapabilities(capabilities(settings))
            .logRequests(false)
            .logResponses(false)
            .maxRetries(0);
    if (settings.baseUrl() != null) {
      builder.baseUrl(address(settings.baseUrl()));
    }
    return builder.build();
  }

  private static ChatModel ollama(ModelSettings settings, Clock clock) {
    return OllamaChatModel.builder()
        .httpClientBuilder(new BoundedHttp.Builder(settings, clock))
        .baseUrl(settings.baseUrl() == null ? OLLAMA_AT_HOME : address(settings.baseUrl()))
        .modelName(settings.name())
        .temperature(settings.temperature())
        .numCtx(settings.contextTokens())
        .supportedCapabilities(capabilities(settings))
        .logRequests(false)
        .logResponses(false)
        .maxRetries(0)
        .build();
  }

  private static Set<Capability> capabilities(ModelSettings settings) {
    return switch (settings.schemaMode()) {
      case NATIVE_SCHEMA -> Set.of(RESPONSE_FORMAT_JSON_SCHEMA);
      case PROMPTED -> Set.of();
    };
  }

  private static String key(ModelSettings settings) {
    return settings.apiKey() == null ? NO_KEY : settings.apiKey();
  }

  private static String address(URI uri) {
    return uri.toString();
  }
}
