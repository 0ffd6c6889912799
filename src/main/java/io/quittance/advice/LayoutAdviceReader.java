package io.quittance.advice;

import io.quittance.advice.reading.MessageReading;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.ReadMessage;

/**
 * Reads whole messages by their layout, without a model: judges what the message is, points, reads,
 * merges what its parts say and verifies the result against the source.
 */
public final class LayoutAdviceReader implements AdviceReader {
  /** Name of this reader in advices. */
  public static final String NAME = "layout";

  private final MessageReading reading;

  public LayoutAdviceReader() {
    this(new SourceVerifier());
  }

  public LayoutAdviceReader(Verifier verifier) {
    this.reading = new MessageReading(verifier, NAME);
  }

  @Override
  public Reading read(ReadMessage message) {
    return reading.read(message);
  }
}
