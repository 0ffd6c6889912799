package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Verifier;
import io.quittance.advice.memory.LearnLayout;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.DraftQuestion;
import io.quittance.advice.model.Exchange;
import io.quittance.advice.model.SecondReader;
import io.quittance.advice.model.SuggestReasons;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.certificate.ReaderVersion;
import io.quittance.document.ChildProcessReader;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Matcher;
import io.quittance.message.Hints;
import io.quittance.message.ReadingSettings;
import io.quittance.model.Models;
import io.quittance.model.PromptLibrary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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

  /** Of the installation; a tenant may choose among them. */
  @Produces
  @Singleton
  Models models() {
    Set<String> names = new TreeSet<>();
    config.getPropertyNames().forEach(names::add);
    return Models.fromEnvironment(
        names, name -> config.getOptionalValue(name, String.class).orElse(null), clock);
  }

  /** The built-in reader is what a message is read with at once; models are asked by a job. */
  @Produces
  @Singleton
  ReaderInUse readerInUse(Models models) {
    return new ReaderInUse(AdviceReaders.builtIn(), models);
  }

  @Produces
  @Singleton
  SecondReaders secondReaders() {
    byte[] secret = boundarySecret.getBytes(StandardCharsets.UTF_8);
    AskingLimits limits =
        AskingLimits.ofQuestions(
            config.getOptionalValue(AskingLimits.MOST_QUESTIONS, String.class).orElse(null));
    return new SecondReaders() {
      @Override
      public SecondReader telling(Consumer<Exchange> record) {
        return AdviceReaders.secondReader(secret, limits, record);
      }

      @Override
      public SecondReader withThisPrompt(Consumer<Exchange> record) {
        return AdviceReaders.withThisPrompt(secret, record);
      }
    };
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
   * The built-in reader changes with its sources, even between builds of one version; the models'
   * with what the tenant of the running transaction has set and with how each of them is asked.
   */
  @Produces
  @Singleton
  ReaderVersion readerVersion(
      ModelsOfTenant models,
      @ConfigProperty(name = "quarkus.application.version") String serviceVersion) {
    String builtIn = "layout/" + serviceVersion + "+" + AdviceReaders.sources();
    return () -> builtIn + models.now().readBy(AdviceReaders.prompts());
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
