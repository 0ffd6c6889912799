package io.quittance.policy;

import java.util.UUID;

/**
 * A policy of a scope that is not in force yet.
 *
 * @param base version in force at the scope when it was written
 * @param activated version it became, or null
 * @param dryRun JSON of the last try, or null
 */
public record PolicyDraft(
    UUID id, int base, Scope scope, Policy policy, String actor, Integer activated, String dryRun) {

  /** Whose policy it is; empty texts mean the whole. */
  record Scope(String legalEntity, String group, String customer) {
    /** True when it counts for that entity, group and customer; null is none. */
    private boolean of(String entity, String itsGroup, String itsCustomer) {
      return (legalEntity.isEmpty() || legalEntity.equals(entity))
          && (group.isEmpty() || group.equals(itsGroup))
          && (customer.isEmpty() || customer.equals(itsCustomer));
    }

    /** The nearer a scope is, the larger. */
    int nearness() {
      return (customer.isEmpty() ? 0 : 4)
          + (group.isEmpty() ? 0 : 2)
          + (legalEntity.isEmpty() ? 0 : 1);
    }
  }

  /** True when it would be in force there, were it active. */
  boolean wins(Scope inForce, String legalEntity, String group, String customer) {
    return scope.of(legalEntity, group, customer)
        && (inForce == null || scope.nearness() >= inForce.nearness());
  }
}
