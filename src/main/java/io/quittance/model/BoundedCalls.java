package io.quittance.model;

import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * HTTP to a provider with a bound on everything: one deadline from the connection to the last byte,
 * a bound on the bytes of the answer. Follows no redirect, which would carry the key elsewhere.
 */
final class BoundedCalls {
  /** The JDK's words for a connection that never stood; whatever else broke may have been read. */
  private static final Set<Class<? extends Exception>> BEFORE_ANYTHING_IS_SENT =
      Set.of(
          ConnectException.class,
          HttpConnectTimeoutException.class,
          SSLHandshakeException.class,
          UnresolvedAddressException.class);

  private final HttpClient client;
  private final Duration timeout;
  private final int maxBytes;
  private final Clock clock;

  BoundedCalls(ModelSettings settings, Clock clock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
    this.timeout = settings.timeout();
    this.maxBytes = settings.maxAnswerBytes();
    this.clock = clock;
  }

  Duration timeout() {
    return timeout;
  }

  /**
   * @return a response whose status says success
   * @throws ProviderDeclined for any other status
   * @throws NoConnection when the provider could not be reached
   * @throws NoAnswer when the answer did not come whole in time
   * @throws AnswerTooLarge when it is longer than the bound
   */
  HttpResponse<byte[]> send(HttpRequest request) {
    HttpResponse<byte[]> response = await(client.sendAsync(request, info -> new Bounded(maxBytes)));
    if (response.statusCode() / 100 != 2) {
      throw new ProviderDeclined(response.statusCode(), retryAfter(response));
    }
    return response;
  }

  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> call) {
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      call.cancel(true);
      throw new NoAnswer("no answer within " + timeout.toSeconds() + " s");
    } catch (InterruptedException stopped) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted");
    } catch (CancellationException | ExecutionException broken) {
      throw understood(broken);
    }
  }

  private static RuntimeException understood(Exception broken) {
    boolean reached = true;
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnswerTooLarge tooLarge) {
        return tooLarge;
      }
      reached &= !BEFORE_ANYTHING_IS_SENT.contains(cause.getClass());
    }
    // Only the kind: messages of the JDK may repeat the address with what stands in it.
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    String reason = "connection failed (" + cause.getClass().getSimpleName() + ")";
    return reached ? new NoAnswer(reason) : new NoConnection(reason);
  }

  private Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .flatMap(header -> RetryAfter.of(header, clock.instant()));
  }

  /** Collects at most so many bytes and breaks the connection at one more. */
  private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    Bounded(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        if (bytes.size() + buffer.remaining() > maxBytes) {
          subscription.cancel();
          body.completeExceptionally(new AnswerTooLarge(maxBytes));
          return;
        }
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.writeBytes(chunk);
      }
    }

    @Override
    public void onError(Throwable broken) {
      body.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }
}
