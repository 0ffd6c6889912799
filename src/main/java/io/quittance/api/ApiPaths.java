package io.quittance.api;

/** Which addresses belong to programs: everything under {@code /api}. The rest are pages. */
final class ApiPaths {
  private ApiPaths() {}

  static boolean holds(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }
}
