package io.quittance.workbench;

import io.quittance.advice.model.Drafted;
import io.quittance.pipeline.AskAboutCase;

/**
 * The draft of a question to the payer. It is printed as text: the template escapes it like
 * everything that comes from outside.
 *
 * @param text empty when there is none
 * @param why there is none, or empty
 */
record QuestionView(String text, String reader, String why) {
  static final QuestionView NO_CASE = none("There is no such case any more; load the page again.");

  static QuestionView of(AskAboutCase.Outcome<Drafted> outcome) {
    if (outcome.refusal() != null) {
      return switch (outcome.refusal()) {
        case UNKNOWN_CASE -> NO_CASE;
        case NO_MESSAGE -> none("There is no mail to ask about; nothing was asked.");
        case NO_MODEL -> none("No model is configured any more; nothing was asked.");
      };
    }
    return outcome
        .answer()
        .fold(
            draft -> new QuestionView(draft.text(), draft.reader(), ""),
            none -> none("There is no draft: " + none.reason() + ". The case is as it was."));
  }

  private static QuestionView none(String why) {
    return new QuestionView("", "", why);
  }
}
