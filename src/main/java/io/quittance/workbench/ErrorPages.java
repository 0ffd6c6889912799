package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives a browser that meets an error a page that says what happened, what was kept and what to do.
 * Status and headers stay; programs (everything under {@code /api}) keep their problem documents.
 */
@Provider
class ErrorPages implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String path = request.getUriInfo().getRequestUri().getPath();
    String accept = request.getHeaderString("Accept");
    boolean htmx = request.getHeaderString("HX-Request") != null;
    if (response.getStatus() < 400
        || path.equals("/api")
        || path.startsWith("/api/")
        || isPage(response)
        || !(htmx || (accept != null && accept.contains(MediaType.TEXT_HTML)))) {
      return;
    }
    int status = response.getStatus();
    String text = text(status, response.getEntity());
    if (htmx) {
      response.getHeaders().putSingle("HX-Retarget", "#notice");
      response.getHeaders().putSingle("HX-Reswap", "outerHTML");
    }
    String html =
        htmx
            ? Templates.notice("", new JudgementView.Notice("bad", refusal(status), text, false))
                .render()
            : Templates.error(status, title(status), text, advice(status)).render();
    response.setEntity(html, null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    response.getHeaders().putSingle("Content-Security-Policy", PageHeaders.POLICY);
    response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
  }

  /**
   * A page of ours, rendered already or still to be: the order of filters is not ours to choose.
   */
  private static boolean isPage(ContainerResponseContext response) {
    if (response.getEntity() instanceof TemplateInstance) {
      return true;
    }
    return response.hasEntity()
        && response.getMediaType() != null
        && response.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE);
  }

  /** Of a form: what it asked for was done as a whole or, as here, not at all. */
  private static String refusal(int status) {
    return switch (status) {
      case 403 -> "Not allowed, nothing was changed";
      case 409, 412 -> "Refused as things stand, nothing was changed";
      case 400, 404, 413, 422 -> "Nothing was changed";
      default -> title(status);
    };
  }

  private static String title(int status) {
    return switch (status) {
      case 401 -> "Please sign in";
      case 403 -> "Not allowed";
      case 404 -> "Nothing here";
      default -> status >= 500 ? "Something went wrong" : "This cannot be answered";
    };
  }

  /** What the page's own words are, with what the resource said of itself, if that was words. */
  private static String text(int status, Object entity) {
    String said = entity instanceof String words && !words.startsWith("{") ? words : "";
    if (status >= 500) {
      return text(status) + (said.isEmpty() ? "" : " " + said);
    }
    return said.isEmpty() ? text(status) : said;
  }

  private static String text(int status) {
    return switch (status) {
      case 401 -> "This page needs a valid token as the password of its login.";
      case 404 -> "There is nothing under this address.";
      default ->
          status >= 500
              ? "The page could not be made. Nothing was changed by that: mails, money and"
                  + " decisions are kept as they were."
              : "The address or the form does not have the right shape. Nothing was changed.";
    };
  }

  private static String advice(int status) {
    return status >= 500
        ? "Load the page again. If it happens again, tell the operators the time and the address."
        : "Go back to the list of messages.";
  }
}
