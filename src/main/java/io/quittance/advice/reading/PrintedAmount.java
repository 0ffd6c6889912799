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

  private static final String SIGN =
      "(?:(?:US|CA|C|AU|A|NZ|HK|NT|MX|S|R)?[$€£¥￥₹]|RMB|[A-Z]{3}|Rs\\.?|RM|SFr\\.?|Fr\\.|kr\\.?"
          + "|zł|金|人民币|人民幣)";

  private static final String SIGN_AFTER =
      "(?:(?:[A-Z]{3}|zł|zl|kr\\.?|Kč|Ft|Fr\\.|CR|DR|Cr|Dr|[HS])(?!\\p{L}|[0-9])"
          + "|[$€£¥￥₹]|円也?|日本円|人民币|人民幣|元)";

  /** A dash in place of decimals that are zero: {@code 850,-} and {@code 1'200.--}. */
  private static final Pattern DASHED = Pattern.compile("(.*[0-9])([.,])(?:--?|–|—|−)");

  /** Debit and credit of German accounts, only after decimals: {@code 1.234,56 H}. */
  private static final Pattern SOLL_HABEN = Pattern.compile(".*[0-9][.,][0-9]{2} ?[HS]");

  /** Japanese amounts in words of account: {@code 金1,234円也}. */
  private static final Pattern ACCOUNT_STYLE = Pattern.compile("金? ?[0-9][0-9,]{0,20} ?円也?");

  /**
   * A figure inside a text: not part of a word, number or date on either side. A plain blank groups
   * thousands only where the decimals follow.
   */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?<![\\p{Alnum}.,:/_#-])(?:"
              + SIGN
              + ")? ?(?:\\(|[-−–▲△])? ?(?:"
              + SIGN
              + " ?)?(?:"
              + "[0-9]{1,3}(?: [0-9]{3}){1,4}[.,](?:[0-9]{2}|--?(?![0-9]))"
              + "|[0-9]{1,3}(?:['.,][0-9]{2,3}){1,5}(?:[.,](?:[0-9]{1,3}|--?(?![0-9])))?"
              + "|[0-9]{1,15}(?:[.,](?:[0-9]{1,4}|--?(?![0-9])))?)"
              + "(?:(?="
              + SIGN_AFTER
              + ")|(?![\\p{L}0-9_%:/]|[.,'][0-9]|-[\\p{Alnum}]| ?[%％]))"
              + "\\)?(?: ?-(?![\\p{Alnum}]))?(?: ?"
              + SIGN_AFTER
              + ")?");

  /** Signs, blanks and a bracket: what {@link #INSIDE} takes before the first digit is shorter. */
  private static final int LONGEST_BEFORE_DIGITS = 16;

  /** The amount that a whole cell is, with its sign and currency, or empty. */
  public static Optional<PrintedAmount> of(String printed) {
    String text = plainSpaces(printed);
    if (text.length() > LONGEST || digitAt(text, 0) < 0) {
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
      Matcher dashed = isMinus(last) || last == '—' ? DASHED.matcher(text) : null;
      if (first == '(' && last == ')') {
        negative = true;
        text = text.substring(1, text.length() - 1).strip();
        again = true;
      } else if (dashed != null && dashed.matches()) {
        text = dashed.group(1) + dashed.group(2) + "00";
        again = true;
      } else if (isMinus(first) || first == '▲' || first == '△') {
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

  /** Every amount inside a text, in order. Percentages, dates and parts of numbers are none. */
  public static List<Found> find(String line) {
    return digitAt(line, 0) < 0 ? List.of() : inside(sameLengthSpaces(line));
  }

  private static List<Found> inside(String text) {
    List<Found> found = new ArrayList<>();
    List<PrintedDate.Found> dates = PrintedDate.find(text);
    Matcher matcher = INSIDE.matcher(text);
    int start = 0;
    for (int digit = digitAt(text, 0); digit >= 0; digit = digitAt(text, start)) {
      if (!matcher.find(Math.max(start, digit - LONGEST_BEFORE_DIGITS))) {
        break;
      }
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
      int[] core = withoutWords(text, from, to);
      if (core[1] < to && Character.isLetterOrDigit(text.charAt(core[1]))) {
        continue;
      }
      of(text.substring(core[0], core[1]))
          .ifPresent(a -> found.add(new Found(a, core[0], core[1])));
    }
    return found;
  }

  /**
   * Words in capitals beside a figure that are no currency stay outside: {@code 500.00 VIA WIRE}. A
   * currency may stand right behind decimals; behind a whole number letters are part of it.
   */
  private static int[] withoutWords(String text, int from, int to) {
    int first = from;
    int last = to;
    if (isWord(text, first) && !Currencies.isPrinted(text.substring(first, first + 3))) {
      first += 3;
      while (text.charAt(first) == ' ') {
        first++;
      }
    }
    int digits = last;
    while (digits > first && !isFigure(text.charAt(digits - 1))) {
      digits--;
    }
    String after = text.substring(digits, last).strip();
    if (after.length() == 1 && Character.isUpperCase(after.charAt(0))
        ? !SOLL_HABEN.matcher(text.substring(first, last)).matches()
        : after.length() == 3 && isWord(after, 0) && !Currencies.isPrinted(after)) {
      last = digits;
    } else if (!after.isEmpty()
        && last - digits == after.length()
        && after.charAt(0) < 0x250
        && Character.isLetter(after.charAt(0))
        && text.substring(first, digits).chars().noneMatch(c -> c == '.' || c == ',')) {
      last = digits;
    }
    return new int[] {first, last};
  }

  private static boolean isWord(String text, int at) {
    return at + 3 <= text.length()
        && isCapital(text.charAt(at))
        && isCapital(text.charAt(at + 1))
        && isCapital(text.charAt(at + 2));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isFigure(char c) {
    return c >= '0' && c <= '9' || c == ')' || isMinus(c);
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
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The first ASCII digit from there on, or -1: without one there is no amount. */
  private static int digitAt(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return i;
      }
    }
    return -1;
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '−' || c == '–' || c == '‐' || c == '‑' || c == '－';
  }

  private static String plainSpaces(String text) {
    return sameLengthSpaces(text).strip();
  }

  private static String sameLengthSpaces(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00a0'
          || c >= '\u2000' && c <= '\u200a'
          || c == '\u202f'
          || c == '\u205f'
          || c == '\u3000'
          || c == '\t') {
        out.append(' ');
      } else if (c == '’' || c == '‘' || c == '´') {
        out.append('\'');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** True when nothing but the usual ASCII characters stand in the text. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
