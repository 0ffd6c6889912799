package io.quittance.model;

import java.lang.Character.UnicodeScript;

/**
 * As many tokens as a tokenizer makes of a text, or more, without one: for budgets and contexts
 * that must hold whichever model is asked. Dense tables in Latin script were measured at 2.1
 * characters a token (a single row of numbers has fewer, the words around it more); Chinese,
 * Japanese or Greek, and signs beyond the usual punctuation, take about one a character (single
 * rare ideographs more, common words less).
 */
final class MostTokens {
  private static final int LATIN_CHARACTERS_PER_TOKEN = 2;

  /** What a page costs at most with the providers' usual counting. */
  private static final int CHARACTERS_PER_IMAGE = 5_000;

  /** Letters to Latin Extended-B, digits, signs. */
  private static final int LATIN_ALONE = 0x250;

  /** Arrows. From here on even signs, and Latin letters of full width, are no usual Latin text. */
  private static final int SIGNS = 0x2190;

  private long latin;
  private long others;

  /** Of all that a question sends, without its answer and the provider's own framing. */
  static long of(Question question) {
    MostTokens count = new MostTokens();
    count.add(question.system());
    count.add(question.user());
    count.add(question.schema());
    count.latin += (long) question.images().size() * CHARACTERS_PER_IMAGE;
    return count.latin / LATIN_CHARACTERS_PER_TOKEN + count.others;
  }

  private void add(String text) {
    text.codePoints()
        .forEach(
            character -> {
              if (isLatin(character)) {
                latin += Character.charCount(character);
              } else {
                // A character outside of the basic plane (rare ideographs, emoji) as two.
                others += Character.charCount(character);
              }
            });
  }

  private static boolean isLatin(int character) {
    if (character < LATIN_ALONE || character >= SIGNS) {
      return character < LATIN_ALONE;
    }
    UnicodeScript script = UnicodeScript.of(character);
    return script == UnicodeScript.LATIN
        || script == UnicodeScript.COMMON
        || script == UnicodeScript.INHERITED;
  }
}
