package io.quittance.advice.model;

/**
 * How much one message may ask of a model and get from it.
 *
 * @param maxSourceCharacters a longer source is not sent; it is never cut
 * @param maxOutputTokens bound on the answer
 * @param maxPlaces lines, values and columns one answer may point at
 */
public record AskingLimits(int maxSourceCharacters, int maxOutputTokens, int maxPlaces) {
  public static final AskingLimits USUAL = new AskingLimits(100_000, 8_192, 20_000);
}
