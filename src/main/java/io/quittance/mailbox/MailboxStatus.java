package io.quittance.mailbox;

import java.time.Instant;
import java.util.UUID;

/**
 * How a mailbox does.
 *
 * @param address without password
 * @param lastSuccessAt the last poll that went through, or null: silence here is an alarm
 * @param lastError why the last poll failed, or null when it went through
 * @param failures polls that failed in a row
 * @param mails messages that came from here
 * @param waiting mails that could not be taken yet and are tried again
 */
public record MailboxStatus(
    UUID id,
    String name,
    String kind,
    String address,
    String folder,
    Instant lastPolledAt,
    Instant lastSuccessAt,
    String lastError,
    int failures,
    long mails,
    long waiting) {}
