package io.quittance.tenant;

/** Names one tenant: lower-case letters, digits and hyphens, 1 to 40 characters. */
public record TenantId(String value) {
  public TenantId {
    if (value == null || !value.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("not a tenant id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
