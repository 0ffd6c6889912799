package io.quittance.calls;

import io.quittance.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * What questions belong to: one asking of one model about one message.
 *
 * @param since when this asking about the message began; its questions share one budget
 */
record OneAsking(TenantId tenant, UUID message, Instant since, String model) {}
