package io.quittance.matching.proof;

import io.quittance.receivables.OpenItem;
import java.util.List;

/**
 * Which open item a printed number means.
 *
 * @param item the one it means, whoever's it is and whatever its status; null unless found
 * @param rivals the items it could mean, when there are several
 */
record Resolution(Kind kind, OpenItem item, List<OpenItem> rivals) {
  enum Kind {
    /** Spelt exactly as the item. */
    EXACT,
    /** The same in canonical form, and nothing else is. */
    CANONICAL,
    AMBIGUOUS,
    UNKNOWN,
    /** No number is printed. */
    UNNAMED
  }

  static final Resolution UNKNOWN = new Resolution(Kind.UNKNOWN, null, List.of());
  static final Resolution UNNAMED = new Resolution(Kind.UNNAMED, null, List.of());

  Resolution {
    rivals = List.copyOf(rivals);
  }

  static Resolution exact(OpenItem item) {
    return new Resolution(Kind.EXACT, item, List.of());
  }

  static Resolution canonical(OpenItem item) {
    return new Resolution(Kind.CANONICAL, item, List.of());
  }

  static Resolution ambiguous(List<OpenItem> rivals) {
    return new Resolution(Kind.AMBIGUOUS, null, rivals);
  }
}
