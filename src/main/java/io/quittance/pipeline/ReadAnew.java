package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.advice.model.Asked;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.SecondReader;
import io.quittance.api.Problem;
import io.quittance.calls.ModelCalls;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.PermanentFailure;
import io.quittance.mailbox.ContentStore;
import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a stored message once more, from where it is asked to, and keeps nothing of it. */
@ApplicationScoped
public class ReadAnew {
  /** What is taken as it is; everything after it is done again. */
  public enum From {
    BYTES,
    DOCUMENTS,
    READING
  }

  /**
   * With what the built-in reader is helped.
   *
   * @param model as {@link io.quittance.model.LanguageModel#id} names it; null for the built-in
   *     reader alone
   * @param prompt id and version; null without a model
   */
  public record By(String model, String prompt) {
    public static final By BUILT_IN = new By(null, null);
  }

  private final ReadWithPasswords reader;
  private final ContentStore content;
  private final MessageRows messages;
  private final ChoiceOfTenant choices;
  private final SecondReaders readers;
  private final ModelCalls calls;
  private final PicturesOfMessages pictures;
  private final InTenant inTenant;
  private final AdviceReader builtIn = AdviceReaders.builtIn();
  private final PromptLibrary prompts = new PromptLibrary();

  ReadAnew(
      ReadWithPasswords reader,
      ContentStore content,
      MessageRows messages,
      ChoiceOfTenant choices,
      SecondReaders readers,
      ModelCalls calls,
      PicturesOfMessages pictures,
      InTenant inTenant) {
    this.reader = reader;
    this.content = content;
    this.messages = messages;
    this.choices = choices;
    this.inTenant = inTenant;
    this.readers = readers;
    this.calls = calls;
    this.pictures = pictures;
  }

  /**
   * What a wish means today.
   *
   * @param model {@code builtin}, a model by its name or as readings name it, or null for what the
   *     tenant reads with
   * @param prompt another version of the one the tenant reads with, or null for that
   * @throws Problem 422 when there is no such model or prompt
   */
  public By wished(TenantId tenant, String model, String prompt) {
    Optional<Choice> choice = choices.of(tenant);
    if ("builtin".equals(model) || (model == null && choice.isEmpty())) {
      if (prompt != null) {
        throw Problem.unprocessable(
            "prompt-without-model", "A prompt is for a model, and the built-in reader asks none.");
      }
      return By.BUILT_IN;
    }
    if (model != null && !choice.map(one -> one.model().id().equals(model)).orElse(false)) {
      choice = choices.with(tenant, model);
    }
    if (choice.isEmpty()) {
      throw Problem.unprocessable(
          "unknown-model",
          "There is no model %s that may see these mails; there is %s."
              .formatted(
                  model,
                  Stream.concat(Stream.of("builtin"), choices.models(tenant).stream())
                      .collect(Collectors.joining(", "))));
    }
    String wanted = prompt == null ? choice.get().prompt().name() : prompt;
    String task = choice.get().prompt().id();
    if (prompt(wanted).filter(one -> one.id().equals(task)).isEmpty()) {
      throw Problem.unprocessable(
          "unknown-prompt",
          "There is no prompt %s that reads a whole message; name a version of %s."
              .formatted(wanted, task));
    }
    return new By(choice.get().model().id(), wanted);
  }

  /**
   * Not to be called in a transaction: it can take long, and a model may be asked.
   *
   * @param since when it was asked for: tried again it is the same asking, with one budget
   */
  public Anew read(TenantId tenant, UUID message, From from, By by, Instant since) {
    Optional<ReadMessage> source = source(tenant, message, from);
    if (source.isEmpty()) {
      return new Anew.Nothing(
          "nothing-to-read", "The mail's content is not here: it was never fetched, or erased.");
    }
    if (from == From.READING) {
      String kept = inTenant.call(tenant, () -> messages.findById(message).reading);
      return kept == null
          ? new Anew.Nothing("never-read", "No reading of it is kept; begin at an earlier stage.")
          : read(source.get(), ReadingJson.read(kept));
    }
    Reading first = builtIn.read(source.get());
    Optional<Choice> choice = choice(tenant, by);
    Asked asked =
        choice.isEmpty()
            ? new Asked.Read(first)
            : ask(
                tenant,
                message,
                since,
                source.get(),
                first,
                choice.get().with(pictures.of(tenant, message, source.get())));
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("the service stopped while the message was being read");
    }
    return asked instanceof Asked.NotNow notNow
        ? new Anew.NotNow(notNow.reason(), notNow.retryAfter())
        : read(source.get(), asked.now());
  }

  /** Accounted for as any question; what was asked so before is answered from what was kept. */
  private Asked ask(
      TenantId tenant,
      UUID message,
      Instant since,
      ReadMessage source,
      Reading first,
      Choice choice) {
    ModelCalls.Accounted accounted = calls.of(tenant, message, since, choice);
    boolean usual =
        choices
            .of(tenant)
            .filter(one -> one.prompt().name().equals(choice.prompt().name()))
            .isPresent();
    SecondReader reader =
        usual ? readers.telling(accounted.judged()) : readers.withThisPrompt(accounted.judged());
    return reader.ask(source, first, accounted.choice());
  }

  /** The same documents again, with a reading that was made of them; empty when they differ. */
  public Optional<Anew.Read> again(
      TenantId tenant, UUID message, From from, String reading, String sourceSha256) {
    return source(tenant, message, from)
        .map(source -> read(source, ReadingJson.read(reading)))
        .filter(read -> read.sourceSha256().equals(sourceSha256));
  }

  /** In the form in which it would be kept: what is matched now is what is matched later. */
  private static Anew.Read read(ReadMessage source, Reading reading) {
    byte[] documents = ReadMessageJson.write(source);
    return new Anew.Read(
        ReadMessageJson.read(documents),
        ReadingJson.read(ReadingJson.write(reading)),
        sha256(documents));
  }

  private Optional<ReadMessage> source(TenantId tenant, UUID message, From from) {
    if (from == From.BYTES) {
      return inTenant
          .call(tenant, () -> content.load(message))
          .map(raw -> reader.read(tenant, raw));
    }
    return inTenant
        .call(tenant, () -> content.loadDerived(message, ReadStage.DOCUMENTS))
        .map(ReadMessageJson::read);
  }

  private Optional<Choice> choice(TenantId tenant, By by) {
    if (by.model() == null) {
      return Optional.empty();
    }
    Choice choice =
        choices
            .of(tenant)
            .filter(one -> one.model().id().equals(by.model()))
            .or(() -> choices.with(tenant, by.model()))
            .orElseThrow(
                () -> new PermanentFailure("the model " + by.model() + " is not set up any more"));
    Prompt prompt =
        prompt(by.prompt())
            .orElseThrow(() -> new PermanentFailure("there is no prompt " + by.prompt()));
    return Optional.of(
        new Choice(choice.model(), prompt, choice.asking(), choice.privacy(), choice.pictures()));
  }

  private Optional<Prompt> prompt(String name) {
    try {
      return Optional.of(prompts.prompt(name));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
