package io.quittance.advice.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as printed, before anyone has decided whether its point or its comma is the decimal
 * mark. Only ASCII digits count; a figure with four grouping marks out of step is no amount.
 *
 * @param point the signed value when the point is the decimal mark, or null when it cannot be
 * @param comma the signed value when the comma is the decimal mark, or null when it cannot be
 * @param currency the ISO code or sign printed with it ({@code USD}, {@code $}), or null
 * @param decimals true when a decimal part is printed under at least one reading
 */
public record PrintedAmount(BigDecimal point, BigDecimal comma, String currency, boolean decimals) {

  /** An amount found inside a longer text, {@code from} inclusive, {@code to} exclusive. */
  public record Found(PrintedAmount amount, int from, int to) {}

  private static final int LONGEST = 48;

  private static final Pattern FIGURE = Pattern.compile("[0-9][0-9.,' ]{0,30}");

  /**
   * A figure inside a text: not part of a word, number or date on either side. A plain blank groups
   * thousands only where the decimals follow.
   */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?<![\\p{Alnum}.,:/_#-])(?:(?:US|CA|C|AU|A|NZ|HK|S|R)?[$€£¥₹]|[A-Z]{3}|Rs\\.?|RM)? ?"
              + "(?:\\(|[-−–])? ?(?:(?:[A-Z]{3}|[$€£¥₹]) ?)?(?:"
              + "[0-9]{1,3}(?: [0-9]{3}){1,4}[.,][0-9]{2}"
              + "|[0-9]{1,3}(?:['.,][0-9]{2,3}){1,5}(?:[.,][0-9]{1,3})?"
              + "|[0-9]{1,15}(?:[.,][0-9]{1,4})?)"
              + "(?![\\p{Alnum}_%:/]|[.,'][0-9]|-[\\p{Alnum}]| ?%)"
              + "\\)?(?: ?-(?![\\p{Alnum}]))?(?: ?(?:[A-Z]{3}|[$€£¥₹]|CR|DR)(?![\\p{Alnum}]))?");

  /** The amount that a whole cell is, with its sign and currency, or empty. */
  public static Optional<PrintedAmount> of(String printed) {
    String text = plainSpaces(printed);
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    boolean negative = false;
    String currency = null;
    boolean again = true;
    while (again && !text.isEmpty()) {
      again = false;
      char first = text.charAt(0);
      char last = text.charAt(text.length() - 1);
      if (first == '(' && last == ')') {
        negative = true;
        text = text.substring(1, text.length() - 1).strip();
        again = true;
      } else if (isMinus(first)) {
        negative = true;
        text = text.substring(1).strip();
        again = true;
      } else if (isMinus(last)) {
        negative = true;
        text = text.substring(0, text.length() - 1).strip();
        again = true;
      } else if (first == '+' || first == '*' || first == '=') {
        text = text.substring(1).strip();
        again = true;
      } else if (last == '*' || last == '=') {
        text = text.substring(0, text.length() - 1).strip();
        again = true;
      } else if (text.endsWith("CR") && text.length() > 2) {
        negative = true;
        text = text.substring(0, text.length() - 2).strip();
        again = true;
      } else if (text.endsWith("DR") && text.length() > 2) {
        text = text.substring(0, text.length() - 2).strip();
        again = true;
      } else {
        Optional<Currencies.Cut> cut = Currencies.cut(text);
        if (cut.isPresent()) {
          if (currency != null && !currency.equals(cut.get().currency())) {
            return Optional.empty();
          }
          currency = cut.get().currency();
          text = cut.get().rest();
          again = true;
        }
      }
    }
    return figure(text, negative, currency);
  }

  /** Every amount inside a text, in order. Percentages, dates and parts of numbers are none. */
  public static List<Found> find(String line) {
    String text = sameLengthSpaces(line);
    List<Found> found = new ArrayList<>();
    List<PrintedDate.Found> dates = PrintedDate.find(text);
    Matcher matcher = INSIDE.matcher(text);
    int start = 0;
    while (start < text.length() && matcher.find(start)) {
      int from = matcher.start();
      int to = matcher.end();
      while (from < to && text.charAt(from) == ' ') {
        from++;
      }
      while (to > from && text.charAt(to - 1) == ' ') {
        to--;
      }
      if (text.charAt(to - 1) == ')' && text.substring(from, to).indexOf('(') < 0) {
        to--;
      }
      start = Math.max(to, matcher.start() + 1);
      int begin = from;
      int end = to;
      Optional<PrintedDate.Found> date =
          dates.stream().filter(d -> d.from() < end && begin < d.to()).findFirst();
      if (date.isPresent()) {
        start = Math.max(date.get().to(), begin + 1);
        continue;
      }
      String printed = text.substring(from, to);
      if (printed.startsWith("(") && !printed.contains(")")) {
        from++;
      } else if (printed.startsWith("(") && printed.endsWith(")") && followsNumber(text, from)) {
        from++;
        to--;
      }
      int first = from;
      int last = to;
      of(text.substring(from, to)).ifPresent(a -> found.add(new Found(a, first, last)));
    }
    return found;
  }

  /** {@code 4711 (1,200.00)}: after a number brackets enclose, they do not make negative. */
  private static boolean followsNumber(String text, int bracket) {
    int end = bracket;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int start = text.lastIndexOf(' ', Math.max(0, end - 1)) + 1;
    if (start >= end) {
      return false;
    }
    String token = text.substring(start, end);
    return token.chars().anyMatch(Character::isDigit)
        && of(token).filter(PrintedAmount::decimals).isEmpty()
        && PrintedDate.of(token).isEmpty();
  }

  /** True when both readings exist and differ: {@code 1.250}. */
  public boolean ambiguous() {
    return point != null && comma != null && point.compareTo(comma) != 0;
  }

  /** The value under a style, or the only possible one; null when the style excludes it. */
  public BigDecimal value(AmountStyle style) {
    if (!ambiguous()) {
      return point != null ? point : comma;
    }
    return style == AmountStyle.COMMA ? comma : style == AmountStyle.POINT ? point : grouped();
  }

  /** True for nothing paid: no payment, no price. */
  boolean zero() {
    return (point == null || point.signum() == 0) && (comma == null || comma.signum() == 0);
  }

  /** The reading in which the mark groups thousands: what an undecided figure most likely means. */
  public BigDecimal grouped() {
    return point.abs().compareTo(comma.abs()) >= 0 ? point : comma;
  }

  /** True when the other reading contradicts the style: {@code 1.234,56} in a point document. */
  public boolean contradicts(AmountStyle style) {
    return style == AmountStyle.POINT && point == null
        || style == AmountStyle.COMMA && comma == null;
  }

  private static Optional<PrintedAmount> figure(String text, boolean negative, String currency) {
    if (!FIGURE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal point = read(text, '.', ',');
    BigDecimal comma = read(text, ',', '.');
    if (point == null && comma == null) {
      return Optional.empty();
    }
    boolean decimals = point != null && point.scale() > 0 || comma != null && comma.scale() > 0;
    return Optional.of(
        new PrintedAmount(signed(point, negative), signed(comma, negative), currency, decimals));
  }

  private static BigDecimal signed(BigDecimal value, boolean negative) {
    return value == null || !negative ? value : value.negate();
  }

  /** The figure with one mark as decimal mark, or null when its groups do not allow it. */
  private static BigDecimal read(String text, char decimal, char other) {
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
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '–' || c == '‐' || c == '‑';
  }

  private static String plainSpaces(String text) {
    return sameLengthSpaces(text).strip();
  }

  private static String sameLengthSpaces(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\u2007' || c == '\t') {
        out.append(' ');
      } else if (c == '’' || c == '‘' || c == '´') {
        out.append('\'');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
