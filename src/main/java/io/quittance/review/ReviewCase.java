package io.quittance.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something a person has to look at.
 *
 * @param subject what it is about
 * @param message the message it is about, or null when it is about something else
 * @param proposal the recommendation, or null when the case is about the whole subject
 * @param approver a second person who accepted the decision, or null
 * @param awaiting a decision above the limit of whoever made it, or null; the case is open until
 *     another person accepts or rejects it
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
    String approver,
    @JsonInclude(JsonInclude.Include.NON_NULL) Awaiting awaiting,
    long revision) {

  public enum State {
    OPEN,
    DECIDED,
    SUPERSEDED
  }

  public record Reason(String code, String message) {}

  /**
   * @param applications what it would post instead of the recommendation; empty: that
   * @param reason which limit it is above
   */
  public record Awaiting(
      String actor,
      Decision.Action action,
      List<Decision.Applied> applications,
      String note,
      Instant since,
      String reason) {
    public Awaiting {
      applications = List.copyOf(applications);
    }
  }

  public ReviewCase {
    reasons = List.copyOf(reasons);
  }
}
