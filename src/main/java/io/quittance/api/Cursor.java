package io.quittance.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a following page begins: the sort keys of the last row of the page before, opaque to the
 * caller. As a parameter of a resource: {@code @QueryParam("cursor") Cursor cursor}, null at the
 * first page.
 */
public record Cursor(List<String> keys) {
  private static final String SEPARATOR = "\u001f";

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(String... keys) {
    return new Cursor(Arrays.asList(keys));
  }

  /** Used by JAX-RS. */
  public static Cursor fromString(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      String keys = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      return new Cursor(Arrays.asList(keys.split(SEPARATOR, -1)));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  /**
   * The keys, when there are as many as the list is sorted by.
   *
   * @throws Problem 400 otherwise: the cursor belongs to another list
   */
  public List<String> keys(int count) {
    if (keys.size() != count) {
      throw malformed();
    }
    return keys;
  }

  /** For a key that does not have the expected form. */
  public static Problem malformed() {
    return Problem.badRequest("bad-cursor", "The cursor does not come from this list.");
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
  }
}
