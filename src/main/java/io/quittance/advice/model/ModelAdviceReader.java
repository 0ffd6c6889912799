package io.quittance.advice.model;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.PagePictures;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;

/**
 * The built-in reader and then, where it is wanted, a model, in one go: for commands and tests. The
 * service asks in a job of its own, which can wait for a provider that does not answer.
 */
public final class ModelAdviceReader implements AdviceReader {
  private final AdviceReader builtIn;
  private final SecondReader second;
  private final Choice choice;

  public ModelAdviceReader(AdviceReader builtIn, SecondReader second, Choice choice) {
    this.builtIn = builtIn;
    this.second = second;
    this.choice = choice;
  }

  @Override
  public Reading read(ReadMessage message) {
    return read(message, PagePictures.NONE);
  }

  @Override
  public Reading read(ReadMessage message, PagePictures pictures) {
    return second.ask(message, builtIn.read(message), choice.with(pictures)).now();
  }
}
