package io.quittance.command;

import io.quittance.database.DatabaseSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A database server named by QUITTANCE_DATABASE_*: all of its settings or none. */
final class GivenDatabase {
  private static final String PREFIX = "QUITTANCE_DATABASE_";

  private GivenDatabase() {}

  /**
   * Empty when no address is given: the embedded database serves.
   *
   * @throws IllegalArgumentException when settings are missing, naming them
   */
  static Optional<DatabaseSettings> from(UnaryOperator<String> environment) {
    String url = environment.apply(PREFIX + "URL");
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    List<String> missing =
        List.of("OWNER_USER", "OWNER_PASSWORD", "APP_USER", "APP_PASSWORD").stream()
            .map(name -> PREFIX + name)
            .filter(name -> environment.apply(name) == null)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          PREFIX
              + "URL is set, but not "
              + String.join(", ", missing)
              + ": the owner migrates the tables, the application role works in them");
    }
    return Optional.of(
        new DatabaseSettings(
            url.startsWith("jdbc:") ? url : "jdbc:" + url,
            environment.apply(PREFIX + "OWNER_USER"),
            environment.apply(PREFIX + "OWNER_PASSWORD"),
            environment.apply(PREFIX + "APP_USER"),
            environment.apply(PREFIX + "APP_PASSWORD")));
  }
}
