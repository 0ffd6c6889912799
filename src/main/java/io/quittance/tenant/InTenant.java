package io.quittance.tenant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.concurrent.Callable;

/**
 * Runs work in one new transaction that sees exactly one tenant.
 *
 * <p>The tenant is a transaction-local setting of the database session that row-level security
 * reads; it ends with the transaction, so a pooled connection carries none over. Work outside of
 * this class has no tenant, sees no row and can write none: it fails closed.
 */
@ApplicationScoped
public class InTenant {
  private final EntityManager entities;

  InTenant(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Commits when the work returns, rolls back when it throws. Never nests: an inner call would be
   * another transaction.
   */
  public <T> T call(TenantId tenant, Callable<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities
                  .createNativeQuery("select set_config('quittance.tenant', :tenant, true)")
                  .setParameter("tenant", tenant.value())
                  .getSingleResult();
              return work.call();
            });
  }

  public void run(TenantId tenant, Runnable work) {
    call(
        tenant,
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * The tenant of the running transaction.
   *
   * @throws IllegalStateException when there is none
   */
  public TenantId current() {
    String named =
        (String)
            entities
                .createNativeQuery("select current_setting('quittance.tenant', true)")
                .getSingleResult();
    if (named == null || named.isEmpty()) {
      throw new IllegalStateException("no tenant is set in this transaction");
    }
    return new TenantId(named);
  }
}
