package io.quittance.mailbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail whose raw bytes are stored; {@link ContentStore#load} gives them.
 *
 * @param id of the message from here on; ids sort by time
 * @param receivedAt when the mail server received it, or when it was handed in
 * @param sha256 of the raw bytes, hex
 * @param sameContentAs the first message of this tenant with the same bytes, or with the same
 *     Message-ID and the same body: this one is its duplicate
 */
public record ReceivedMail(
    UUID id, Origin origin, Instant receivedAt, String sha256, Optional<UUID> sameContentAs) {}
