package io.quittance.advice.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of a mail may leave the house for a model. Each level shows all that the ones before do. */
public enum Privacy {
  /** Nothing: no model is asked. */
  NONE,

  /** The visible text, with names, addresses and account numbers masked. */
  MASKED,

  /** The visible text. Card numbers are masked in any case. */
  TEXT,

  /** The visible text, and pictures of pages that could not be read well as text. */
  IMAGES;

  /** As settings and the API have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Privacy> of(String text) {
    return Arrays.stream(values()).filter(level -> level.text().equals(text)).findFirst();
  }

  public static String known() {
    return Arrays.stream(values()).map(Privacy::text).collect(Collectors.joining(", "));
  }
}
