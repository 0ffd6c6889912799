package io.quittance.pipeline;

import io.quittance.advice.model.Choice;
import io.quittance.tenant.TenantId;
import java.util.Optional;

/** With which model, if any, a tenant's messages are read a second time, as it is set now. */
public interface ChoiceOfTenant {
  /** Empty when the built-in reader works alone. */
  Optional<Choice> of(TenantId tenant);
}
