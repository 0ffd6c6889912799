package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.model.Answer;
import io.quittance.model.Prompt;

/** What each way an answer can end is worth, and one record of each. */
final class AnswerToSaid<T> implements Answer.Cases<Said<T>> {
  private final Prompt prompt;
  private final ParseAnswer<T> form;
  private final Record record;

  /** Told of every answer once. */
  interface Record {
    /**
     * @param complete null when there is no finished answer
     */
    void note(Prompt prompt, Answer.Complete complete, Answer.Usage usage, String outcome);
  }

  AnswerToSaid(Prompt prompt, ParseAnswer<T> form, Record record) {
    this.prompt = prompt;
    this.form = form;
    this.record = record;
  }

  @Override
  public Said<T> complete(Answer.Complete answer) {
    ParseAnswer.Outcome<T> parsed = form.parse(answer.text(), answer.mode());
    record.note(prompt, answer, answer.usage(), parsed.answer() == null ? "nonsense" : "complete");
    return parsed.fold(
        Said.Usable::new, reason -> new Said.Useless<>(Problem.Code.MODEL_NONSENSE, reason));
  }

  @Override
  public Said<T> truncated(Answer.Truncated answer) {
    record.note(prompt, null, answer.usage(), "truncated");
    return new Said.Cut<>(answer.reason());
  }

  @Override
  public Said<T> refused(Answer.Refused answer) {
    record.note(prompt, null, answer.usage(), "refused");
    return new Said.Useless<>(Problem.Code.MODEL_REFUSED, answer.reason());
  }

  @Override
  public Said<T> unavailable(Answer.Unavailable answer) {
    record.note(prompt, null, answer.usage(), "unavailable");
    return new Said.Later<>(answer.reason(), answer.retryAfter());
  }

  @Override
  public Said<T> failed(Answer.Failed answer) {
    record.note(prompt, null, answer.usage(), "failed");
    return new Said.Useless<>(
        switch (answer.cause()) {
          case CONFIGURATION, QUESTION_TOO_LARGE -> Problem.Code.MODEL_UNAVAILABLE;
          case BUDGET -> Problem.Code.MODEL_BUDGET;
          case ANSWER_TOO_LARGE, PROTOCOL -> Problem.Code.MODEL_NONSENSE;
        },
        answer.reason());
  }
}
