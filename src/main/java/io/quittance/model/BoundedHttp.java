package io.quittance.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@link BoundedCalls} as LangChain4j's providers speak HTTP. */
final class BoundedHttp implements HttpClient {
  private final BoundedCalls calls;
  private final Provider provider;

  private BoundedHttp(BoundedCalls calls, Provider provider) {
    this.calls = calls;
    this.provider = provider;
  }

  /**
   * @throws ModelRefused when the response says so
   */
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = calls.send(toJdk(request));
    String body = new String(response.body(), StandardCharsets.UTF_8);
    Optional<ModelRefused> refusal = ReadRefusal.in(provider, body);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  /** Not used: half an answer is no answer, so nothing is ever streamed. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  private java.net.http.HttpRequest toJdk(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder()
            .uri(URI.create(request.url()))
            .timeout(calls.timeout());
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    java.net.http.HttpRequest.BodyPublisher body =
        request.body() == null
            ? java.net.http.HttpRequest.BodyPublishers.noBody()
            : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
    return builder.method(request.method().name(), body).build();
  }

  /** What LangChain4j asks for; its own timeouts are not taken, the ones given here hold. */
  static final class Builder implements HttpClientBuilder {
    private final ModelSettings settings;
    private final Clock clock;

    Builder(ModelSettings settings, Clock clock) {
      this.settings = settings;
      this.clock = clock;
    }

    @Override
    public Duration connectTimeout() {
      return settings.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return settings.timeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return new BoundedHttp(new BoundedCalls(settings, clock), settings.provider());
    }
  }
}
