package io.quittance.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.tenant.TenantId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Honours the header {@code Idempotency-Key} on every write under {@code /api}: the same request
 * again gets the first answer and does nothing. Answers of 500 and above are not kept.
 */
@Provider
@Priority(Priorities.USER)
class AnswerOnce implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String HEADER = "Idempotency-Key";
  private static final String OWNED = "io.quittance.api.idempotency-key";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> KEPT =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

  private final Caller caller;
  private final IdempotentRequests requests;
  private final RequestDigest digest;
  private final ObjectMapper json;

  AnswerOnce(Caller caller, IdempotentRequests requests, RequestDigest digest, ObjectMapper json) {
    this.caller = caller;
    this.requests = requests;
    this.digest = digest;
    this.json = json;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    if (key == null
        || READING.contains(request.getMethod())
        || !ApiPaths.holds(request.getUriInfo().getRequestUri().getPath())) {
      return;
    }
    if (!key.matches("[\\x21-\\x7e]{1,255}")) {
      throw Problem.badRequest(
          "bad-idempotency-key", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
    }
    TenantId tenant = caller.tenant();
    requests
        .claim(tenant, key, digest.of(request))
        .ifPresentOrElse(
            answer -> request.abortWith(repeat(answer)), () -> request.setProperty(OWNED, key));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(OWNED) instanceof String key)) {
      return;
    }
    if (response.getStatus() >= 500) {
      requests.release(caller.tenant(), key);
    } else {
      requests.answered(caller.tenant(), key, answer(response));
    }
  }

  private static Response repeat(IdempotentRequests.Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(response::header);
    return response.header("Idempotent-Replayed", "true").entity(answer.body()).build();
  }

  private IdempotentRequests.Answer answer(ContainerResponseContext response) {
    byte[] body = bytes(response.getEntity());
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT) {
      String value = response.getHeaderString(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    if (body != null) {
      headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, "application/json");
    }
    return new IdempotentRequests.Answer(response.getStatus(), headers, body);
  }

  private byte[] bytes(Object entity) {
    if (entity == null) {
      return null;
    }
    if (entity instanceof byte[] bytes) {
      return bytes;
    }
    if (entity instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return json.writeValueAsBytes(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
