package io.quittance.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

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
  public static final String SCHEMA = "QUITTANCE_MODEL_SCHEMA";
  public static final String TEMPERATURE = "QUITTANCE_MODEL_TEMPERATURE";
  public static final String TIMEOUT = "QUITTANCE_MODEL_TIMEOUT";
  public static final String MAX_OUTPUT_TOKENS = "QUITTANCE_MODEL_MAX_OUTPUT_TOKENS";
  public static final String CONTEXT_TOKENS = "QUITTANCE_MODEL_CONTEXT_TOKENS";

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
   * Reads the settings by their environment names; empty when none is set, which means the built-in
   * readers only.
   *
   * @param environment the value of a variable or null, for example {@code System::getenv}
   * @throws IllegalArgumentException when they are half given or wrong, naming the variable and
   *     never its value where it is secret
   */
  public static Optional<ModelSettings> fromEnvironment(Function<String, String> environment) {
    String provider = read(environment, PROVIDER);
    String name = read(environment, NAME);
    String baseUrl = read(environment, BASE_URL);
    String apiKey = read(environment, API_KEY);
    if (provider == null) {
      if (name != null || baseUrl != null || apiKey != null) {
        throw new IllegalArgumentException(
            PROVIDER
                + " is not set although "
                + (name != null ? NAME : baseUrl != null ? BASE_URL : API_KEY)
                + " is; set it to one of "
                + Provider.known()
                + ", or take the others away to read without a model");
      }
      return Optional.empty();
    }
    Provider known =
        Provider.of(provider)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        PROVIDER + " must be one of " + Provider.known() + ", not " + provider));
    if (name == null) {
      throw new IllegalArgumentException(
          NAME + " is not set although " + PROVIDER + " is; set it to the model to ask");
    }
    if (apiKey == null && known.needsKey() && baseUrl == null) {
      throw new IllegalArgumentException(
          API_KEY + " is not set; " + known.text() + " answers nothing without a key");
    }
    if (baseUrl == null && known.needsAddress()) {
      throw new IllegalArgumentException(
          BASE_URL + " is not set; " + known.text() + " has an address of your own");
    }
    ModelSettings usual = of(known, name, baseUrl == null ? null : uri(baseUrl), apiKey);
    return Optional.of(
        new ModelSettings(
            known,
            name,
            usual.baseUrl,
            apiKey,
            schemaMode(read(environment, SCHEMA)),
            temperature(read(environment, TEMPERATURE)),
            usual.connectTimeout,
            Duration.ofSeconds(
                number(environment, TIMEOUT, Math.toIntExact(usual.timeout.toSeconds()))),
            number(environment, MAX_OUTPUT_TOKENS, usual.maxOutputTokens),
            number(environment, CONTEXT_TOKENS, usual.contextTokens),
            usual.maxAnswerBytes,
            usual.maxConcurrentCalls,
            usual.failuresToOpen,
            usual.openFor));
  }

  /** As recorded with every reading: {@code openai/gpt-x}. */
  public String id() {
    return provider.text() + "/" + name;
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

  private static Answer.Mode schemaMode(String text) {
    if (text == null || text.equals("native")) {
      return Answer.Mode.NATIVE_SCHEMA;
    }
    if (text.equals("prompted")) {
      return Answer.Mode.PROMPTED;
    }
    throw new IllegalArgumentException(SCHEMA + " must be native or prompted");
  }

  private static Double temperature(String text) {
    if (text == null) {
      return 0.0;
    }
    if (text.equals("none")) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 2) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // said below, with what would be right
    }
    throw new IllegalArgumentException(TEMPERATURE + " must be none or a number from 0 to 2");
  }

  private static int number(Function<String, String> environment, String variable, int usual) {
    String text = read(environment, variable);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[1-9][0-9]{0,7}")) {
      throw new IllegalArgumentException(variable + " must be a whole number from 1");
    }
    return Integer.parseInt(text);
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (java.net.URISyntaxException notAnAddress) {
      // said below, with what would be right
    }
    throw new IllegalArgumentException(
        BASE_URL + " must be an http or https address without a user, such as https://host/v1");
  }

  private static String read(Function<String, String> environment, String variable) {
    String value = environment.apply(variable);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
