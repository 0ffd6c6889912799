package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {

  @Test
  void nothing_set_means_no_model() {
    assertThat(ModelSettings.fromEnvironment(Map.<String, String>of()::get)).isEmpty();
    assertThat(ModelSettings.fromEnvironment(Map.of("QUITTANCE_MODEL_PROVIDER", " ")::get))
        .isEmpty();
  }

  @Test
  void half_given_settings_name_the_variable_that_is_missing() {
    refused(Map.of("QUITTANCE_MODEL_PROVIDER", "openai"), "QUITTANCE_MODEL_NAME is not set");
    refused(Map.of("QUITTANCE_MODEL_NAME", "m"), "QUITTANCE_MODEL_PROVIDER is not set although");
    refused(
        Map.of("QUITTANCE_MODEL_PROVIDER", "anthropic", "QUITTANCE_MODEL_NAME", "m"),
        "QUITTANCE_MODEL_API_KEY is not set");
    refused(
        Map.of("QUITTANCE_MODEL_PROVIDER", "parrot", "QUITTANCE_MODEL_NAME", "m"),
        "QUITTANCE_MODEL_PROVIDER must be one of openai, azure, anthropic, gemini, mistral, ollama,"
            + " bedrock, not parrot");
    refused(
        Map.of(
            "QUITTANCE_MODEL_PROVIDER", "azure",
            "QUITTANCE_MODEL_NAME", "m",
            "QUITTANCE_MODEL_API_KEY", "k"),
        "QUITTANCE_MODEL_BASE_URL is not set; azure has an address of your own");
    refused(
        Map.of("QUITTANCE_MODEL_PROVIDER", "bedrock", "QUITTANCE_MODEL_NAME", "m"),
        "QUITTANCE_MODEL_BASE_URL is not set; bedrock has an address of your own");
  }

  @Test
  void wrong_values_are_refused_with_words() {
    Map<String, String> good =
        Map.of("QUITTANCE_MODEL_PROVIDER", "ollama", "QUITTANCE_MODEL_NAME", "m");
    refused(with(good, "QUITTANCE_MODEL_BASE_URL", "ftp://x"), "QUITTANCE_MODEL_BASE_URL must be");
    refused(
        with(good, "QUITTANCE_MODEL_BASE_URL", "http://u:p@x"), "QUITTANCE_MODEL_BASE_URL must be");
    refused(with(good, "QUITTANCE_MODEL_TIMEOUT", "-1"), "QUITTANCE_MODEL_TIMEOUT must be");
    refused(
        with(good, "QUITTANCE_MODEL_TIMEOUT", "601"),
        "QUITTANCE_MODEL_TIMEOUT must be at most 600 seconds: ");
    refused(with(good, "QUITTANCE_MODEL_SCHEMA", "xml"), "QUITTANCE_MODEL_SCHEMA must be");
    refused(with(good, "QUITTANCE_MODEL_TEMPERATURE", "9"), "QUITTANCE_MODEL_TEMPERATURE must be");
    refused(
        with(good, "QUITTANCE_MODEL_CONTEXT_TOKENS", "100"),
        "QUITTANCE_MODEL_CONTEXT_TOKENS must be more than");
  }

  @Test
  void ten_minutes_is_the_longest_that_a_call_may_take() {
    assertThat(
            ModelSettings.fromEnvironment(
                Map.of(
                        "QUITTANCE_MODEL_PROVIDER",
                        "ollama",
                        "QUITTANCE_MODEL_NAME",
                        "m",
                        "QUITTANCE_MODEL_TIMEOUT",
                        "600")
                    ::get))
        .get()
        .extracting(ModelSettings::timeout)
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void two_addresses_of_one_model_are_two() {
    URI eu = URI.create("https://eu.example/v1");
    assertThat(ModelSettings.of(Provider.AZURE, "gpt-x", eu, "k").identity())
        .isEqualTo("azure/gpt-x at https://eu.example/v1");
    assertThat(ModelSettings.of(Provider.OPENAI, "gpt-x", null, "k").identity())
        .isEqualTo("openai/gpt-x");
    NamedModel named =
        new NamedModel(
            "eu",
            ModelSettings.of(Provider.AZURE, "gpt-x", eu, "k"),
            ModelVariables.USUAL,
            false,
            Clock.systemUTC());
    assertThat(named.model().identity()).isEqualTo("azure/gpt-x at https://eu.example/v1");
    assertThat(named.model().id()).isEqualTo("azure/gpt-x");
  }

  @Test
  void the_key_is_never_printed() {
    ModelSettings settings =
        ModelSettings.fromEnvironment(
                Map.of(
                        "QUITTANCE_MODEL_PROVIDER",
                        "OpenAI",
                        "QUITTANCE_MODEL_NAME",
                        "gpt-x",
                        "QUITTANCE_MODEL_API_KEY",
                        "sk-very-secret")
                    ::get)
            .orElseThrow();
    assertThat(settings.id()).isEqualTo("openai/gpt-x");
    assertThat(settings.toString())
        .isEqualTo(
            "ModelSettings[openai/gpt-x, address of the provider, key set, schema NATIVE_SCHEMA,"
                + " timeout 120 s]");
  }

  @Test
  void ollama_and_a_server_of_ones_own_need_no_key() {
    assertThat(
            ModelSettings.fromEnvironment(
                Map.of("QUITTANCE_MODEL_PROVIDER", "ollama", "QUITTANCE_MODEL_NAME", "m")::get))
        .isPresent();
    assertThat(
            ModelSettings.fromEnvironment(
                Map.of(
                        "QUITTANCE_MODEL_PROVIDER",
                        "openai",
                        "QUITTANCE_MODEL_NAME",
                        "m",
                        "QUITTANCE_MODEL_BASE_URL",
                        "http://localhost:8000/v1")
                    ::get))
        .isPresent();
  }

  private static Map<String, String> with(Map<String, String> good, String name, String value) {
    Map<String, String> all = new java.util.HashMap<>(good);
    all.put(name, value);
    return all;
  }

  private static void refused(Map<String, String> environment, String words) {
    assertThatThrownBy(() -> ModelSettings.fromEnvironment(environment::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
