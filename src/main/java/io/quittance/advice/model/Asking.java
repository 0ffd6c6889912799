package io.quittance.advice.model;

import java.util.Locale;

/** Which messages a model is asked about. */
public enum Asking {
  /** Only where the built-in reader is silent or in doubt: the usual, and the cheap one. */
  IN_DOUBT,

  /** A second reader of every message that no standard proves. */
  ALWAYS;

  public static final String VARIABLE = "QUITTANCE_MODEL_ASK";

  /** As settings and the API have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param text {@code in-doubt} or {@code always}; null is the usual
   * @throws IllegalArgumentException for anything else, naming what is allowed
   */
  public static Asking of(String text) {
    if (text == null || text.isBlank()) {
      return IN_DOUBT;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "in-doubt" -> IN_DOUBT;
      case "always" -> ALWAYS;
      default ->
          throw new IllegalArgumentException(
              VARIABLE + " takes in-doubt or always; it was " + text);
    };
  }
}
