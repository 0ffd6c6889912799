package io.quittance.calls;

import io.quittance.tenant.TenantId;
import java.util.Optional;

/** Whether a tenant wants to have what was asked of models kept, sealed with the message's key. */
@FunctionalInterface
public interface KeepsQuestions {
  /** Empty where the tenant has said nothing: then it is as the installation has it. */
  Optional<Boolean> of(TenantId tenant);
}
