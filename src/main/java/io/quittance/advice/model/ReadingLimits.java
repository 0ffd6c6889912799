package io.quittance.advice.model;

/**
 * @param maxSourceCharacters a longer source is not sent; it is never cut
 * @param maxOutputTokens bound on the answer
 * @param maxPlaces lines, values and columns one answer may point at
 */
public record ReadingLimits(int maxSourceCharacters, int maxOutputTokens, int maxPlaces) {
  public static final ReadingLimits USUAL = new ReadingLimits(100_000, 8_192, 20_000);
}
