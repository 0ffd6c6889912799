package io.quittance.calls;

import io.quittance.tenant.TenantId;

/** Whether a tenant wants to have what was asked of models kept, sealed with the message's key. */
@FunctionalInterface
public interface KeepsQuestions {
  boolean of(TenantId tenant);
}
