package io.quittance.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something a person has to look at.
 *
 * @param subject what it is about
 * @param message the message it is about, or null when it is about something else
 * @param proposal the recommendation, or null when the case is about the whole subject
 * @param revision counts up with each change; a decision may name the one it was made on
 */
public record ReviewCase(
    UUID id,
    Subject subject,
    UUID message,
    UUID proposal,
    List<Reason> reasons,
    State state,
    Instant openedAt,
    Instant closedAt,
    String action,
    String actor,
    String note,
    long revision) {

  public enum State {
    OPEN,
    DECIDED,
    SUPERSEDED
  }

  public record Reason(String code, String message) {}

  public ReviewCase {
    reasons = List.copyOf(reasons);
  }
}
