package io.quittance.jobs;

import io.quittance.tenant.TenantId;

/**
 * One piece of durable work. Carries identifiers only: the job table has no tenant isolation and
 * therefore holds no content.
 *
 * @param kind which {@link JobHandler} runs it, for example {@code read-message}
 * @param subject the identifier of what is worked on; kind, tenant and subject together are unique
 *     among waiting jobs
 */
public record Job(String kind, TenantId tenant, String subject) {}
