package io.quittance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * One message of a request.
 *
 * @param position from 1, the newest message first
 * @param outcome null while it waits
 * @param reason why it has failed, or null
 * @param difference what differs; empty when nothing does
 * @param money cash applied by currency, before and after
 * @param promotion {@code opened}, {@code reversed}, {@code left} or {@code failed}; null when it
 *     was not promoted or there was nothing to promote
 * @param promotionCode why it was left, for programs
 */
public record ItemView(
    int position,
    UUID message,
    String subject,
    String sender,
    Outcome outcome,
    String reason,
    JsonNode difference,
    JsonNode money,
    String promotion,
    String promotionCode,
    String promotionReason) {}
