package io.quittance.advice.reading;

import java.util.List;
import java.util.regex.Pattern;

/** What the words that lead a row say about it: a total, a subtotal, an adjustment. */
final class RowWords {
  private static final int LONGEST_TOTAL = 48;
  private static final int LONGEST_ADJUSTMENT = 80;

  /** What is taken off from the sum above. */
  private static final Pattern LESS = Pattern.compile("(?iu)^less:? ");

  private RowWords() {}

  /** The text before the first figure of a row: what names a total. */
  static String leading(SourceText.Row row) {
    StringBuilder words = new StringBuilder();
    for (TextCell part : row.typedCells()) {
      String text = part.text();
      boolean letters = text.chars().anyMatch(Character::isLetter);
      if (PrintedAmount.of(text).isPresent() || !letters && Character.isDigit(text.charAt(0))) {
        break;
      }
      if (letters) {
        words.append(' ').append(text);
      }
    }
    return words.toString().strip();
  }

  static boolean subtotal(String words) {
    return Lexicon.STANDARD.beginsWith(Lexicon.Sort.SUBTOTAL, words)
        && !Lexicon.STANDARD.mentions(Lexicon.Sort.ADJUSTMENT, words.replace(":", " "));
  }

  static boolean total(String words) {
    return Lexicon.STANDARD.is(Lexicon.Sort.TOTAL, words)
        || Lexicon.STANDARD.beginsWith(Lexicon.Sort.TOTAL, words) && words.length() < LONGEST_TOTAL;
  }

  /** {@code EFT TOTAL}: what is paid, and said to be a total. */
  static boolean totalOfPayment(String words) {
    return Lexicon.STANDARD.mentions(Lexicon.Sort.TOTAL, words)
        && Lexicon.STANDARD
            .header(words.replace('*', ' ').strip())
            .filter(meaning -> meaning.role() == Role.PAYMENT_AMOUNT)
            .isPresent();
  }

  static boolean adjustment(String words) {
    String plain = LESS.matcher(words).replaceFirst("");
    return !plain.isEmpty()
        && plain.length() <= LONGEST_ADJUSTMENT
        && Lexicon.STANDARD.mentions(Lexicon.Sort.ADJUSTMENT, plain)
        && !Lexicon.STANDARD.beginsWith(Lexicon.Sort.SUBTOTAL, plain);
  }

  static boolean hasFigure(SourceText.Row row) {
    return !row.amounts().isEmpty()
        || row.line().words().stream().anyMatch(w -> SpotReader.typedNumber(w) != null);
  }

  /** The only amount with decimals in a row, or null. */
  static PrintedAmount.Found onlyAmount(SourceText.Row row) {
    List<PrintedAmount.Found> decimals =
        row.amounts().stream().filter(f -> f.amount().decimals()).toList();
    return decimals.size() == 1 ? decimals.get(0) : null;
  }
}
