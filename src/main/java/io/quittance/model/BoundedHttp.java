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
import java.time.Duration;

/** {@link BoundedCalls} as LangChain4j's providers speak HTTP. */
final class BoundedHttp implements HttpClient {
  private final BoundedCalls calls;

  private BoundedHttp(BoundedCalls calls) {
    this.calls = calls;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = calls.send(toJdk(request));
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(new String(response.body(), StandardCharsets.UTF_8))
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
    private final Duration connectTimeout;
    private final Duration timeout;
    private final int maxBytes;

    Builder(ModelSettings settings) {
      this.connectTimeout = settings.connectTimeout();
      this.timeout = settings.timeout();
      this.maxBytes = settings.maxAnswerBytes();
    }

    @Override
    public Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return new BoundedHttp(new BoundedCalls(connectTimeout, timeout, maxBytes));
    }
  }
}
