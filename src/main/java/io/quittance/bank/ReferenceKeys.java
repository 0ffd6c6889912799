package io.quittance.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that a payment can be looked up by: its references, and one to several following words
 * of its text joined, because banks break references. {@link PaymentReference#carriedBy} decides
 * about what is found.
 */
final class ReferenceKeys {
  /** SEPA references have 35 characters; longer joined words are sentences. */
  private static final int LONGEST = 35;

  private static final int MOST_WORDS_JOINED = 12;

  /** Words of a text that are looked at; the references stand in front. */
  private static final int MOST_WORDS = 200;

  private ReferenceKeys() {}

  static Set<String> of(Payment payment) {
    Set<String> keys = new TreeSet<>();
    PaymentReference.all(payment)
        .filter(PaymentReference::ties)
        .map(PaymentReference::canonical)
        .forEach(keys::add);
    if (payment.text() == null) {
      return keys;
    }
    List<String> words = new ArrayList<>();
    for (String word : payment.text().toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1)) {
      if (!word.isEmpty() && words.size() < MOST_WORDS) {
        words.add(word);
      }
    }
    for (int first = 0; first < words.size(); first++) {
      StringBuilder joined = new StringBuilder();
      int end = Math.min(words.size(), first + MOST_WORDS_JOINED);
      for (int i = first; i < end && joined.length() < LONGEST; i++) {
        joined.append(words.get(i));
        if (joined.length() <= LONGEST && PaymentReference.ties(joined.toString())) {
          keys.add(joined.toString());
        }
      }
    }
    return keys;
  }
}
