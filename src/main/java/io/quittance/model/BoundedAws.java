package io.quittance.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** {@link BoundedCalls} as the client of AWS speaks HTTP: the same bounds as everywhere. */
final class BoundedAws implements SdkHttpClient {
  /** The JDK's client writes these itself and refuses them from others. */
  private static final Set<String> WRITTEN_BY_THE_CLIENT =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final BoundedCalls calls;

  BoundedAws(BoundedCalls calls) {
    this.calls = calls;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(calls.send(toJdk(request)));
      }

      /** A call ends by its own deadline. */
      @Override
      public void abort() {}
    };
  }

  private HttpRequest toJdk(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest head = request.httpRequest();
    HttpRequest.Builder builder = HttpRequest.newBuilder(head.getUri()).timeout(calls.timeout());
    head.forEachHeader(
        (name, values) -> {
          if (!WRITTEN_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    return builder.method(head.method().name(), body(request)).build();
  }

  private static HttpRequest.BodyPublisher body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return HttpRequest.BodyPublishers.noBody();
    }
    try (InputStream content = request.contentStreamProvider().get().newStream()) {
      return HttpRequest.BodyPublishers.ofByteArray(content.readAllBytes());
    }
  }

  private static HttpExecuteResponse answer(HttpResponse<byte[]> response) {
    AbortableInputStream body =
        AbortableInputStream.create(new ByteArrayInputStream(response.body()));
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .content(body)
                .build())
        .responseBody(body)
        .build();
  }

  /** The JDK's client holds nothing that has to be closed. */
  @Override
  public void close() {}
}
