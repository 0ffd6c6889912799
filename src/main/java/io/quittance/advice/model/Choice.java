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
 */
public record Choice(LanguageModel model, Prompt prompt, Asking asking) {
  public Choice {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(asking, "asking");
  }

  /** As recorded with every reading: {@code model:openai/gpt-x@read-advice/v1}. */
  public String name() {
    return "model:" + model.id() + "@" + prompt.name();
  }

  /** The same choice, asked by way of another model, which passes its questions on. */
  public Choice through(LanguageModel other) {
    return new Choice(other, prompt, asking);
  }

  boolean asks(Need need) {
    return switch (need) {
      case NONE -> false;
      case SOUND -> asking == Asking.ALWAYS;
      case DOUBTFUL, SILENT -> true;
    };
  }
}
