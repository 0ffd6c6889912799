package io.quittance.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** A status other than success, with the wait that the library's own exception loses. */
final class ProviderDeclined extends HttpException {
  private final transient Optional<Duration> retryAfter;

  ProviderDeclined(int status, Optional<Duration> retryAfter) {
    super(status, "status " + status);
    this.retryAfter = retryAfter;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
