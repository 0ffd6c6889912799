package io.quittance.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A database server whose instance was killed. It is asked to stop; its data are whole, since every
 * commit was on disk.
 */
final class LeftBehindServer {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private LeftBehindServer() {}

  static void stop(Path data) throws IOException {
    Optional<ProcessHandle> server = running(data.resolve("postmaster.pid"));
    if (server.isEmpty()) {
      return;
    }
    // SIGINT is PostgreSQL's fast shutdown: it ends open sessions. The JVM itself can only send
    // SIGTERM, which waits for them.
    signal("INT", server.get());
    if (!ended(server.get())) {
      signal("QUIT", server.get());
      if (!ended(server.get())) {
        throw new IOException(
            "a database server left behind (process "
                + server.get().pid()
                + ") does not stop; end it and start again");
      }
    }
  }

  private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
      return Optional.empty();
    }
    // The number may meanwhile belong to another program: only a postgres is ours.
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  private static void signal(String name, ProcessHandle process) throws IOException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
  }

  private static boolean ended(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a left behind database server stopped", e);
    }
  }
}
