package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  private static final Map<String, String> TWO =
      Map.of(
          "QUITTANCE_MODEL_PROVIDER", "ollama",
          "QUITTANCE_MODEL_NAME", "llama",
          "QUITTANCE_MODELS_FAST_EU_PROVIDER", "openai",
          "QUITTANCE_MODELS_FAST_EU_NAME", "gpt-x",
          "QUITTANCE_MODELS_FAST_EU_API_KEY", "sk-very-secret");

  @TempDir Path folder;

  @Test
  void todays_variables_are_the_model_default_and_the_only_one_asked() {
    Models models = read(TWO);
    assertThat(models.all()).extracting(NamedModel::name).containsExactly("default", "fast-eu");
    assertThat(models.all())
        .extracting(NamedModel::id)
        .containsExactly("ollama/llama", "openai/gpt-x");
    assertThat(models.order()).containsExactly("default");
    assertThat(read(Map.of()).order()).isEmpty();
  }

  @Test
  void the_order_is_the_order_in_which_they_are_asked() {
    Models models = read(with(TWO, "QUITTANCE_MODEL_ORDER", "fast-eu, default"));
    assertThat(models.order()).containsExactly("fast-eu", "default");
    assertThat(models.inOrder(models.order()).orElseThrow().id()).isEqualTo("openai/gpt-x");
    assertThat(read(with(TWO, "QUITTANCE_MODEL_ORDER", "none")).order()).isEmpty();
  }

  @Test
  void a_chosen_model_that_is_gone_is_replaced_by_nobody() {
    assertThat(read(TWO).inOrder(List.of("gone"))).isEmpty();
    assertThat(read(TWO).inOrder(List.of("gone", "fast-eu")).orElseThrow().id())
        .isEqualTo("openai/gpt-x");
  }

  @Test
  void what_is_wrong_names_its_own_variable() {
    refused(
        with(TWO, "QUITTANCE_MODEL_ORDER", "fast"),
        "QUITTANCE_MODEL_ORDER names fast, which is no model of this installation; there are"
            + " default, fast-eu");
    refused(with(TWO, "QUITTANCE_MODEL_ORDER", "default,default"), "names a model twice");
    refused(
        with(TWO, "QUITTANCE_MODELS_FAST_EU_TIMEOUT", "-1"),
        "QUITTANCE_MODELS_FAST_EU_TIMEOUT must be a whole number");
    refused(
        with(TWO, "QUITTANCE_MODELS_FAST_EU_KEY", "x"),
        "QUITTANCE_MODELS_FAST_EU_KEY is a setting of no model");
    refused(
        with(TWO, "QUITTANCE_MODELS_SLOW_NAME", "x"),
        "QUITTANCE_MODELS_SLOW_NAME is a setting of no model");
    refused(
        Map.of("QUITTANCE_MODELS_A_PROVIDER", "openai", "QUITTANCE_MODELS_A_NAME", "m"),
        "QUITTANCE_MODELS_A_API_KEY is not set");
    refused(
        Map.of(
            "QUITTANCE_MODELS_A_PROVIDER", "ollama",
            "QUITTANCE_MODELS_A_NAME", "m",
            "QUITTANCE_MODELS_B_PROVIDER", "ollama",
            "QUITTANCE_MODELS_B_NAME", "n"),
        "QUITTANCE_MODEL_ORDER is not set although there are the models a, b");
    refused(
        Map.of("QUITTANCE_MODELS_NONE_PROVIDER", "ollama", "QUITTANCE_MODELS_NONE_NAME", "m"),
        "may not name a model default or none");
  }

  @Test
  void a_key_comes_from_a_file_and_is_printed_by_nothing() throws IOException {
    Path key = folder.resolve("key");
    Files.writeString(key, "sk-very-secret\n");
    Map<String, String> fromFile = new HashMap<>(TWO);
    fromFile.remove("QUITTANCE_MODELS_FAST_EU_API_KEY");
    fromFile.put("QUITTANCE_MODELS_FAST_EU_API_KEY_FILE", key.toString());
    assertThat(read(fromFile).model("fast-eu").orElseThrow().toString())
        .contains("key set")
        .doesNotContain("secret");
    assertThat(read(TWO).model("fast-eu").orElseThrow().toString()).doesNotContain("secret");

    refused(
        with(fromFile, "QUITTANCE_MODELS_FAST_EU_API_KEY", "sk-very-secret"),
        "QUITTANCE_MODELS_FAST_EU_API_KEY_FILE is set and QUITTANCE_MODELS_FAST_EU_API_KEY too");
    Files.writeString(key, "sk-very-secret\nsecond");
    refused(fromFile, "must name a file with the key on its one line");
    Files.delete(key);
    refused(fromFile, "names a file that cannot be read (NoSuchFileException)");
  }

  private static Models read(Map<String, String> environment) {
    return Models.fromEnvironment(environment.keySet(), environment::get, Clock.systemUTC());
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    Map<String, String> more = new HashMap<>(all);
    more.put(name, value);
    return more;
  }

  private static void refused(Map<String, String> environment, String words) {
    assertThatThrownBy(() -> read(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("secret");
  }
}
