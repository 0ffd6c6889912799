package io.quittance.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.webhooks.WebhookTable.Due;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One POST of one event. */
final class SendEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GONE = 410;

  private final HttpClient client;
  private final Target target;
  private final Duration longest;

  /**
   * @param longest how long a receiver may take to answer, and at most a third of it to connect
   */
  SendEvent(Target target, Duration longest) {
    this.target = target;
    this.longest = longest;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(longest.dividedBy(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** What became of it. */
  sealed interface Outcome permits Heard, Failed {}

  record Heard() implements Outcome {}

  /**
   * @param reason in words a person reads
   * @param forGood no later attempt can succeed
   */
  record Failed(String reason, boolean forGood) implements Outcome {}

  Outcome send(Due due, String secret, Instant now) {
    URI uri = URI.create(due.url());
    Optional<String> refusal = target.refusal(uri);
    if (refusal.isPresent()) {
      return new Failed(refusal.get(), false);
    }
    String body = body(due);
    String id = "evt_" + due.event();
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(longest)
            .header("content-type", "application/json")
            .header("user-agent", "Quittance")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", Signature.of(secret, id, now, body))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      // What the receiver says besides its status is not read: it may never end.
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      return outcome(response.statusCode());
    } catch (IOException e) {
      return new Failed("No answer: " + e.getClass().getSimpleName() + ".", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed("The service stopped while it waited for the answer.", false);
    }
  }

  private static Outcome outcome(int status) {
    if (status / 100 == 2) {
      return new Heard();
    }
    if (status == GONE) {
      return new Failed("The receiver answered 410: it wants to hear nothing more.", true);
    }
    return new Failed(
        status / 100 == 3
            ? "The receiver answered " + status + "; redirects are not followed."
            : "The receiver answered " + status + ".",
        false);
  }

  /** The same text at each attempt. */
  static String body(Due due) {
    try {
      ObjectNode body = JSON.createObjectNode();
      body.put("type", due.type());
      body.put("timestamp", due.occurredAt().toString());
      body.set("data", JSON.readTree(due.data()));
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is stored in another form", e);
    }
  }
}
