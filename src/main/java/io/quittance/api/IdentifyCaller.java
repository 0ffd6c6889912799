package io.quittance.api;

import io.quittance.tenant.TenantId;
import io.quittance.tenant.Tokens;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Says who calls, before anything is looked up: the bearer token for programs, the same token as
 * the password of a browser's login for pages, nothing for the demo's page. A call under {@code
 * /api} that nobody makes ends here with 401; a page without a caller ends where it asks {@link
 * Caller} for its tenant.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
class IdentifyCaller implements ContainerRequestFilter {
  private static final TenantId DEMO = new TenantId("demo");
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final Caller caller;
  private final Tokens tokens;
  private final DemoAccess demo;

  IdentifyCaller(Caller caller, Tokens tokens, DemoAccess demo) {
    this.caller = caller;
    this.tokens = tokens;
    this.demo = demo;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getPath();
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      Optional<Tokens.Bearer> bearer = bearer(authorization, path, request);
      bearer.ifPresent(known -> caller.is(known.tenant(), known.name(), known.groups()));
    } else if (demo.admits(
        path,
        request.getMethod(),
        request.getHeaderString("Sec-Fetch-Site"),
        request.getHeaderString("HX-Request"))) {
      caller.is(DEMO, "demo", Set.of("clerks"));
    }
    if (ApiPaths.holds(path)) {
      caller.tenant();
    }
  }

  private Optional<Tokens.Bearer> bearer(
      String authorization, String path, ContainerRequestContext request) {
    if (startsWith(authorization, BEARER)) {
      return tokens.bearer(authorization.substring(BEARER.length()).strip());
    }
    if (!startsWith(authorization, BASIC)) {
      return Optional.empty();
    }
    // A browser adds this login to every call, also to one that another website makes it send.
    boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    boolean own =
        DemoAccess.fromOwnPage(
            path,
            request.getMethod(),
            request.getHeaderString("Sec-Fetch-Site"),
            request.getHeaderString("HX-Request"));
    return reading || own
        ? password(authorization.substring(BASIC.length())).flatMap(tokens::bearer)
        : Optional.empty();
  }

  private static Optional<String> password(String credentials) {
    try {
      byte[] decoded = Base64.getDecoder().decode(credentials.strip());
      String text = new String(decoded, StandardCharsets.UTF_8);
      int split = text.indexOf(':');
      return split < 0 ? Optional.empty() : Optional.of(text.substring(split + 1));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(String text, String scheme) {
    return text.regionMatches(true, 0, scheme, 0, scheme.length());
  }
}
