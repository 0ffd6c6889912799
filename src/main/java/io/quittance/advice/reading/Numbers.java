package io.quittance.advice.reading;

import java.util.regex.Pattern;

/** What an invoice number may look like: it has a digit and is neither a date nor an amount. */
final class Numbers {
  private static final int LONGEST = 60;
  private static final Pattern SHAPE =
      Pattern.compile("[\\p{L}\\p{N}#*$][\\p{L}\\p{N} ._/#:+&()-]{0,59}");
  private static final Pattern DECIMALS = Pattern.compile(".*[0-9][.,][0-9]{2}\\)?-?$");

  /** {@code 4 invoices} counts, it does not number. */
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4} [\\p{L} ]{2,40}");

  private Numbers() {}

  static boolean plausible(String printed) {
    String text = printed.strip();
    if (text.isEmpty() || text.length() > LONGEST || !SHAPE.matcher(text).matches()) {
      return false;
    }
    int digits = 0;
    int words = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      words += c == ' ' ? 1 : 0;
    }
    if (digits == 0 || words > 5 || words > 2 && digits < 3) {
      return false;
    }
    if (text.charAt(0) == '$' && (text.indexOf('/') < 0 && text.indexOf('-') < 0)) {
      return false;
    }
    if (COUNT.matcher(text).matches()) {
      return false;
    }
    if (PrintedDate.find(text).stream().anyMatch(d -> d.from() == 0 && d.to() == text.length())) {
      return false;
    }
    return !DECIMALS.matcher(text).matches() || PrintedAmount.of(text).isEmpty();
  }
}
