package io.quittance.api;

import jakarta.ws.rs.core.Response;

/**
 * The members of a problem document.
 *
 * @param type a name for the kind of problem, the same for the same code
 * @param title the reason phrase of the status
 * @param instance the path that was called
 */
public record ProblemBody(
    String type, String title, int status, String detail, String code, String instance) {

  static ProblemBody of(int status, String code, String detail, String instance) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title =
        known == null
            ? (status == 422 ? "Unprocessable Content" : "Error")
            : known.getReasonPhrase();
    return new ProblemBody("urn:quittance:problem:" + code, title, status, detail, code, instance);
  }
}
