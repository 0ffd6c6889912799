package io.quittance.evaluation.simulate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service as a process of its own on a data folder and a loopback port of its own. It ends with
 * the simulation.
 */
final class OwnService implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(6);
  private static final long PAUSE_MILLIS = 300;
  private static final int STOP_LIMIT_SECONDS = 45;
  private static final String TOKEN = "simulation";
  static final String TENANT = "simulated";
  private static final String MEMORY = "-Xmx1g";

  /** A machine that is busy with something else must not change what is read. */
  private static final String PART_SECONDS = "300";

  private static final String MESSAGE_SECONDS = "600";

  private final Process process;
  private final Rest rest;

  private OwnService(Process process, Rest rest) {
    this.process = process;
    this.rest = rest;
    // It must not outlive a simulation that is broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-the-own-service"));
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param jar of the packaged application
   * @param folder where data and log go
   */
  static OwnService start(Path jar, Path folder) throws IOException {
    return start(jar, folder, Map.of());
  }

  /**
   * @param settings environment variables besides
   */
  static OwnService start(Path jar, Path folder, Map<String, String> settings) throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            MEMORY,
            "-jar",
            jar.toAbsolutePath().toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("QUITTANCE_"));
    builder.environment().put("QUITTANCE_HOME", folder.resolve("home").toString());
    builder.environment().put("QUITTANCE_TOKENS", TOKEN + "=" + TENANT);
    builder.environment().put("QUITTANCE_READING_PART_SECONDS", PART_SECONDS);
    builder.environment().put("QUITTANCE_READING_MESSAGE_SECONDS", MESSAGE_SECONDS);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().putAll(settings);
    Path log = folder.resolve("service.log");
    Files.createDirectories(folder);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Rest rest = new Rest("http://127.0.0.1:" + port, TOKEN);
    OwnService service = new OwnService(builder.start(), rest);
    if (!service.ready()) {
      service.close();
      throw new IOException("the service did not start; its log is " + log);
    }
    return service;
  }

  Rest rest() {
    return rest;
  }

  private boolean ready() throws IOException {
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      if (rest.isReady()) {
        return true;
      }
      pause(PAUSE_MILLIS);
    }
    return false;
  }

  static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the service");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
