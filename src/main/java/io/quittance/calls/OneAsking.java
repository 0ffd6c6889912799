package io.quittance.calls;

import io.quittance.model.Prompt;
import io.quittance.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * What a question belongs to.
 *
 * @param since when this asking about the message began; its questions share one budget
 */
record OneAsking(TenantId tenant, UUID message, Instant since, String model, Prompt prompt) {}
