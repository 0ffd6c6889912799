package io.quittance.pipeline;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * Where a message stands. Every message ends in exactly one of the settled states or waits visibly
 * for something.
 */
public enum MessageStatus {
  RECEIVED("received"),
  READING("reading"),
  WAITING("waiting"),
  APPLIED("applied"),
  PARTLY_APPLIED("partly-applied"),
  REVIEW("review"),
  NOT_A_REMITTANCE("not-a-remittance"),
  DUPLICATE("duplicate"),
  PARKED("parked");

  private final String text;

  MessageStatus(String text) {
    this.text = text;
  }

  /** The word used in the API, in the database and on the pages. */
  @JsonValue
  public String text() {
    return text;
  }

  public static MessageStatus of(String text) {
    return Arrays.stream(values())
        .filter(status -> status.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no message status is called " + text));
  }
}
