package io.quittance.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL in the process tree, its data kept in a folder between starts, every commit on
 * disk before it is answered.
 *
 * <p>One instance at a time: a lock on the data folder refuses a second one. A server left behind
 * by a killed instance is stopped first, since it would go on with settings and connections nobody
 * knows.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "quittance";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** What the server is started with beyond its defaults. */
  private static final Map<String, String> DURABLE =
      Map.of(
          "fsync",
          "on",
          "synchronous_commit",
          "on",
          "full_page_writes",
          "on",
          "max_connections",
          "100");

  private final InstanceLock lock;
  private final EmbeddedPostgres server;
  private final DatabaseSettings settings;

  private EmbeddedDatabase(InstanceLock lock, EmbeddedPostgres server, DatabaseSettings settings) {
    this.lock = lock;
    this.server = server;
    this.settings = settings;
  }

  /**
   * Starts the server on the folder, creating everything at the first start.
   *
   * @throws FolderInUse when another instance runs on the folder
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    return start(folder, DURABLE);
  }

  static EmbeddedDatabase start(Path folder, Map<String, String> serverSettings)
      throws IOException {
    Files.createDirectories(folder);
    InstanceLock lock = InstanceLock.take(folder.resolve("instance.lock"));
    try {
      Path data = folder.resolve("postgres");
      LeftBehindServer.stop(data);
      StoredSecrets secrets = StoredSecrets.of(folder.resolve("secrets.properties"));
      EmbeddedPostgres server = startServer(data, secrets, serverSettings);
      DatabaseSettings settings = settings(server, secrets);
      prepare(server, data, settings, secrets);
      return new EmbeddedDatabase(lock, server, settings);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the embedded database did not stop cleanly; the next start recovers it", e);
    } finally {
      lock.close();
    }
  }

  private static EmbeddedPostgres startServer(
      Path data, StoredSecrets secrets, Map<String, String> serverSettings) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START_LIMIT)
            .setConnectConfig("password", secrets.get("superuser"));
    serverSettings.forEach(builder::setServerConfig);
    return builder.start();
  }

  private static DatabaseSettings settings(EmbeddedPostgres server, StoredSecrets secrets) {
    return new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE,
        "quittance_owner",
        secrets.get("owner"),
        "quittance_app",
        secrets.get("application"));
  }

  /** Roles, database and password authentication; each step may already have happened. */
  private static void prepare(
      EmbeddedPostgres server, Path data, DatabaseSettings settings, StoredSecrets secrets)
      throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    try (Connection connection =
        DriverManager.getConnection(url, SUPERUSER, secrets.get("superuser"))) {
      role(connection, settings.ownerUser(), settings.ownerPassword());
      role(connection, settings.appUser(), settings.appPassword());
      execute(connection, "alter role postgres password " + literal(secrets.get("superuser")));
      if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
        execute(connection, "create database " + DATABASE + " owner " + settings.ownerUser());
      }
      requirePasswords(connection, data);
    } catch (SQLException e) {
      throw new IOException(
          "the embedded database in " + data + " could not be prepared: " + e.getMessage(), e);
    }
  }

  private static void role(Connection connection, String name, String password)
      throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
      execute(connection, "create role " + name + " login");
    }
    execute(
        connection,
        "alter role "
            + name
            + " login nosuperuser nobypassrls nocreatedb nocreaterole password "
            + literal(password));
  }

  /**
   * The server is made with trust on loopback; any local program could enter. From here on it asks
   * for the password.
   */
  private static void requirePasswords(Connection connection, Path data)
      throws SQLException, IOException {
    Path rules = data.resolve("pg_hba.conf");
    List<String> asking =
        List.of(
            "local all all scram-sha-256",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256");
    if (!Files.readAllLines(rules, StandardCharsets.UTF_8).equals(asking)) {
      Files.write(rules, asking, StandardCharsets.UTF_8);
      execute(connection, "select pg_reload_conf()");
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
