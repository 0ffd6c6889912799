package io.quittance.bank;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * When a payment carries a reference that somebody printed elsewhere. A reference says which
 * payment is meant, so it is compared whole: never a prefix, never nearly.
 */
public final class PaymentReference {
  /** Shorter references tie nothing: they turn up by accident. */
  public static final int LEAST_LENGTH = 4;

  /** Words of a bank's text that may make up one reference printed with blanks or dashes. */
  private static final int MOST_WORDS = 12;

  private PaymentReference() {}

  /** Upper case, ASCII letters and digits only; empty for null. */
  public static String canonical(String reference) {
    if (reference == null) {
      return "";
    }
    String upper = Normalizer.normalize(reference, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    StringBuilder form = new StringBuilder(upper.length());
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        form.append(c);
      }
    }
    return form.toString();
  }

  /**
   * True when the reference can tell payments apart: long enough, with a digit. {@code NOTPROVIDED}
   * and {@code NONREF}, which banks print where there is none, are no references.
   */
  public static boolean ties(String reference) {
    String form = canonical(reference);
    return form.length() >= LEAST_LENGTH && form.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * True when the payment's reference or one of its references equals this one in canonical form,
   * or its text holds it as whole words.
   */
  public static boolean carriedBy(Payment payment, String reference) {
    if (!ties(reference)) {
      return false;
    }
    String form = canonical(reference);
    return all(payment).map(PaymentReference::canonical).anyMatch(form::equals)
        || standsIn(payment.text(), form);
  }

  /** The payment's own references as given, without its text. */
  public static Stream<String> all(Payment payment) {
    return Stream.concat(
            Stream.ofNullable(payment.reference()),
            payment.references().stream().map(Payment.Reference::value))
        .filter(Objects::nonNull);
  }

  private static boolean standsIn(String text, String form) {
    if (text == null) {
      return false;
    }
    List<String> words = new ArrayList<>();
    for (String word : text.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    for (int first = 0; first < words.size(); first++) {
      StringBuilder joined = new StringBuilder();
      int last = Math.min(words.size(), first + MOST_WORDS);
      for (int i = first; i < last && joined.length() < form.length(); i++) {
        joined.append(words.get(i));
        if (joined.toString().equals(form)) {
          return true;
        }
      }
    }
    return false;
  }
}
