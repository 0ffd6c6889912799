package io.quittance.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The packaged application as a process of its own, on a data folder of its own: started, killed
 * and started again.
 */
final class PackagedApplication implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Path home;
  private final Path log;
  private final int port;
  private final String token;
  private Process process;

  PackagedApplication(Path home, String token, Map<String, String> environment) throws IOException {
    this.home = home;
    this.log = home.resolveSibling(home.getFileName() + ".log");
    this.port = freePort();
    this.token = token;
    this.environment.putAll(environment);
  }

  static Path jar() {
    Path jar =
        Path.of(System.getProperty("quittance.application", "target/quarkus-app/quarkus-run.jar"));
    if (!Files.exists(jar)) {
      throw new IllegalStateException("package the application first: there is no " + jar);
    }
    return jar.toAbsolutePath();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts and waits until it is ready. */
  void start() throws IOException, InterruptedException {
    launch();
    waitUntil(START_LIMIT, "the application is ready", this::ready);
  }

  private void launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            jar().toString());
    builder.environment().putAll(environment);
    builder.environment().put("QUITTANCE_HOME", home.toString());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.directory(home.getParent().toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = builder.start();
  }

  /** SIGKILL: no hook runs, nothing is tidied up. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean ready() {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  JsonNode json(String path) throws IOException {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** All items of a paged list. */
  List<JsonNode> all(String path) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    String separator = path.contains("?") ? "&" : "?";
    String next = null;
    do {
      JsonNode page =
          json(path + separator + "limit=200" + (next == null ? "" : "&cursor=" + next));
      page.path("items").forEach(items::add);
      next = page.path("next").asText(null);
    } while (next != null && !next.equals("null"));
    return items;
  }

  JsonNode post(String path, String contentType, String body) throws IOException {
    HttpResponse<String> response =
        send(
            request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    if (response.statusCode() >= 300) {
      throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** The same call in the name of another caller. */
  HttpResponse<String> getAs(String otherToken, String path) throws IOException {
    return send(request(path, otherToken).GET().build());
  }

  int statusOfPost(String path, String json) throws IOException {
    return send(request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build())
        .statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return request(path, token);
  }

  private HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", "Bearer " + bearer);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Looks again and again until the condition holds; fails with the tail of the log. */
  void waitUntil(Duration limit, String what, BooleanSupplier condition)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end) || !process.isAlive()) {
        throw new AssertionError(
            "not within " + limit + ": " + what + "\n" + String.join("\n", tail()));
      }
      process.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  List<String> logLines() throws IOException {
    return Files.readAllLines(log);
  }

  private List<String> tail() throws IOException {
    List<String> lines = logLines();
    return lines.subList(Math.max(0, lines.size() - 60), lines.size());
  }

  /** Asks it to stop and waits; the database stops with it. */
  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
