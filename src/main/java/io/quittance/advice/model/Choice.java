package io.quittance.advice.model;

import io.quittance.model.LanguageModel;
import io.quittance.model.Prompt;
import java.util.Objects;

/**
 * With what a message is read a second time.
 *
 * @param model whom to ask
 * @param prompt with which words
 * @param asking about which messages
 * @param pictures of pages that may be sent; {@link PagePictures#NONE} unless the model takes them
 *     and the tenant lets them go
 */
public record Choice(LanguageModel model, Prompt prompt, Asking asking, PagePictures pictures) {
  public Choice(LanguageModel model, Prompt prompt, Asking asking) {
    this(model, prompt, asking, PagePictures.NONE);
  }

  public Choice {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(asking, "asking");
    Objects.requireNonNull(pictures, "pictures");
  }

  /** The same, with pictures of one message's pages. */
  public Choice with(PagePictures ofMessage) {
    return new Choice(model, prompt, asking, ofMessage);
  }

  /** As recorded with every reading: {@code model:openai/gpt-x@read-advice/v1}. */
  public String name() {
    return "model:" + model.id() + "@" + prompt.name();
  }

  /** The same choice, asked by way of another model, which passes its questions on. */
  public Choice through(LanguageModel other) {
    return new Choice(other, prompt, asking, pictures);
  }

  boolean asks(Need need) {
    return switch (need) {
      case NONE -> false;
      case SOUND -> asking == Asking.ALWAYS;
      case DOUBTFUL, SILENT -> true;
    };
  }
}
