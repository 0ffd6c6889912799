package io.quittance.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which model is asked and every limit on asking it. The key is never printed.
 *
 * @param baseUrl null for the provider's own address
 * @param apiKey null when none is needed (Ollama, a server of one's own)
 * @param schemaMode how the schema is sent; PROMPTED for servers that know no JSON Schema
 * @param temperature null leaves it out, for models that accept none
 * @param connectTimeout until the connection stands
 * @param timeout for the whole call, to the last byte of the answer
 * @param maxOutputTokens bound asked of the provider
 * @param contextTokens what question and answer may take together; also told to Ollama, which
 *     otherwise cuts a long question silently
 * @param maxAnswerBytes a longer response is dropped while it arrives
 * @param maxConcurrentCalls a call beyond them is not made
 * @param failuresToOpen failures in a row after which calls pause
 * @param openFor how long they pause
 */
public record ModelSettings(
    Provider provider,
    String name,
    URI baseUrl,
    String apiKey,
    Answer.Mode schemaMode,
    Double temperature,
    Duration connectTimeout,
    Duration timeout,
    int maxOutputTokens,
    int contextTokens,
    int maxAnswerBytes,
    int maxConcurrentCalls,
    int failuresToOpen,
    Duration openFor) {

  public static final String PROVIDER = "QUITTANCE_MODEL_PROVIDER";
  public static final String NAME = "QUITTANCE_MODEL_NAME";
  public static final String BASE_URL = "QUITTANCE_MODEL_BASE_URL";
  public static final String API_KEY = "QUITTANCE_MODEL_API_KEY";
  public static final String API_KEY_FILE = "QUITTANCE_MODEL_API_KEY_FILE";
  public static final String SCHEMA = "QUITTANCE_MODEL_SCHEMA";
  public static final String TEMPERATURE = "QUITTANCE_MODEL_TEMPERATURE";
  public static final String TIMEOUT = "QUITTANCE_MODEL_TIMEOUT";
  public static final String MAX_OUTPUT_TOKENS = "QUITTANCE_MODEL_MAX_OUTPUT_TOKENS";
  public static final String CONTEXT_TOKENS = "QUITTANCE_MODEL_CONTEXT_TOKENS";

  /** The most that the timeout of a model may be set to. */
  public static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private static final int DEFAULT_OUTPUT_TOKENS = 8_192;
  private static final int DEFAULT_CONTEXT_TOKENS = 65_536;
  private static final int DEFAULT_ANSWER_BYTES = 1_000_000;

  public ModelSettings {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(NAME + " must name the model to ask");
    }
    if (contextTokens <= maxOutputTokens) {
      throw new IllegalArgumentException(
          CONTEXT_TOKENS + " must be more than " + MAX_OUTPUT_TOKENS + ", it holds both");
    }
  }

  /** The usual limits for a provider and a model. */
  public static ModelSettings of(Provider provider, String name, URI baseUrl, String apiKey) {
    return new ModelSettings(
        provider,
        name,
        baseUrl,
        apiKey,
        Answer.Mode.NATIVE_SCHEMA,
        0.0,
        Duration.ofSeconds(10),
        Duration.ofSeconds(120),
        DEFAULT_OUTPUT_TOKENS,
        DEFAULT_CONTEXT_TOKENS,
        DEFAULT_ANSWER_BYTES,
        2,
        5,
        Duration.ofMinutes(1));
  }

  /**
   * Reads the settings of the model without a name; empty when none is set.
   *
   * @param environment the value of a variable or null, for example {@code System::getenv}
   * @throws IllegalArgumentException when they are half given or wrong, naming the variable and
   *     never its value where it is secret
   */
  public static Optional<ModelSettings> fromEnvironment(UnaryOperator<String> environment) {
    return new ReadModelSettings(environment, ModelVariables.USUAL).read();
  }

  /** The same, with the schema sent in another way. */
  ModelSettings in(Answer.Mode mode) {
    return changed(mode, timeout);
  }

  /** The same, with another bound on the whole call. */
  ModelSettings within(Duration longest) {
    return changed(schemaMode, longest);
  }

  private ModelSettings changed(Answer.Mode mode, Duration longest) {
    return new ModelSettings(
        provider,
        name,
        baseUrl,
        apiKey,
        mode,
        temperature,
        connectTimeout,
        longest,
        maxOutputTokens,
        contextTokens,
        maxAnswerBytes,
        maxConcurrentCalls,
        failuresToOpen,
        openFor);
  }

  /** As recorded with every reading: {@code openai/gpt-x}. */
  public String id() {
    return provider.text() + "/" + name;
  }

  /** The same with the address where one is set: {@code azure/gpt-x at https://eu.example/v1}. */
  String identity() {
    return baseUrl == null ? id() : id() + " at " + baseUrl;
  }

  @Override
  public String toString() {
    return "ModelSettings["
        + id()
        + ", address "
        + (baseUrl == null ? "of the provider" : baseUrl.getHost())
        + ", key "
        + (apiKey == null ? "not set" : "set")
        + ", schema "
        + schemaMode
        + ", timeout "
        + timeout.toSeconds()
        + " s]";
  }
}
