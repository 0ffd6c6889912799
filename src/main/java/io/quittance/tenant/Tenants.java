package io.quittance.tenant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The registry of tenants. */
@ApplicationScoped
public class Tenants {
  private final Rows rows;

  Tenants(Rows rows) {
    this.rows = rows;
  }

  /** Registers the tenant unless it is known. */
  public void register(TenantId tenant, String name) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.getEntityManager()
                    .createNativeQuery(
                        "insert into tenant (id, name) values (:id, :name) on conflict do nothing")
                    .setParameter("id", tenant.value())
                    .setParameter("name", name)
                    .executeUpdate());
  }

  public List<TenantId> all() {
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.listAll().stream().map(row -> new TenantId(row.id)).toList());
  }

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<TenantRow, String> {}
}
