package io.quittance.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.database.TestDatabase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tenants never see each other: with native SQL, on pooled connections, and without any tenant. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TenantIsolationTest {
  @Inject EntityManager entities;
  @Inject InTenant inTenant;

  @Test
  void every_table_with_a_tenant_column_is_forced_under_row_level_security() {
    List<?> open =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    entities
                        .createNativeQuery(
                            """
                            select c.relname from pg_class c
                            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
                            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                              and not (c.relrowsecurity and c.relforcerowsecurity
                                and exists (select 1 from pg_policy p where p.polrelid = c.oid))
                            """)
                        .getResultList());
    assertThat(open).isEmpty();
  }

  @Test
  void tables_without_a_tenant_are_known_by_name() {
    List<?> tables =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    entities
                        .createNativeQuery(
                            """
                            select c.relname from pg_class c
                            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                              and not exists (select 1 from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'tenant')
                            """)
                        .getResultList());
    assertThat(tables.stream().map(String::valueOf))
        .isSubsetOf("tenant", "flyway_schema_history", "scheduled_tasks", "model_capability");
  }

  @Test
  void the_application_role_owns_nothing_and_bypasses_nothing() {
    Object[] role =
        (Object[])
            QuarkusTransaction.requiringNew()
                .call(
                    () ->
                        entities
                            .createNativeQuery(
                                """
                                select rolsuper, rolbypassrls,
                                  (select count(*) from pg_class where relowner = r.oid)
                                from pg_roles r where rolname = current_user
                                """)
                            .getSingleResult());
    assertThat(role).containsExactly(false, false, 0L);
  }

  @Test
  void the_tenant_ends_with_its_transaction() {
    inTenant.run(new TenantId("a"), () -> assertThat(currentTenant()).isEqualTo("a"));
    assertThat(QuarkusTransaction.requiringNew().call(this::currentTenant)).isIn(null, "");
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () ->
                            entities
                                .createNativeQuery("select current_tenant()")
                                .getSingleResult()))
        .hasMessageContaining("no tenant is set");
  }

  private String currentTenant() {
    return (String)
        entities
            .createNativeQuery("select current_setting('quittance.tenant', true)")
            .getSingleResult();
  }
}
