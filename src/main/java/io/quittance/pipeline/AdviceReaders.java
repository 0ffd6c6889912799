package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.Exchange;
import io.quittance.advice.model.FurtherPrompts;
import io.quittance.advice.model.ModelAdviceReader;
import io.quittance.advice.model.Privacy;
import io.quittance.advice.model.SecondReader;
import io.quittance.advice.reading.PointedReader;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Puts the readers together: the same way for the service and for the command line. */
public final class AdviceReaders {
  public static final String USUAL_PROMPT = "read-advice/v1";

  /** Characters of the sum: enough to tell builds apart, few enough to be read. */
  private static final int SHOWN = 12;

  private AdviceReaders() {}

  /**
   * The beginning of a sum over the sources of all that reads, made by the build: another reader
   * has another one.
   */
  static String sources() {
    try (InputStream sum = AdviceReader.class.getResourceAsStream("reader.sha256")) {
      return new String(
          Objects.requireNonNull(sum, "the build made no reader.sha256").readNBytes(SHOWN),
          StandardCharsets.US_ASCII);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reader.sha256 cannot be read", unreadable);
    }
  }

  /** Without a model: the built-in reader does the whole job. */
  public static AdviceReader builtIn() {
    return new LayoutAdviceReader();
  }

  /**
   * As the service reads: the built-in reader first, then the smallest question that may help.
   *
   * @param prompt of the whole reading, id and version, {@code read-advice/v1}
   * @param secret of the installation, at least 16 bytes
   * @param asking about which messages
   * @param record told of every question asked
   * @throws IllegalArgumentException when there is no such prompt
   */
  public static AdviceReader withModel(
      LanguageModel model, String prompt, byte[] secret, Asking asking, Consumer<Exchange> record) {
    return withModel(model, prompt, secret, asking, Privacy.TEXT, record);
  }

  /**
   * The same.
   *
   * @param privacy what the model may be shown
   */
  public static AdviceReader withModel(
      LanguageModel model,
      String prompt,
      byte[] secret,
      Asking asking,
      Privacy privacy,
      Consumer<Exchange> record) {
    return new ModelAdviceReader(
        builtIn(),
        secondReader(secret, record),
        new Choice(model, new PromptLibrary().prompt(prompt), asking, privacy));
  }

  /** As {@link #withModel}, but nothing is read before the model: to see what it does alone. */
  public static AdviceReader modelAlone(
      LanguageModel model, String prompt, byte[] secret, Consumer<Exchange> record) {
    AdviceReader nothing =
        message ->
            new Reading(
                Reading.Verdict.NOT_A_REMITTANCE,
                List.of(),
                List.of(),
                List.of(),
                Reading.Usage.NONE);
    return new ModelAdviceReader(
        nothing,
        withThisPrompt(secret, record),
        new Choice(model, new PromptLibrary().prompt(prompt), Asking.ALWAYS, Privacy.TEXT));
  }

  /** As the service asks: the smallest question that may help. */
  public static SecondReader secondReader(byte[] secret, Consumer<Exchange> record) {
    return secondReader(secret, AskingLimits.USUAL, record);
  }

  /**
   * As the service asks: the smallest question that may help.
   *
   * @param secret of the installation, at least 16 bytes
   * @param limits of what one message may ask
   * @param record told of every question asked
   */
  public static SecondReader secondReader(
      byte[] secret, AskingLimits limits, Consumer<Exchange> record) {
    return secondReader(secret, FurtherPrompts.of(new PromptLibrary()), limits, record);
  }

  /** A prompt that is named is asked whole: what another answers would not be its merit. */
  static SecondReader withThisPrompt(byte[] secret, Consumer<Exchange> record) {
    return secondReader(
        secret, FurtherPrompts.rowsOnly(new PromptLibrary()), AskingLimits.USUAL, record);
  }

  private static SecondReader secondReader(
      byte[] secret, FurtherPrompts prompts, AskingLimits limits, Consumer<Exchange> record) {
    return new SecondReader(
        new PointedReader(), new SourceVerifier(), secret, prompts, limits, record);
  }

  /** Reads again what a layout that money has proven points at. */
  static ReadByMemory byMemory(Verifier verifier) {
    return new ReadByMemory(new PointedReader(), verifier);
  }

  /** Every prompt that a reading may come from: another version of one is another reader. */
  static String prompts() {
    List<String> names = new ArrayList<>(FurtherPrompts.of(new PromptLibrary()).names());
    names.add(0, USUAL_PROMPT);
    return String.join(",", names);
  }
}
