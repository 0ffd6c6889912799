package io.quittance.evaluation.generate;

import java.util.Locale;

/**
 * Which words a layout uses. Those to develop readers with share the word lists, each taking one
 * half; those kept for measuring have lists of their own.
 */
enum Vocabulary {
  FIRST,
  SECOND,
  KEPT;

  /**
   * @param name as a layout to develop with gives it, null for the first half
   */
  static Vocabulary of(Split split, String name) {
    if (split == Split.MEASURE) {
      return KEPT;
    }
    return name == null ? FIRST : valueOf(name.toUpperCase(Locale.ROOT));
  }
}
