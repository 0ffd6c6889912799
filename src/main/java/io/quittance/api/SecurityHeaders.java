package io.quittance.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What browsers may do with our answers: run only our own scripts, load nothing from elsewhere,
 * show us in no frame, guess no types, tell no addresses. A resource may set a header of these
 * itself.
 */
@ApplicationScoped
class SecurityHeaders {
  private static final int EARLY = 900;

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
          + "form-action 'self'; frame-ancestors 'none'";

  /** The page of the API's documentation carries a script of its own; it shows no content. */
  private static final String DOCUMENTATION_POLICY =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(
        call -> {
          call.addHeadersEndHandler(end -> add(call));
          call.next();
        },
        EARLY);
  }

  private static void add(RoutingContext call) {
    MultiMap headers = call.response().headers();
    String path = call.normalizedPath();
    boolean documentation = path.startsWith("/q/swagger-ui");
    putUnlessSet(headers, "Content-Security-Policy", documentation ? DOCUMENTATION_POLICY : POLICY);
    putUnlessSet(headers, "X-Content-Type-Options", "nosniff");
    putUnlessSet(headers, "X-Frame-Options", "DENY");
    putUnlessSet(headers, "Referrer-Policy", "no-referrer");
    putUnlessSet(headers, "Cross-Origin-Opener-Policy", "same-origin");
    putUnlessSet(headers, "Cross-Origin-Resource-Policy", "same-origin");
    if (ApiPaths.holds(path)) {
      putUnlessSet(headers, "Cache-Control", "no-store");
    }
  }

  private static void putUnlessSet(MultiMap headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
