package io.quittance.advice.model;

import io.quittance.model.Answer;
import java.time.Duration;

/**
 * One question as it is recorded: which model and prompt, how the schema was sent, what it cost and
 * how it ended. Never what was asked or answered.
 *
 * @param promptSha256 hash of the prompt version
 * @param answeredBy the model as the provider names it, or null without an answer
 * @param mode how the schema was sent, or null without an answer
 * @param outcome complete, nonsense, truncated, refused, unavailable or failed
 * @param request identity of the question to this model
 * @param duration from the question to its end
 * @param valuesRefused places the answer names at which no such value stands, and values that the
 *     verifier does not find again
 */
public record Exchange(
    String reader,
    String promptSha256,
    String answeredBy,
    Answer.Mode mode,
    Answer.Usage usage,
    String outcome,
    String request,
    Duration duration,
    int valuesRefused) {

  /** Whether something could be made of the answer; false, too, when there was none. */
  public boolean usable() {
    return outcome.equals("complete");
  }

  Exchange refusing(int values) {
    return new Exchange(
        reader, promptSha256, answeredBy, mode, usage, outcome, request, duration, values);
  }
}
