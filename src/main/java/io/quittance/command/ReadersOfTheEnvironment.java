package io.quittance.command;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import io.quittance.database.StoredSecrets;
import io.quittance.document.ChildProcessReader;
import io.quittance.message.Hints;
import io.quittance.message.ReadingSettings;
import io.quittance.model.AskProvider;
import io.quittance.model.LanguageModel;
import io.quittance.model.ModelPrices;
import io.quittance.model.ModelSettings;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import io.quittance.model.RecordedModel;
import io.quittance.pipeline.AdviceReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The readers that a command uses: as the environment says, unless the command line names a model.
 */
final class ReadersOfTheEnvironment {
  private static final String BUILT_IN = "builtin";
  private static final String RECORDED = RecordedModel.PROVIDER + "/";
  private static final int SECRET_BYTES = 32;

  private final Set<String> variables;
  private final UnaryOperator<String> environment;

  private ReadersOfTheEnvironment(Set<String> variables, UnaryOperator<String> environment) {
    this.variables = variables;
    this.environment = environment;
  }

  static ReadersOfTheEnvironment ofTheProcess() {
    return new ReadersOfTheEnvironment(System.getenv().keySet(), System::getenv);
  }

  ChildProcessReader messageReader() {
    String servers = environment.apply("QUITTANCE_READING_TRUSTED_MAIL_SERVERS");
    return new ChildProcessReader(ReadingSettings.of(environment), Hints.trusting(servers), 0);
  }

  /**
   * @param model builtin, the name of a configured model, PROVIDER/NAME, recorded/FOLDER, or null
   *     for what the environment says
   * @throws IllegalArgumentException when the model's settings are incomplete, naming them
   */
  AdviceReader adviceReader(String model, String prompt) {
    return adviceReader(model, prompt, Privacy.TEXT);
  }

  /**
   * The same.
   *
   * @param privacy what a model may be shown
   */
  AdviceReader adviceReader(String model, String prompt, Privacy privacy) {
    return languageModel(model)
        .map(asked -> adviceReader(asked, prompt, asking(), privacy))
        .orElseGet(AdviceReaders::builtIn);
  }

  AdviceReader adviceReader(LanguageModel model, String prompt, Asking asking, Privacy privacy) {
    return AdviceReaders.withModel(
        model, prompt, boundarySecret(model), asking, privacy, exchange -> {});
  }

  /** The model by itself: no built-in reader before it, asked about all that shows an amount. */
  AdviceReader modelAlone(LanguageModel model, String prompt) {
    return AdviceReaders.modelAlone(model, prompt, boundarySecret(model), exchange -> {});
  }

  /** Empty: built-in readers only. */
  Optional<LanguageModel> languageModel(String model) {
    if (model != null && model.startsWith(RECORDED)) {
      return Optional.of(new RecordedModel(Path.of(model.substring(RECORDED.length()))));
    }
    if (BUILT_IN.equals(model)) {
      return Optional.empty();
    }
    Models models = models();
    if (model == null) {
      return models.inOrder(models.order());
    }
    return models
        .model(model)
        .map(NamedModel::model)
        .or(() -> ModelSettings.fromEnvironment(with(model)).map(AskProvider::new));
  }

  /** The models that the environment names. */
  Models models() {
    return Models.fromEnvironment(variables, environment, Clock.systemUTC());
  }

  Asking asking() {
    return Asking.of(environment.apply(Asking.VARIABLE));
  }

  ModelPrices prices() {
    return ModelPrices.of(environment.apply(ModelPrices.VARIABLE));
  }

  /**
   * The one given, else for recorded answers the one they are recorded with, else the
   * installation's own, so that a question is the same as the service would ask; without an
   * installation a fresh one, as hard to guess.
   */
  private byte[] boundarySecret(LanguageModel model) {
    String given = environment.apply("QUITTANCE_SECRET_BOUNDARY");
    if (given != null && !given.isBlank()) {
      return given.getBytes(StandardCharsets.UTF_8);
    }
    if (model.id().startsWith(RECORDED)) {
      return RecordedModel.BOUNDARY_SECRET.getBytes(StandardCharsets.UTF_8);
    }
    String home = environment.apply("QUITTANCE_HOME");
    Path secrets = Path.of(home == null ? Serve.DEFAULT_HOME : home).resolve("secrets.properties");
    if (Files.exists(secrets)) {
      try {
        return StoredSecrets.of(secrets).get("boundary").getBytes(StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new IllegalArgumentException(secrets + " cannot be read: " + e.getMessage(), e);
      }
    }
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** The environment, with provider and name as the command line has them. */
  private UnaryOperator<String> with(String model) {
    int slash = model.indexOf('/');
    if (slash < 1 || slash == model.length() - 1) {
      throw new IllegalArgumentException(
          "a model is builtin, a configured name, PROVIDER/NAME, for example ollama/llama3.1, or"
              + " recorded/FOLDER; it was "
              + model);
    }
    return name ->
        switch (name) {
          case ModelSettings.PROVIDER -> model.substring(0, slash);
          case ModelSettings.NAME -> model.substring(slash + 1);
          default -> environment.apply(name);
        };
  }
}
