package io.quittance.model;

import java.util.function.UnaryOperator;

/**
 * A language model behind one door. Never throws for what a provider does: an error is one of the
 * {@link Answer}s and never content.
 */
public interface LanguageModel {

  /** Provider and name as it is recorded with every reading, for example {@code openai/gpt-x}. */
  String id();

  /**
   * Whose answers to a question are as good as this one's: {@link #id()}, with the address where
   * the installation gave one. What one region or server answered is not taken for another's.
   */
  default String identity() {
    return id();
  }

  Answer ask(Question question);

  /** Asks and says who answered, which of several in order only the answer tells. */
  default Answered answered(Question question) {
    return new Answered(this, ask(question));
  }

  /**
   * The same with something around every single model: what counts, keeps or prices calls must see
   * each model that is asked and not only the first of several.
   */
  default LanguageModel around(UnaryOperator<LanguageModel> wrapped) {
    return wrapped.apply(this);
  }
}
