package io.quittance.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for the whole test run. As a Quarkus test resource it serves the application's
 * database; {@link #fresh()} gives a test without Quarkus an empty, migrated database of its own.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
  private static EmbeddedDatabase server;
  private static int databases;

  /** Tests lose nothing with the machine: without fsync they are quicker. */
  private static final Map<String, String> HASTY =
      Map.of("fsync", "off", "synchronous_commit", "off", "max_connections", "200");

  @Override
  public Map<String, String> start() {
    return server().settings().asQuarkusSettings();
  }

  @Override
  public void stop() {
    // The server serves later test classes too; it ends with the process.
  }

  /** A new database with all migrations, entered as the application role. */
  public static DatabaseSettings fresh() {
    DatabaseSettings settings = empty();
    migrations(settings).load().migrate();
    return settings;
  }

  /** A new database without any table. */
  static synchronized DatabaseSettings empty() {
    DatabaseSettings shared = server().settings();
    String name = "scratch_" + (++databases);
    String url = shared.url().replaceFirst("/[^/]*$", "/" + name);
    try (Connection owner = superuser(shared)) {
      owner.createStatement().execute("create database " + name + " owner " + shared.ownerUser());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseSettings(
        url, shared.ownerUser(), shared.ownerPassword(), shared.appUser(), shared.appPassword());
  }

  /** The migrations, not yet run, as the owner of the tables runs them. */
  static FluentConfiguration migrations(DatabaseSettings settings) {
    return Flyway.configure()
        .dataSource(settings.url(), settings.ownerUser(), settings.ownerPassword())
        .placeholders(Map.of("app_role", settings.appUser()));
  }

  /** Connections of the application role, each on its own, nothing pooled. */
  public static DataSource application(DatabaseSettings settings) {
    return source(settings.url(), settings.appUser(), settings.appPassword());
  }

  public static DataSource owner(DatabaseSettings settings) {
    return source(settings.url(), settings.ownerUser(), settings.ownerPassword());
  }

  private static DataSource source(String url, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private static Connection superuser(DatabaseSettings shared) throws SQLException {
    return DriverManager.getConnection(
        shared.url().replaceFirst("/[^/]*$", "/postgres"), "postgres", secrets.get("superuser"));
  }

  private static StoredSecrets secrets;

  private static synchronized EmbeddedDatabase server() {
    if (server == null) {
      try {
        Path folder = Files.createTempDirectory("quittance-test");
        server = EmbeddedDatabase.start(folder, HASTY);
        secrets = StoredSecrets.of(folder.resolve("secrets.properties"));
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      server.close();
                      delete(folder);
                    }));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
