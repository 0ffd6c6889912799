package io.quittance.calls;

import io.quittance.model.PromptVersion;
import io.quittance.model.Question;

/**
 * A question as its account names it: never its words.
 *
 * @param prompt under which it is counted
 * @param request its identity to the model that is asked
 * @param reserved tokens that it may take at most, answer included
 */
record OneQuestion(PromptVersion prompt, String request, long reserved) {
  /**
   * @param model identity of the one it is put to
   */
  static OneQuestion of(Question question, String model) {
    return new OneQuestion(
        question.prompt(),
        question.identity(model),
        question.mostTokens() + question.maxOutputTokens());
  }
}
