package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The service as its users reach it: over HTTP with a bearer token. */
final class Rest {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(15);
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 10_000;
  private static final int SHOWN_OF_ANSWER = 500;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final String address;
  private final String token;

  /**
   * @param address {@code http://127.0.0.1:8080}
   */
  Rest(String address, String token) {
    this.address = address;
    this.token = token;
  }

  /** What the service answered instead of doing it. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;

    Refused(String path, int status, String body) {
      super(path + " answered " + status + ": " + body);
      this.status = status;
      this.code = code(body);
    }

    int status() {
      return status;
    }

    /** The code of the problem, or its status. */
    String code() {
      return code == null ? Integer.toString(status) : code;
    }

    private static String code(String body) {
      try {
        return JSON.readTree(body).path("code").asText(null);
      } catch (IOException notJson) {
        return null;
      }
    }
  }

  boolean isReady() {
    try {
      return send(request("/q/health/ready").GET().build()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  JsonNode get(String path) throws IOException {
    return answer(path, request(path).GET().build());
  }

  JsonNode post(String path, String type, byte[] body) throws IOException {
    return answer(
        path,
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  JsonNode post(String path, Object body) throws IOException {
    return post(path, "application/json", JSON.writeValueAsBytes(body));
  }

  JsonNode put(String path, Object body) throws IOException {
    return answer(
        path,
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build());
  }

  /** All items of a list, page after page. */
  List<JsonNode> all(String path) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    String start = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
    String next = null;
    for (int i = 0; i < MOST_PAGES; i++) {
      JsonNode page = get(next == null ? start : start + "&cursor=" + encoded(next));
      page.path("items").forEach(items::add);
      next = page.path("next").asText(null);
      if (next == null) {
        return items;
      }
    }
    throw new IOException(path + " has more than " + MOST_PAGES + " pages");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(String path, HttpRequest request) throws IOException {
    HttpResponse<String> response = send(request);
    if (response.statusCode() >= 300) {
      String body = response.body();
      throw new Refused(
          path,
          response.statusCode(),
          body.length() > SHOWN_OF_ANSWER ? body.substring(0, SHOWN_OF_ANSWER) : body);
    }
    return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the service was asked");
    }
  }
}
