package io.quittance.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a tenant wants to hear of events.
 *
 * @param failures attempts in a row that were not answered with success
 * @param reason why the last attempt failed, or why it was stopped; null after a success
 * @param pending events that it has not heard
 * @param secret in the answer to its creation, never again
 */
public record Webhook(
    UUID id,
    String url,
    List<String> events,
    State state,
    int failures,
    String reason,
    long pending,
    Instant nextAttemptAt,
    Instant lastAnsweredAt,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {

  /** Whether events are sent. */
  public enum State {
    /** The last attempt was answered, or there was none. */
    @JsonProperty("active")
    ACTIVE,
    /** It is tried again at nextAttemptAt. */
    @JsonProperty("failing")
    FAILING,
    /** Given up; events wait until it is resumed. */
    @JsonProperty("stopped")
    STOPPED
  }

  public Webhook {
    events = List.copyOf(events);
  }

  Webhook showing(String onceSecret) {
    return new Webhook(
        id,
        url,
        events,
        state,
        failures,
        reason,
        pending,
        nextAttemptAt,
        lastAnsweredAt,
        createdAt,
        onceSecret);
  }
}
