package io.quittance.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One tenant of the registry. The registry has no tenant of its own and holds no content. */
@Entity
@Table(name = "tenant")
class TenantRow {
  @Id String id;
  String name;
}
