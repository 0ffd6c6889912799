package io.quittance.command;

import io.quittance.advice.AdviceReader;
import io.quittance.document.ChildProcessReader;
import io.quittance.message.ReadingLimits;
import io.quittance.model.AskProvider;
import io.quittance.model.ModelSettings;
import io.quittance.pipeline.AdviceReaders;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The readers that a command uses: as the environment says, unless the command line names a model.
 */
final class ReadersOfTheEnvironment {
  private static final String BUILT_IN = "builtin";
  private static final int SECRET_BYTES = 32;

  private final UnaryOperator<String> environment;

  ReadersOfTheEnvironment(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  ChildProcessReader messageReader() {
    return new ChildProcessReader(ReadingLimits.DEFAULT, 0);
  }

  /**
   * @param model builtin, PROVIDER/NAME, or null for what the environment says
   * @throws IllegalArgumentException when the model's settings are incomplete, naming them
   */
  AdviceReader adviceReader(String model, String prompt) {
    Optional<ModelSettings> settings = settings(model);
    if (settings.isEmpty()) {
      return AdviceReaders.builtIn();
    }
    // No installation, no lasting secret: a fresh one is as hard to guess.
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return AdviceReaders.withModel(new AskProvider(settings.get()), prompt, secret, exchange -> {});
  }

  private Optional<ModelSettings> settings(String model) {
    if (BUILT_IN.equals(model)) {
      return Optional.empty();
    }
    if (model == null) {
      return ModelSettings.fromEnvironment(environment);
    }
    int slash = model.indexOf('/');
    if (slash < 1 || slash == model.length() - 1) {
      throw new IllegalArgumentException(
          "--model takes builtin or PROVIDER/NAME, for example ollama/llama3.1; it was " + model);
    }
    return ModelSettings.fromEnvironment(
        name ->
            switch (name) {
              case ModelSettings.PROVIDER -> model.substring(0, slash);
              case ModelSettings.NAME -> model.substring(slash + 1);
              default -> environment.apply(name);
            });
  }
}
