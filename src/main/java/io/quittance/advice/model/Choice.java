package io.quittance.advice.model;

import io.quittance.model.Answer;
import io.quittance.model.Answered;
import io.quittance.model.LanguageModel;
import io.quittance.model.Prompt;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * With what a message is read a second time.
 *
 * @param model whom to ask, one or several in order
 * @param prompt with which words
 * @param asking about which messages
 * @param privacy what of them may leave the house
 */
public record Choice(LanguageModel model, Prompt prompt, Asking asking, Privacy privacy) {
  public Choice {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(asking, "asking");
    Objects.requireNonNull(privacy, "privacy");
  }

  /** The same with something around every single model, such as what counts or keeps calls. */
  public Choice around(UnaryOperator<LanguageModel> wrapped) {
    return new Choice(model.around(wrapped), prompt, asking, privacy);
  }

  /** Whom it is meant to be: {@code model:openai/gpt-x@read-advice/v1}. */
  public String name() {
    return name(model);
  }

  /**
   * Who it was, as recorded with every reading. A model that was held to no schema, but told of it
   * in words, is said to be: {@code model:ollama/llama3.1@read-advice/v1 (prompted)}.
   */
  String name(Answered answered) {
    boolean prompted =
        answered.answer() instanceof Answer.Complete complete
            && complete.mode() == Answer.Mode.PROMPTED;
    return name(answered.by()) + (prompted ? " (prompted)" : "");
  }

  private String name(LanguageModel who) {
    return "model:" + who.id() + "@" + prompt.name();
  }

  boolean asks(Need need) {
    if (privacy == Privacy.NONE) {
      return false;
    }
    return switch (need) {
      case NONE -> false;
      case SOUND -> asking == Asking.ALWAYS;
      case DOUBTFUL, SILENT -> true;
    };
  }
}
