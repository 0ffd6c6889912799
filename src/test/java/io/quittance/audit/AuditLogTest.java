package io.quittance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.quittance.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditLogTest {
  private static final TenantId TENANT = new TenantId("audited");

  @Inject AuditLog audit;
  @Inject InTenant inTenant;
  @Inject Tenants tenants;
  @Inject EntityManager entities;

  @Test
  void an_entry_commits_with_what_it_tells_and_belongs_to_the_tenant() {
    tenants.register(TENANT, "Audited");
    String subject = UUID.randomUUID().toString();
    inTenant.run(TENANT, () -> audit.record("approve", subject, "ann", Map.of("reason", "ok")));
    assertThatThrownBy(
            () ->
                inTenant.run(
                    TENANT,
                    () -> {
                      audit.record("reject", subject, "ann", Map.of());
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(actions(TENANT, subject)).containsExactly("approve");
    assertThat(actions(new TenantId("nobody"), subject)).isEmpty();
  }

  @Test
  void an_entry_can_neither_be_changed_nor_removed() {
    tenants.register(TENANT, "Audited");
    for (String sql : List.of("update audit_entry set actor = 'x'", "delete from audit_entry")) {
      assertThatThrownBy(
              () -> inTenant.run(TENANT, () -> entities.createNativeQuery(sql).executeUpdate()))
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void an_entry_outside_of_a_transaction_is_refused() {
    assertThatThrownBy(() -> audit.record("approve", "s", "ann", Map.of()))
        .isInstanceOf(RuntimeException.class);
  }

  private List<String> actions(TenantId tenant, String subject) {
    return inTenant.call(
        tenant,
        () ->
            entities
                .createNativeQuery(
                    "select action from audit_entry where subject = :subject", String.class)
                .setParameter("subject", subject)
                .getResultStream()
                .map(String::valueOf)
                .toList());
  }
}
