package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import java.time.Duration;
import java.util.Optional;

/** What came of reading a stored message once more. */
public sealed interface Anew {

  /**
   * @param sourceSha256 of the documents as they would be kept
   */
  record Read(ReadMessage source, Reading reading, String sourceSha256) implements Anew {}

  /** The model does not answer; asking later may help. */
  record NotNow(String reason, Optional<Duration> retryAfter) implements Anew {}

  /**
   * What it would be read from is not there.
   *
   * @param code stable, for programs
   */
  record Nothing(String code, String reason) implements Anew {}
}
