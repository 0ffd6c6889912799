package io.quittance.evaluation.generate.mail;

import java.time.ZonedDateTime;

/**
 * Who writes to whom, when and about what.
 *
 * @param senderName display name, empty for none
 */
public record Envelope(
    String senderName,
    String sender,
    String recipient,
    String subject,
    ZonedDateTime date,
    String messageId) {}
