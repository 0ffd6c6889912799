package io.quittance.api;

/**
 * A refusal that the caller can understand and act on, answered as {@code application/problem+json}
 * (RFC 9457). The code is stable and meant for programs; the detail is meant for people and never
 * holds internals.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  private Problem(int status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  public static Problem badRequest(String code, String detail) {
    return new Problem(400, code, detail);
  }

  public static Problem unauthorized(String code, String detail) {
    return new Problem(401, code, detail);
  }

  public static Problem forbidden(String code, String detail) {
    return new Problem(403, code, detail);
  }

  public static Problem notFound(String code, String detail) {
    return new Problem(404, code, detail);
  }

  public static Problem conflict(String code, String detail) {
    return new Problem(409, code, detail);
  }

  public static Problem preconditionFailed(String code, String detail) {
    return new Problem(412, code, detail);
  }

  public static Problem tooLarge(String code, String detail) {
    return new Problem(413, code, detail);
  }

  public static Problem unprocessable(String code, String detail) {
    return new Problem(422, code, detail);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return getMessage();
  }
}
