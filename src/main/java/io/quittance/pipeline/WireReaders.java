package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Verifier;
import io.quittance.advice.memory.LearnLayout;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.DraftQuestion;
import io.quittance.advice.model.SuggestReasons;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.certificate.ReaderVersion;
import io.quittance.document.ChildProcessReader;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Matcher;
import io.quittance.message.Hints;
import io.quittance.message.ReadingSettings;
import io.quittance.model.AskProvider;
import io.quittance.model.GuardedModel;
import io.quittance.model.ModelSettings;
import io.quittance.model.PromptLibrary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the parts that know no CDI and hands them to those that do. */
@ApplicationScoped
class WireReaders {
  private final Config config;
  private final Clock clock;
  private final String boundarySecret;

  WireReaders(
      Config config,
      Clock clock,
      @ConfigProperty(name = "quittance.secret.boundary") String boundarySecret) {
    this.config = config;
    this.clock = clock;
    this.boundarySecret = boundarySecret;
  }

  @Produces
  @Singleton
  ChildProcessReader messageReader() {
    String servers =
        config.getOptionalValue("quittance.reading.trusted-mail-servers", String.class).orElse("");
    return new ChildProcessReader(
        ReadingSettings.of(name -> config.getOptionalValue(name, String.class).orElse(null)),
        Hints.trusting(servers),
        0);
  }

  void close(@Disposes ChildProcessReader reader) {
    reader.close();
  }

  /** The built-in reader is what a message is read with at once; a model is asked by a job. */
  @Produces
  @Singleton
  ReaderInUse readerInUse() {
    Optional<ModelSettings> settings =
        ModelSettings.fromEnvironment(
            name -> config.getOptionalValue(name, String.class).orElse(null));
    if (settings.isEmpty()) {
      return new ReaderInUse(AdviceReaders.builtIn(), Optional.empty());
    }
    GuardedModel model = new GuardedModel(new AskProvider(settings.get()), settings.get(), clock);
    return new ReaderInUse(AdviceReaders.builtIn(), Optional.of(model));
  }

  @Produces
  @Singleton
  SecondReaders secondReaders() {
    byte[] secret = boundarySecret.getBytes(StandardCharsets.UTF_8);
    AskingLimits limits =
        AskingLimits.ofQuestions(
            config.getOptionalValue(AskingLimits.MOST_QUESTIONS, String.class).orElse(null));
    return record -> AdviceReaders.secondReader(secret, limits, record);
  }

  @Produces
  @Singleton
  ReadByMemory readByMemory(Verifier verifier) {
    return AdviceReaders.byMemory(verifier);
  }

  @Produces
  @Singleton
  LearnLayout learnLayout(ReadByMemory readByMemory) {
    return new LearnLayout(readByMemory);
  }

  private Asking asking() {
    return Asking.of(config.getOptionalValue(Asking.VARIABLE, String.class).orElse(null));
  }

  /** The same for every tenant: as the environment says. */
  @Produces
  @Singleton
  ChoiceOfTenant choiceOfTenant(ReaderInUse inUse) {
    Optional<Choice> choice =
        inUse
            .model()
            .map(
                m ->
                    new Choice(
                        m, new PromptLibrary().prompt(AdviceReaders.USUAL_PROMPT), asking()));
    return tenant -> choice;
  }

  @Produces
  @Singleton
  DraftQuestion draftQuestion() {
    return new DraftQuestion(
        new PromptLibrary().prompt("ask-payer/v1"),
        boundarySecret.getBytes(StandardCharsets.UTF_8),
        AskingLimits.USUAL,
        accountedElsewhere -> {});
  }

  @Produces
  @Singleton
  SuggestReasons suggestReasons() {
    return new SuggestReasons(
        new PromptLibrary().prompt("deduction-reason/v1"),
        boundarySecret.getBytes(StandardCharsets.UTF_8),
        AskingLimits.USUAL,
        accountedElsewhere -> {});
  }

  @Produces
  @Singleton
  AdviceReader adviceReader(ReaderInUse inUse) {
    return inUse.adviceReader();
  }

  /**
   * The built-in reader changes with the service's version, the model's with provider, name and
   * prompt.
   */
  @Produces
  @Singleton
  ReaderVersion readerVersion(
      ReaderInUse inUse,
      @ConfigProperty(name = "quarkus.application.version") String serviceVersion) {
    String model =
        inUse.model().map(m -> " + " + m.id() + "@" + AdviceReaders.prompts()).orElse("");
    return () -> "layout/" + serviceVersion + model;
  }

  @Produces
  @Singleton
  Verifier verifier() {
    return new SourceVerifier();
  }

  @Produces
  @Singleton
  Matcher matcher(Verifier verifier) {
    return new ExactMatcher(verifier);
  }
}
