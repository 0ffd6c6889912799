package io.quittance.advice.model;

import io.quittance.advice.Reading;
import java.time.Duration;
import java.util.Optional;

/** What came of asking about a message. */
public sealed interface Asked {

  /** The reading to go on with, whatever it is worth: asking again the same way changes nothing. */
  record Read(Reading reading) implements Asked {}

  /**
   * Nobody answered; asking later may help.
   *
   * @param meanwhile the built-in reading with a problem that says why, for when waiting ends
   * @param reason in words, for logs and pages
   * @param retryAfter what the provider or the breaker asks for, when it says so
   */
  record NotNow(Reading meanwhile, String reason, Optional<Duration> retryAfter) implements Asked {}

  /** The reading as it is now. */
  default Reading now() {
    if (this instanceof NotNow notNow) {
      return notNow.meanwhile();
    }
    return ((Read) this).reading();
  }
}
