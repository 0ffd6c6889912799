package io.quittance.model;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.util.Set;

/** Builds the provider's client. No retries of its own: a repeated call is a repeated job. */
final class ProviderModels {
  private static final String NO_KEY = "none";
  private static final String OLLAMA_AT_HOME = "http://localhost:11434";

  private ProviderModels() {}

  static ChatModel build(ModelSettings settings) {
    return switch (settings.provider()) {
      case OPENAI -> openAi(settings);
      case ANTHROPIC -> anthropic(settings);
      case OLLAMA -> ollama(settings);
    };
  }

  private static ChatModel openAi(ModelSettings settings) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(new BoundedHttp.Builder(settings))
            .modelName(settings.name())
            .apiKey(key(settings))
            .temperature(settings.temperature())
            .supportedCapabilities(capabilities(settings))
            .strictJsonSchema(true)
            .logRequests(false)
            .logResponses(false)
            .maxRetries(0);
    if (settings.baseUrl() == null) {
      // OpenAI's own models refuse the old name, most compatible servers know only the old one.
      return builder.maxCompletionTokens(settings.maxOutputTokens()).build();
    }
    return builder
        .baseUrl(address(settings.baseUrl()))
        .maxTokens(settings.maxOutputTokens())
        .build();
  }

  private static ChatModel anthropic(ModelSettings settings) {
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .httpClientBuilder(new BoundedHttp.Builder(settings))
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

  private static ChatModel ollama(ModelSettings settings) {
    return OllamaChatModel.builder()
        .httpClientBuilder(new BoundedHttp.Builder(settings))
        .baseUrl(settings.baseUrl() == null ? OLLAMA_AT_HOME : address(settings.baseUrl()))
        .modelName(settings.name())
        .temperature(settings.temperature())
        .numPredict(settings.maxOutputTokens())
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
