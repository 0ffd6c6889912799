package io.quittance.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;

/** One version of the policy of one scope; empty texts mean the whole. Never changed. */
@Entity
@Table(name = "policy_version")
class PolicyVersionRow {
  @Id int version;

  @Column(name = "legal_entity")
  String legalEntity;

  @Column(name = "customer_group")
  String customerGroup;

  String customer;

  @ColumnTransformer(read = "cast(body as text)", write = "cast(? as jsonb)")
  String body;

  String actor;
}
