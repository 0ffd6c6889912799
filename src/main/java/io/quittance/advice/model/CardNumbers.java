package io.quittance.advice.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what is a payment card's number: card numbers are never sent anywhere. */
final class CardNumbers {
  /** 13 to 19 digits in one run or in groups, beginning as the card schemes' numbers do. */
  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![\\p{Alnum}.,-])[2-6](?:[ -]?[0-9]){12,18}(?![\\p{Alnum}]|[.,-][0-9])");

  private CardNumbers() {}

  /** The same text, same length, with all but the last four digits of a card number as X. */
  static String masked(String text) {
    Matcher matcher = CANDIDATE.matcher(text);
    StringBuilder out = null;
    while (matcher.find()) {
      if (passesLuhn(matcher.group())) {
        if (out == null) {
          out = new StringBuilder(text);
        }
        mask(out, matcher.start(), matcher.end());
      }
    }
    return out == null ? text : out.toString();
  }

  private static void mask(StringBuilder text, int from, int to) {
    int digitsLeft = 4;
    for (int i = to - 1; i >= from; i--) {
      if (Character.isDigit(text.charAt(i)) && digitsLeft-- <= 0) {
        text.setCharAt(i, 'X');
      }
    }
  }

  private static boolean passesLuhn(String text) {
    int sum = 0;
    boolean doubled = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        continue;
      }
      int digit = c - '0';
      int part = doubled ? digit * 2 : digit;
      sum += part > 9 ? part - 9 : part;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }
}
