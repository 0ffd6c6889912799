package io.quittance.api;

import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/**
 * Who makes the running call. A resource that touches content asks here for its tenant; a call
 * without a valid token gets no answer from here but the problem 401, so forgetting the check is
 * not possible.
 */
@RequestScoped
public class Caller {
  private TenantId tenant;
  private String actor;
  private Set<String> groups = Set.of();

  /**
   * @throws Problem 401 when the call carries no valid token
   */
  public TenantId tenant() {
    requireKnown();
    return tenant;
  }

  /**
   * The name under which decisions and audit entries of this call are kept.
   *
   * @throws Problem 401 when the call carries no valid token
   */
  public String actor() {
    requireKnown();
    return actor;
  }

  /**
   * The groups of clerks that the caller belongs to: what limits and approvals go by. Empty for a
   * token that nobody named.
   *
   * @throws Problem 401 when the call carries no valid token
   */
  public Set<String> groups() {
    requireKnown();
    return groups;
  }

  public boolean known() {
    return tenant != null;
  }

  void is(TenantId tenant, String actor, Set<String> groups) {
    this.tenant = tenant;
    this.actor = actor;
    this.groups = Set.copyOf(groups);
  }

  private void requireKnown() {
    if (tenant == null) {
      throw Problem.unauthorized("token-required", "This call needs a valid bearer token.");
    }
  }
}
