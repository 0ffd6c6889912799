package io.quittance.command;

import io.quarkus.runtime.Quarkus;
import io.quittance.database.DatabaseSettings;
import io.quittance.database.EmbeddedDatabase;
import io.quittance.database.FolderInUse;
import io.quittance.database.StoredSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service: first the store, embedded unless one is named, then Quarkus on it. Stops in
 * the reverse order, so that work in hand can still commit.
 */
final class Serve {
  /** Quarkus runs and ends the process itself. */
  static final int STILL_SERVING = Integer.MIN_VALUE;

  /** Below the folder it is started in. */
  static final String DEFAULT_HOME = "quittance-data";

  private static final int CANNOT_START = 2;
  private static final int STOP_LIMIT_SECONDS = 30;

  /** What Quarkus says around each cause. */
  private static final String STARTING_FAILED = "Failed to start quarkus";

  int run() {
    Path home = Path.of(setting("QUITTANCE_HOME", DEFAULT_HOME)).toAbsolutePath();
    EmbeddedDatabase embedded = null;
    try {
      Files.createDirectories(home);
      Optional<DatabaseSettings> given = GivenDatabase.from(System::getenv);
      if (given.isEmpty()) {
        embedded = EmbeddedDatabase.start(home);
      }
      DatabaseSettings database = given.isPresent() ? given.get() : embedded.settings();
      database.asQuarkusSettings().forEach(System::setProperty);
      StoredSecrets secrets = StoredSecrets.of(home.resolve("secrets.properties"));
      System.setProperty("quittance.home", home.toString());
      System.setProperty("quittance.secret.content", secrets.get("content"));
      System.setProperty(
          "quittance.secret.boundary",
          setting("QUITTANCE_SECRET_BOUNDARY", secrets.get("boundary")));
      if (Boolean.parseBoolean(setting("QUITTANCE_DEMO", "false"))) {
        // The demo's page asks for no login: it is for this machine alone.
        System.setProperty("quarkus.http.host", "127.0.0.1");
      }
    } catch (FolderInUse | IllegalArgumentException refused) {
      return refuse(refused.getMessage(), embedded);
    } catch (IOException failed) {
      return refuse(
          "the data folder or its database could not be started: " + failed.getMessage(), embedded);
    }
    serve(embedded);
    return STILL_SERVING;
  }

  private static void serve(EmbeddedDatabase embedded) {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "wait-for-the-store"));
    Quarkus.run(
        null,
        (exit, failure) -> {
          if (failure != null) {
            System.err.println("Quittance does not start: " + cause(failure));
          }
          if (embedded != null) {
            embedded.close();
          }
          stopped.countDown();
          Runtime.getRuntime().exit(exit);
        });
  }

  /** All that the causes say, outermost first: a wrong setting or a port in use names itself. */
  private static String cause(Throwable failure) {
    Set<String> said = new LinkedHashSet<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean wrapsOnly =
          cause.getCause() != null
              && cause.getMessage() != null
              && (cause.getMessage().equals(cause.getCause().toString())
                  || cause.getMessage().equals(STARTING_FAILED));
      if (!wrapsOnly) {
        said.add(cause.getMessage() == null ? cause.toString() : cause.getMessage());
      }
    }
    return String.join(": ", said);
  }

  /** The process must not end before the store has stopped: this hook holds it. */
  private static void await(CountDownLatch stopped) {
    try {
      if (!stopped.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The store did not stop in time; the next start recovers it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int refuse(String reason, EmbeddedDatabase embedded) {
    if (embedded != null) {
      embedded.close();
    }
    System.err.println("Quittance does not start: " + reason);
    return CANNOT_START;
  }

  /** Environment first, then a system property of the same meaning, for tests and IDEs. */
  static String setting(String name, String otherwise) {
    String value = System.getenv(name);
    if (value == null) {
      value = System.getProperty(name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'));
    }
    return value == null || value.isBlank() ? otherwise : value;
  }
}
