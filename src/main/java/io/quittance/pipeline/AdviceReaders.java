package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Verifier;
import io.quittance.advice.memory.ReadByMemory;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.Exchange;
import io.quittance.advice.model.ModelAdviceReader;
import io.quittance.advice.model.PointingReading;
import io.quittance.advice.model.SecondReader;
import io.quittance.advice.reading.PointedReader;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptLibrary;
import java.util.function.Consumer;

/** Puts the readers together: the same way for the service and for the command line. */
public final class AdviceReaders {
  public static final String USUAL_PROMPT = "read-advice/v1";

  private AdviceReaders() {}

  /** Without a model: the built-in reader does the whole job. */
  public static AdviceReader builtIn() {
    return new LayoutAdviceReader();
  }

  /**
   * @param prompt id and version, {@code read-advice/v1}
   * @param secret of the installation, at least 16 bytes
   * @param asking about which messages
   * @param record told of every question asked
   * @throws IllegalArgumentException when there is no such prompt
   */
  public static AdviceReader withModel(
      LanguageModel model, String prompt, byte[] secret, Asking asking, Consumer<Exchange> record) {
    return new ModelAdviceReader(
        builtIn(),
        secondReader(secret, record),
        new Choice(model, new PromptLibrary().prompt(prompt), asking));
  }

  /**
   * @param secret of the installation, at least 16 bytes
   * @param record told of every question asked
   */
  public static SecondReader secondReader(byte[] secret, Consumer<Exchange> record) {
    return new SecondReader(pointed(), new SourceVerifier(), secret, AskingLimits.USUAL, record);
  }

  /** Reads again what a layout that money has proven points at. */
  static ReadByMemory byMemory(Verifier verifier) {
    return new ReadByMemory(pointed(), verifier);
  }

  private static PointingReading pointed() {
    PointedReader pointed = new PointedReader();
    return (pointing, source, reader) -> {
      PointedReader.Outcome outcome = pointed.read(pointing, source, reader);
      return new PointingReading.Outcome(outcome.advice(), outcome.problems());
    };
  }
}
