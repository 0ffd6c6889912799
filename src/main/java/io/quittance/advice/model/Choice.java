package io.quittance.advice.model;

import io.quittance.advice.PagePictures;
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
 * @param pictures of pages; none leave unless {@code privacy} says so, whatever is given here
 */
public record Choice(
    LanguageModel model, Prompt prompt, Asking asking, Privacy privacy, PagePictures pictures) {
  public Choice(LanguageModel model, Prompt prompt, Asking asking, Privacy privacy) {
    this(model, prompt, asking, privacy, PagePictures.NONE);
  }

  public Choice {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(asking, "asking");
    Objects.requireNonNull(privacy, "privacy");
    pictures = privacy == Privacy.IMAGES ? pictures : PagePictures.NONE;
  }

  /** The same, with pictures of one message's pages. */
  public Choice with(PagePictures ofMessage) {
    return new Choice(model, prompt, asking, privacy, ofMessage);
  }

  /** The same with something around every single model, such as what counts or keeps calls. */
  public Choice around(UnaryOperator<LanguageModel> wrapped) {
    return new Choice(model.around(wrapped), prompt, asking, privacy, pictures);
  }

  /** Whom it is meant to be: {@code model:openai/gpt-x@read-advice/v1}. */
  public String name() {
    return "model:" + model.id() + "@" + prompt.name();
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
