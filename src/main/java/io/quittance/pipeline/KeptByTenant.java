package io.quittance.pipeline;

import io.quittance.calls.KeepsQuestions;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the tenant of the running transaction has said about keeping what was asked. */
@ApplicationScoped
class KeptByTenant implements KeepsQuestions {
  private final ModelSettingsVersions versions;

  KeptByTenant(ModelSettingsVersions versions) {
    this.versions = versions;
  }

  @Override
  public Optional<Boolean> of(TenantId tenant) {
    ModelSettingsVersion newest = versions.newest();
    return newest.version() == 0 ? Optional.empty() : Optional.of(newest.keepContent());
  }
}
