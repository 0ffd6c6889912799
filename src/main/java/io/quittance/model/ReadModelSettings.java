package io.quittance.model;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One model's settings from the environment. What is half given or wrong is refused with the
 * variable's name, and never with its value where that is secret.
 */
final class ReadModelSettings {
  private static final int MOST_KEY_BYTES = 65_536;

  private final UnaryOperator<String> environment;
  private final ModelVariables variables;

  /**
   * @param environment the value of a variable or null, for example {@code System::getenv}
   */
  ReadModelSettings(UnaryOperator<String> environment, ModelVariables variables) {
    this.environment = environment;
    this.variables = variables;
  }

  /** Empty when none is set. */
  Optional<ModelSettings> read() {
    String provider = value(ModelSettings.PROVIDER);
    String name = value(ModelSettings.NAME);
    String baseUrl = value(ModelSettings.BASE_URL);
    if (provider == null) {
      refuseWithoutProvider();
      return Optional.empty();
    }
    Provider known =
        Provider.of(provider)
            .orElseThrow(
                () ->
                    wrong(
                        ModelSettings.PROVIDER,
                        "must be one of " + Provider.known() + ", not " + provider));
    if (name == null) {
      throw wrong(
          ModelSettings.NAME,
          "is not set although "
              + variables.named(ModelSettings.PROVIDER)
              + " is; set it to the model to ask");
    }
    String key = key();
    if (key == null && known.needsKey() && baseUrl == null) {
      throw wrong(
          ModelSettings.API_KEY, "is not set; " + known.text() + " answers nothing without a key");
    }
    if (baseUrl == null && known.needsAddress()) {
      throw wrong(
          ModelSettings.BASE_URL, "is not set; " + known.text() + " has an address of your own");
    }
    return Optional.of(settings(known, name, baseUrl == null ? null : address(baseUrl), key));
  }

  /** True when the way the schema is sent is set, and not for a probe to find out. */
  boolean schemaIsSet() {
    return value(ModelSettings.SCHEMA) != null;
  }

  private void refuseWithoutProvider() {
    for (String other :
        new String[] {
          ModelSettings.NAME,
          ModelSettings.BASE_URL,
          ModelSettings.API_KEY,
          ModelSettings.API_KEY_FILE
        }) {
      if (value(other) != null) {
        throw wrong(
            ModelSettings.PROVIDER,
            "is not set although "
                + variables.named(other)
                + " is; set it to one of "
                + Provider.known()
                + ", or take the others away to read without a model");
      }
    }
  }

  private ModelSettings settings(Provider provider, String name, URI address, String key) {
    ModelSettings usual = ModelSettings.of(provider, name, address, key);
    int outputTokens = number(ModelSettings.MAX_OUTPUT_TOKENS, usual.maxOutputTokens());
    int contextTokens = number(ModelSettings.CONTEXT_TOKENS, usual.contextTokens());
    if (contextTokens <= outputTokens) {
      throw wrong(
          ModelSettings.CONTEXT_TOKENS,
          "must be more than "
              + variables.named(ModelSettings.MAX_OUTPUT_TOKENS)
              + ", it holds both");
    }
    return new ModelSettings(
        provider,
        name,
        address,
        key,
        schemaMode(),
        temperature(),
        usual.connectTimeout(),
        timeout(usual),
        outputTokens,
        contextTokens,
        usual.maxAnswerBytes(),
        usual.maxConcurrentCalls(),
        usual.failuresToOpen(),
        usual.openFor());
  }

  private Duration timeout(ModelSettings usual) {
    Duration timeout =
        Duration.ofSeconds(
            number(ModelSettings.TIMEOUT, Math.toIntExact(usual.timeout().toSeconds())));
    if (timeout.compareTo(ModelSettings.LONGEST_CALL) > 0) {
      throw wrong(
          ModelSettings.TIMEOUT,
          "must be at most "
              + ModelSettings.LONGEST_CALL.toSeconds()
              + " seconds: a question without an end after that counts as one whose process died,"
              + " and the same could be asked and paid a second time");
    }
    return timeout;
  }

  /** Null when there is none. A file is how a secret store hands a key to a process. */
  private String key() {
    String key = value(ModelSettings.API_KEY);
    String file = value(ModelSettings.API_KEY_FILE);
    if (file == null) {
      return key;
    }
    if (key != null) {
      throw wrong(
          ModelSettings.API_KEY_FILE,
          "is set and " + variables.named(ModelSettings.API_KEY) + " too; keep one of them");
    }
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MOST_KEY_BYTES) {
        throw wrong(ModelSettings.API_KEY_FILE, "names a file that is too long for a key");
      }
      String read = Files.readString(path, StandardCharsets.UTF_8).strip();
      if (read.isEmpty() || read.lines().count() > 1) {
        throw wrong(
            ModelSettings.API_KEY_FILE, "must name a file with the key on its one line: " + file);
      }
      return read;
    } catch (IOException | InvalidPathException unreadable) {
      // Only the path: what a reader says of undecodable bytes may quote them.
      throw wrong(
          ModelSettings.API_KEY_FILE,
          "names a file that cannot be read ("
              + unreadable.getClass().getSimpleName()
              + "): "
              + file);
    }
  }

  private Answer.Mode schemaMode() {
    String text = value(ModelSettings.SCHEMA);
    if (text == null || text.equals("native")) {
      return Answer.Mode.NATIVE_SCHEMA;
    }
    if (text.equals("prompted")) {
      return Answer.Mode.PROMPTED;
    }
    throw wrong(ModelSettings.SCHEMA, "must be native or prompted");
  }

  private Double temperature() {
    String text = value(ModelSettings.TEMPERATURE);
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
    throw wrong(ModelSettings.TEMPERATURE, "must be none or a number from 0 to 2");
  }

  private int number(String variable, int usual) {
    String text = value(variable);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[1-9][0-9]{0,7}")) {
      throw wrong(variable, "must be a whole number from 1");
    }
    return Integer.parseInt(text);
  }

  private URI address(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // said below, with what would be right
    }
    throw wrong(
        ModelSettings.BASE_URL,
        "must be an http or https address without a user, such as https://host/v1");
  }

  private String value(String variable) {
    String value = environment.apply(variables.named(variable));
    return value == null || value.isBlank() ? null : value.strip();
  }

  private IllegalArgumentException wrong(String variable, String words) {
    return new IllegalArgumentException(variables.named(variable) + " " + words);
  }
}
