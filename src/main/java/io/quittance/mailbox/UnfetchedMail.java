package io.quittance.mailbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is there but whose bytes are not: people must see it, nothing can be read from it.
 *
 * @param size in bytes as the source says, 0 when unknown
 * @param subject as far as the source tells, or null
 * @param from as far as the source tells, or null
 * @param detail in words a person reads
 */
public record UnfetchedMail(
    UUID id,
    Origin origin,
    Instant receivedAt,
    long size,
    String subject,
    String from,
    Reason reason,
    String detail) {

  public enum Reason {
    /** Larger than the setting allows. */
    TOO_LARGE,
    /** The source does not give it, or it could not be stored, after several attempts. */
    NOT_FETCHED
  }
}
