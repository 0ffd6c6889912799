package io.quittance.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose wire format is spoken. OPENAI is also everything compatible with it, by base URL. */
public enum Provider {
  OPENAI(true, false),
  /** OpenAI's protocol at an address of one's own, where a deployment stands for the model. */
  AZURE(true, true),
  ANTHROPIC(true, false),
  GEMINI(true, false),
  MISTRAL(true, false),
  OLLAMA(false, false),
  /** With a Bedrock key, or without one with the credentials that AWS finds on the machine. */
  BEDROCK(false, true);

  private final boolean needsKey;
  private final boolean needsAddress;

  Provider(boolean needsKey, boolean needsAddress) {
    this.needsKey = needsKey;
    this.needsAddress = needsAddress;
  }

  /** True when the address is the customer's own, so that there is none to fall back on. */
  boolean needsAddress() {
    return needsAddress;
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
