package io.quittance.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One row of the list of messages.
 *
 * @param from as printed in the mail: display name and address; written by the sender
 * @param reasons why it stands where it stands
 * @param payer name as read, of the first advice, or null
 * @param amount plain decimal of the first advice, or null
 * @param advices how many payments the message speaks of
 */
public record MessageSummary(
    UUID id,
    String subject,
    String from,
    Instant receivedAt,
    MessageStatus status,
    List<Reason> reasons,
    String payer,
    String amount,
    String currency,
    int advices) {

  /** A code and a sentence with the figures. */
  public record Reason(String code, String message) {}

  public MessageSummary {
    reasons = List.copyOf(reasons);
  }
}
