package io.quittance.evaluation.generate;

import java.util.Locale;

/**
 * Which words a layout uses. The first two share the word lists, each taking one half; the third
 * and the kept one, with which readers are only measured, have lists of their own. The kept one
 * imitates real notices: a usual heading may stand in other lists too, a longer sentence may not.
 */
enum Vocabulary {
  FIRST,
  SECOND,
  THIRD,
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
