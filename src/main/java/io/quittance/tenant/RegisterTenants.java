package io.quittance.tenant;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Registers at the start the tenants that the settings name, before any other work begins. */
@ApplicationScoped
class RegisterTenants {
  /** Before the observers without a priority, which are at 2500. */
  static final int FIRST = 100;

  private final Tenants tenants;
  private final Tokens tokens;
  private final Optional<String> mailboxTenant;

  RegisterTenants(
      Tenants tenants,
      Tokens tokens,
      @ConfigProperty(name = "quittance.mailbox.tenant") Optional<String> mailboxTenant) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.mailboxTenant = mailboxTenant;
  }

  void atStart(@Observes @Priority(FIRST) StartupEvent start) {
    tokens.tenants().forEach(tenant -> tenants.register(tenant, tenant.value()));
    mailboxTenant.map(TenantId::new).ifPresent(tenant -> tenants.register(tenant, tenant.value()));
  }
}
