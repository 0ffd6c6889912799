package io.quittance.harm;

import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.Question;
import java.util.function.BiFunction;

/**
 * A model that answers what it is told to.
 *
 * @param answers text of the answer to a prompt and what the question shows
 */
record FakeModel(BiFunction<String, Shown, String> answers) implements LanguageModel {
  @Override
  public String id() {
    return "test/any";
  }

  @Override
  public Answer ask(Question question) {
    return new Answer.Complete(
        answers.apply(question.schemaName(), Shown.of(question)),
        Answer.Usage.NONE,
        "any",
        Answer.Mode.NATIVE_SCHEMA);
  }
}
