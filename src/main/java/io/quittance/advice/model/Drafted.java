package io.quittance.advice.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking for a draft. */
public sealed interface Drafted {

  /**
   * Words for an analyst to read as plain text, and nothing else: never sent, never markup.
   *
   * @param reader model and prompt that drafted it
   */
  record Draft(String text, String reader) implements Drafted {}

  /**
   * There is none.
   *
   * @param reason in words of ours
   * @param later true when asking again may help
   * @param retryAfter what the provider asks for, when it says so
   */
  record None(String reason, boolean later, Optional<Duration> retryAfter) implements Drafted {}

  default <T> T fold(Function<Draft, T> draft, Function<None, T> none) {
    return this instanceof Draft drafted ? draft.apply(drafted) : none.apply((None) this);
  }
}
