package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts inside writing, beside words, numbers and dates that are none. */
final class AmountsInText {

  private static final String SIGN =
      "(?:(?:US|CA|C|AU|A|NZ|HK|NT|MX|S|R)?[$€£¥￥₹]|RMB|[A-Z]{3}|Rs\\.?|RM|SFr\\.?|Fr\\.|kr\\.?"
          + "|zł|金|人民币|人民幣)";

  private static final String SIGN_AFTER =
      "(?:(?:[A-Z]{3}|zł|zl|kr\\.?|Kč|Ft|Fr\\.|CR|DR|Cr|Dr|[HS])(?!\\p{L}|[0-9])"
          + "|[$€£¥￥₹]|円也?|日本円|人民币|人民幣|元)";

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

  private AmountsInText() {}

  /** Every amount inside a text, in order. Percentages, dates and parts of numbers are none. */
  static List<PrintedAmount.Found> find(String line) {
    return AmountCharacters.digitAt(line, 0) < 0
        ? List.of()
        : inside(AmountCharacters.sameLengthSpaces(line));
  }

  private static List<PrintedAmount.Found> inside(String text) {
    List<PrintedAmount.Found> found = new ArrayList<>();
    List<PrintedDate.Found> dates = PrintedDate.find(text);
    Matcher matcher = INSIDE.matcher(text);
    int start = 0;
    for (int digit = AmountCharacters.digitAt(text, 0);
        digit >= 0;
        digit = AmountCharacters.digitAt(text, start)) {
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
      WholeAmount.read(text.substring(core[0], core[1]))
          .ifPresent(a -> found.add(new PrintedAmount.Found(a, core[0], core[1])));
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
        ? !WholeAmount.SOLL_HABEN.matcher(text.substring(first, last)).matches()
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
    return c >= '0' && c <= '9' || c == ')' || AmountCharacters.isMinus(c);
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
        && WholeAmount.read(token).filter(PrintedAmount::decimals).isEmpty()
        && PrintedDate.of(token).isEmpty();
  }
}
