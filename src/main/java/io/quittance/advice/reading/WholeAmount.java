package io.quittance.advice.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text that is one amount: takes off signs, brackets and currencies until the bare figure
 * is left, and reads that with the point and with the comma as decimal mark.
 */
final class WholeAmount {
  private static final int LONGEST = 48;

  private static final Pattern FIGURE = Pattern.compile("[0-9][0-9.,' ]{0,30}");

  /** A dash in place of decimals that are zero: {@code 850,-} and {@code 1'200.--}. */
  private static final Pattern DASHED = Pattern.compile("(.*[0-9])([.,])(?:--?|–|—|−)");

  /** Debit and credit of German accounts, only after decimals: {@code 1.234,56 H}. */
  static final Pattern SOLL_HABEN = Pattern.compile(".*[0-9][.,][0-9]{2} ?[HS]");

  /** Japanese amounts in words of account: {@code 金1,234円也}. */
  private static final Pattern ACCOUNT_STYLE = Pattern.compile("金? ?[0-9][0-9,]{0,20} ?円也?");

  private WholeAmount() {}

  /** The amount that a whole cell is, with its sign and currency, or empty. */
  static Optional<PrintedAmount> read(String printed) {
    String text = AmountCharacters.sameLengthSpaces(printed).strip();
    if (text.length() > LONGEST || AmountCharacters.digitAt(text, 0) < 0) {
      return Optional.empty();
    }
    if (text.indexOf('円') > 0 && ACCOUNT_STYLE.matcher(text).matches()) {
      text = text.replace("金", "").replace("也", "").strip();
    }
    boolean negative = false;
    String currency = null;
    boolean again = true;
    while (again && !text.isEmpty()) {
      again = false;
      char first = text.charAt(0);
      char last = text.charAt(text.length() - 1);
      Matcher dashed = AmountCharacters.isMinus(last) || last == '—' ? DASHED.matcher(text) : null;
      if (first == '(' && last == ')') {
        negative = true;
        text = text.substring(1, text.length() - 1).strip();
        again = true;
      } else if (dashed != null && dashed.matches()) {
        text = dashed.group(1) + dashed.group(2) + "00";
        again = true;
      } else if (AmountCharacters.isMinus(first) || first == '▲' || first == '△') {
        negative = true;
        text = text.substring(1).strip();
        again = true;
      } else if (AmountCharacters.isMinus(last)) {
        negative = true;
        text = text.substring(0, text.length() - 1).strip();
        again = true;
      } else if (first == '+' || first == '*' || first == '=') {
        text = text.substring(1).strip();
        again = true;
      } else if (last == '*' || last == '=') {
        text = text.substring(0, text.length() - 1).strip();
        again = true;
      } else if (text.length() > 2 && (text.endsWith("CR") || text.endsWith("Cr"))) {
        negative = true;
        text = text.substring(0, text.length() - 2).strip();
        again = true;
      } else if (text.length() > 2 && (text.endsWith("DR") || text.endsWith("Dr"))) {
        text = text.substring(0, text.length() - 2).strip();
        again = true;
      } else if ((last == 'H' || last == 'S') && SOLL_HABEN.matcher(text).matches()) {
        negative |= last == 'H';
        text = text.substring(0, text.length() - 1).strip();
        again = true;
      } else {
        Optional<Currencies.Cut> cut = Currencies.cut(text);
        if (cut.isPresent()) {
          if (!Currencies.agree(currency, cut.get().currency())) {
            return Optional.empty();
          }
          currency = Currencies.narrower(currency, cut.get().currency());
          text = cut.get().rest();
          again = true;
        }
      }
    }
    return figure(text, negative, currency);
  }

  private static Optional<PrintedAmount> figure(String text, boolean negative, String currency) {
    if (!FIGURE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal point = decimal(text, '.', ',');
    BigDecimal comma = decimal(text, ',', '.');
    if (point == null && comma == null) {
      return Optional.empty();
    }
    if (point != null && comma != null && Currencies.isWhole(currency)) {
      // There are no thousandths of a yen: where one reading is whole, it is the one.
      BigDecimal asPoint = point;
      point = point.scale() > 0 && comma.scale() == 0 ? null : point;
      comma = comma.scale() > 0 && asPoint.scale() == 0 ? null : comma;
    }
    boolean decimals = point != null && point.scale() > 0 || comma != null && comma.scale() > 0;
    return Optional.of(
        new PrintedAmount(signed(point, negative), signed(comma, negative), currency, decimals));
  }

  private static BigDecimal signed(BigDecimal value, boolean negative) {
    return value == null || !negative ? value : value.negate();
  }

  /** The figure with one mark as decimal mark, or null when its groups do not allow it. */
  private static BigDecimal decimal(String text, char decimal, char other) {
    int mark = text.indexOf(decimal);
    if (mark >= 0 && mark != text.lastIndexOf(decimal)) {
      return null;
    }
    String whole = mark < 0 ? text : text.substring(0, mark);
    String fraction = mark < 0 ? "" : text.substring(mark + 1);
    if (mark >= 0 && (fraction.isEmpty() || fraction.length() > 4 || !digits(fraction))) {
      return null;
    }
    String joined = ungrouped(whole, other);
    if (joined == null) {
      return null;
    }
    return new BigDecimal(fraction.isEmpty() ? joined : joined + "." + fraction);
  }

  /** Thousands in groups of three, or the Indian two-two-three; one grouping mark throughout. */
  private static String ungrouped(String whole, char grouping) {
    char mark = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == grouping || c == ' ' || c == '\'') {
        if (mark != 0 && mark != c) {
          return null;
        }
        mark = c;
      } else if (c < '0' || c > '9') {
        return null;
      }
    }
    if (mark == 0) {
      return whole.length() <= 15 && !whole.isEmpty() ? whole : null;
    }
    int first = whole.indexOf(mark);
    if (first == 0 || first > 3 || whole.charAt(0) == '0') {
      return null;
    }
    boolean thousands = true;
    boolean indian = first <= 2 && mark == ',';
    StringBuilder joined = new StringBuilder(whole.substring(0, first));
    for (int start = first + 1; start <= whole.length(); ) {
      int next = whole.indexOf(mark, start);
      int end = next < 0 ? whole.length() : next;
      thousands &= end - start == 3;
      indian &= end - start == (next < 0 ? 3 : 2);
      joined.append(whole, start, end);
      start = end + 1;
    }
    return thousands || indian ? joined.toString() : null;
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
