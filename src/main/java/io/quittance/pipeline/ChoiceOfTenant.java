package io.quittance.pipeline;

import io.quittance.advice.model.Choice;
import io.quittance.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** With which model, if any, a tenant's messages are read a second time, as it is set now. */
public interface ChoiceOfTenant {
  /** Empty when the built-in reader works alone. */
  Optional<Choice> of(TenantId tenant);

  /**
   * The same with one model alone, to see what it would read.
   *
   * @param model its name here, or provider and name as readings carry them
   * @return empty when it is none of those that may see the tenant's mails
   */
  Optional<Choice> with(TenantId tenant, String model);

  /**
   * Names of the models that may see the tenant's mails: those it has set, or all of the
   * installation where it has set none.
   */
  List<String> models(TenantId tenant);
}
