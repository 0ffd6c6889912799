package io.quittance.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks one provider through LangChain4j's low-level model. The finish reason is looked at before
 * the text: whatever is not said to be finished is not an answer.
 */
public final class AskProvider implements LanguageModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ModelSettings settings;
  private final ModelVariables variables;
  private final ChatModel model;

  public AskProvider(ModelSettings settings) {
    this(settings, ModelVariables.USUAL, Clock.systemUTC());
  }

  /**
   * @param variables what the settings are called, for words that say which one to look at
   * @param clock to read a provider's date by
   */
  AskProvider(ModelSettings settings, ModelVariables variables, Clock clock) {
    this.settings = settings;
    this.variables = variables;
    this.model = ProviderModels.build(settings, clock);
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public String identity() {
    return settings.identity();
  }

  @Override
  public Answer ask(Question question) {
    int maxOutputTokens = Math.min(question.maxOutputTokens(), settings.maxOutputTokens());
    long needed = question.mostTokens() + maxOutputTokens;
    if (needed > settings.contextTokens()) {
      return new Answer.Failed(
          Answer.Cause.QUESTION_TOO_LARGE,
          "the question may need "
              + needed
              + " tokens, "
              + variables.named(ModelSettings.CONTEXT_TOKENS)
              + " is "
              + settings.contextTokens());
    }
    try {
      return read(model.chat(request(question, maxOutputTokens)));
    } catch (RuntimeException trouble) {
      return outcome(trouble);
    }
  }

  private ChatRequest request(Question question, int maxOutputTokens) {
    return switch (settings.schemaMode()) {
      case NATIVE_SCHEMA ->
          ChatRequest.builder()
              .messages(SystemMessage.from(question.system()), user(question))
              .parameters(ProviderModels.parameters(settings, maxOutputTokens, schema(question)))
              .build();
      case PROMPTED ->
          ChatRequest.builder()
              .messages(
                  SystemMessage.from(
                      question.system()
                          + "\nAnswer with one JSON object and nothing else. It must be valid"
                          + " under this JSON Schema:\n"
                          + question.schema()),
                  user(question))
              .parameters(ProviderModels.parameters(settings, maxOutputTokens, null))
              .build();
    };
  }

  private static UserMessage user(Question question) {
    if (question.images().isEmpty()) {
      return UserMessage.from(question.user());
    }
    // One text before all pictures: not every provider takes words between them.
    String pages =
        question.images().stream().map(PageImage::page).collect(Collectors.joining(", "));
    List<Content> contents = new ArrayList<>();
    contents.add(TextContent.from(question.user() + "\n-- pictures in this order: " + pages));
    for (PageImage image : question.images()) {
      contents.add(ImageContent.from(image.base64(), PageImage.MEDIA_TYPE));
    }
    return UserMessage.from(contents);
  }

  private static ResponseFormat schema(Question question) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name(question.schemaName())
                .rootElement(JsonRawSchema.from(question.schema()))
                .build())
        .build();
  }

  private Answer read(ChatResponse response) {
    Answer.Usage usage = CountedTokens.of(response.tokenUsage());
    FinishReason reason = response.finishReason();
    if (reason != FinishReason.STOP) {
      return unfinished(response, reason, usage);
    }
    String text = response.aiMessage().text();
    if (text == null || text.isBlank()) {
      return new Answer.Failed(Answer.Cause.PROTOCOL, "the answer is empty", usage);
    }
    if (text.length() > settings.maxAnswerBytes()) {
      return tooLarge(usage);
    }
    String named = response.modelName();
    return new Answer.Complete(
        text, usage, named == null ? settings.name() : named, settings.schemaMode());
  }

  private static Answer unfinished(ChatResponse response, FinishReason reason, Answer.Usage usage) {
    String said = anthropicStopReason(response).orElse("");
    if (reason == FinishReason.CONTENT_FILTER || said.equals("refusal")) {
      return new Answer.Refused("the provider's filter declined", usage);
    }
    if (reason == null) {
      return new Answer.Truncated(
          "the provider did not say that the answer is finished", usage, false);
    }
    return new Answer.Truncated(
        "the answer ended early (" + reason + ")", usage, reason == FinishReason.LENGTH);
  }

  /** The mapped reason knows no refusal, the wire does. */
  private static Optional<String> anthropicStopReason(ChatResponse response) {
    if (response.metadata() instanceof AnthropicChatResponseMetadata metadata
        && metadata.rawHttpResponse() != null) {
      try {
        JsonNode reason = JSON.readTree(metadata.rawHttpResponse().body()).path("stop_reason");
        return Optional.ofNullable(reason.textValue());
      } catch (JsonProcessingException unreadable) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Answer tooLarge(Answer.Usage usage) {
    return new Answer.Failed(
        Answer.Cause.ANSWER_TOO_LARGE,
        "the answer is longer than " + settings.maxAnswerBytes() + " bytes",
        usage);
  }

  private Answer outcome(RuntimeException trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProviderDeclined declined) {
        return declined(declined);
      }
      if (cause instanceof NoConnection none) {
        return new Answer.Unavailable(none.getMessage(), Optional.empty());
      }
      if (cause instanceof NoAnswer lost) {
        return Answer.Unavailable.lost(lost.getMessage());
      }
      if (cause instanceof AnswerTooLarge) {
        return tooLarge(Answer.Usage.NONE);
      }
      if (cause instanceof ModelRefused refused) {
        return new Answer.Refused(refused.getMessage(), refused.usage());
      }
      if (cause instanceof ContentFilteredException) {
        return new Answer.Refused("the model declined", Answer.Usage.NONE);
      }
    }
    // Only the kind: parser messages quote the answer, and an answer quotes the mail.
    return new Answer.Failed(
        Answer.Cause.PROTOCOL,
        "the response could not be read (" + trouble.getClass().getSimpleName() + ")");
  }

  private Answer declined(ProviderDeclined declined) {
    int status = declined.statusCode();
    if (status == 408 || status == 409 || status == 425 || status == 429 || status >= 500) {
      return new Answer.Unavailable("status " + status, declined.retryAfter());
    }
    String look =
        switch (status) {
          case 401, 403 -> "look at " + variables.named(ModelSettings.API_KEY);
          case 404 ->
              "look at "
                  + variables.named(ModelSettings.NAME)
                  + " and "
                  + variables.named(ModelSettings.BASE_URL);
          case 413 -> "lower " + variables.named(ModelSettings.CONTEXT_TOKENS);
          default ->
              "look at "
                  + variables.named(ModelSettings.NAME)
                  + ", "
                  + variables.named(ModelSettings.SCHEMA)
                  + " and "
                  + variables.named(ModelSettings.TEMPERATURE);
        };
    return new Answer.Failed(Answer.Cause.CONFIGURATION, "status " + status + ", " + look);
  }
}
