package io.quittance.workbench;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Lets a decision in only when our own page sends it.
 *
 * <p>In the demo nobody logs in, and elsewhere the browser adds the login to every call: without
 * this check any website open in the same browser could post a form to us and apply money. A
 * decision therefore needs two things that such a website cannot give: the header {@code
 * HX-Request}, which a form cannot carry and a foreign script may not add without a preflight that
 * nothing here answers; and, as the browser itself writes it, our own origin in {@code
 * Sec-Fetch-Site} or, where a browser is too old for that one, in {@code Origin}. A call with
 * neither of the two comes from no browser and gets nowhere: programs use the API with their token.
 */
@WorkbenchPage
@Provider
class FromOurPage implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String method = request.getMethod();
    if (method.equals("GET") || method.equals("HEAD")) {
      return;
    }
    if (request.getHeaderString("HX-Request") == null || !sameOrigin(request)) {
      request.abortWith(
          Response.status(403)
              .type("text/plain;charset=UTF-8")
              .entity(
                  "Nothing was decided. Decisions are taken from this application's own page, with"
                      + " scripts switched on.")
              .build());
    }
  }

  private static boolean sameOrigin(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeaderString("Origin");
    String host = request.getHeaderString("Host");
    if (origin == null || host == null) {
      return false;
    }
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
