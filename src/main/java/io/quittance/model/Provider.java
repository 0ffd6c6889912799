package io.quittance.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose wire format is spoken. OPENAI is also everything compatible with it, by base URL. */
public enum Provider {
  OPENAI(true),
  ANTHROPIC(true),
  OLLAMA(false);

  private final boolean needsKey;

  Provider(boolean needsKey) {
    this.needsKey = needsKey;
  }

  /** True when the provider's own service answers nothing without a key. */
  boolean needsKey() {
    return needsKey;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Provider> of(String text) {
    return Arrays.stream(values()).filter(p -> p.text().equalsIgnoreCase(text)).findFirst();
  }

  static String known() {
    return Arrays.stream(values()).map(Provider::text).collect(Collectors.joining(", "));
  }
}
