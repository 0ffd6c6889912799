package io.quittance.advice.model;

import java.util.Locale;

/** Lists of {@code private_words.txt}: words beside which something private stands. */
enum PrivateWords {
  NAME_LABEL,
  ACCOUNT_LABEL,
  BIC_LABEL,
  PHONE_LABEL,
  TITLE,
  GREETING,
  CLOSING,
  /** A word for a street that follows its number. */
  STREET,
  /** One that stands before it. */
  STREET_FIRST,
  /** Words that are no part of a name by themselves. */
  NO_NAME;

  private static final WordLists LISTS = WordLists.of("private_words.txt");

  boolean has(String words) {
    return LISTS.get(name()).contains(words.strip().toLowerCase(Locale.ROOT));
  }

  /** Any of the list, the longest first, as one group of a pattern. */
  String anyOf() {
    return LISTS.anyOf(name());
  }
}
