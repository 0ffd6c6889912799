package io.quittance.matching.proof;

import io.quittance.receivables.OpenItem;
import java.util.List;

/**
 * Which open item a printed number means.
 *
 * @param item the one it means, whoever's it is and whatever its status; null unless found
 * @param rivals the items it could mean, when there are several, or when the only one is no answer
 */
record Resolution(Kind kind, OpenItem item, List<OpenItem> rivals) {
  enum Kind {
    /** Spelt exactly as the item. */
    EXACT,
    /** The same in canonical form, and nothing else is. */
    CANONICAL,
    /** Another number, but for characters that print and recognition confuse. */
    OCR_EQUAL,
    /** The end of the item's number, and of no other's. */
    SUFFIX,
    /** A reference of the customer's that the item alone carries. */
    REFERENCE,
    /** Spelt exactly as several items, all of which the advice's lines pay in full. */
    ONE_OF_ALL,
    AMBIGUOUS,
    UNKNOWN,
    /** No number is printed. */
    UNNAMED;

    /** True when the item is meant though its number is not what is printed. */
    boolean near() {
      return this == OCR_EQUAL || this == SUFFIX || this == REFERENCE;
    }
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

  static Resolution near(Kind how, OpenItem item) {
    return new Resolution(how, item, List.of());
  }

  /** One of several items of its number that are all paid, whichever line pays which. */
  static Resolution oneOfAll(OpenItem item) {
    return new Resolution(Kind.ONE_OF_ALL, item, List.of());
  }

  /** Of no item, though these are like it. */
  static Resolution unknown(List<OpenItem> like) {
    return new Resolution(Kind.UNKNOWN, null, like);
  }

  static Resolution ambiguous(List<OpenItem> rivals) {
    return new Resolution(Kind.AMBIGUOUS, null, rivals);
  }
}
