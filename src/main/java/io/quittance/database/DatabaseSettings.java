package io.quittance.database;

import java.util.Map;

/**
 * Where the store is and with which roles it is entered. The owner migrates and owns the tables;
 * the application role owns nothing.
 *
 * @param url JDBC address
 */
public record DatabaseSettings(
    String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {

  /** The Quarkus settings that lead the application to this store. */
  public Map<String, String> asQuarkusSettings() {
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", appUser,
        "quarkus.datasource.password", appPassword,
        "quarkus.flyway.jdbc-url", url,
        "quarkus.flyway.username", ownerUser,
        "quarkus.flyway.password", ownerPassword);
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + url + ", owner " + ownerUser + ", application " + appUser + "]";
  }
}
