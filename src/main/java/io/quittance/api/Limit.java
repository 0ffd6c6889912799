package io.quittance.api;

/**
 * How many items a page holds at most: 50 unless asked otherwise, never more than 500. As a
 * parameter of a resource: {@code @QueryParam("limit") @DefaultValue("50") Limit limit}.
 */
public record Limit(int value) {
  public static final int DEFAULT = 50;
  public static final int MAX = 500;

  public Limit {
    if (value < 1) {
      throw Problem.badRequest("bad-limit", "The limit is a number from 1 to " + MAX + ".");
    }
    value = Math.min(value, MAX);
  }

  /** Used by JAX-RS; null and blank are the default. */
  public static Limit fromString(String text) {
    if (text == null || text.isBlank()) {
      return new Limit(DEFAULT);
    }
    if (!text.strip().matches("\\d{1,9}")) {
      throw Problem.badRequest("bad-limit", "The limit is a number from 1 to " + MAX + ".");
    }
    return new Limit(Integer.parseInt(text.strip()));
  }

  /** What to read from the database, see {@link Page#of}. */
  public int plusOne() {
    return value + 1;
  }
}
