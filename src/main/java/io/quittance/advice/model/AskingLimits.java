package io.quittance.advice.model;

/**
 * How much one message may ask of a model and get from it.
 *
 * @param maxSourceCharacters a longer source is not sent; it is never cut
 * @param maxOutputTokens bound on the answer
 * @param maxPlaces lines, values and columns one answer may point at
 * @param maxQuestions of one message, chunks and their halves counted; a list that needs more is
 *     left to the built-in reader
 */
public record AskingLimits(
    int maxSourceCharacters, int maxOutputTokens, int maxPlaces, int maxQuestions) {
  public static final String MOST_QUESTIONS = "QUITTANCE_MODEL_MOST_QUESTIONS";

  private static final int USUAL_QUESTIONS = 24;
  private static final int MOST = 1_000;

  /** A list of 2,000 irregular lines takes 20 questions. */
  public static final AskingLimits USUAL =
      new AskingLimits(100_000, 8_192, 20_000, USUAL_QUESTIONS);

  /**
   * @param mostQuestions a number from 1; null is the usual
   * @throws IllegalArgumentException for anything else, naming what is allowed
   */
  public static AskingLimits ofQuestions(String mostQuestions) {
    if (mostQuestions == null || mostQuestions.isBlank()) {
      return USUAL;
    }
    String text = mostQuestions.strip();
    int most = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          MOST_QUESTIONS + " takes a number from 1 to " + MOST + "; it was " + text);
    }
    return new AskingLimits(
        USUAL.maxSourceCharacters, USUAL.maxOutputTokens, USUAL.maxPlaces, most);
  }
}
