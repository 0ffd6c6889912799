package io.quittance.evaluation.generate;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Numbers as one seller gives them, rising, from a pattern: {@code #} is a digit of the counter,
 * {@code %} a fixed random digit, {@code YYYY}, {@code YY} and {@code MM} are of the date.
 */
final class NumberSeries {
  private final String pattern;
  private final int digits;
  private long counter;

  NumberSeries(String pattern, Dice dice) {
    StringBuilder fixed = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      fixed.append(c == '%' ? Character.forDigit(dice.between(1, 9), 10) : c);
    }
    this.pattern = fixed.toString();
    this.digits = (int) pattern.chars().filter(c -> c == '#').count();
    long top = (long) Math.pow(10, digits);
    this.counter = top / 20 + dice.between(0, (int) Math.min(top / 3, 900_000));
  }

  String next(LocalDate date, Dice dice) {
    counter += dice.between(1, digits > 4 ? 37 : 3);
    String number = String.format(Locale.ROOT, "%0" + Math.max(digits, 1) + "d", counter);
    StringBuilder printed = new StringBuilder();
    int position = Math.max(0, number.length() - digits);
    printed.append(number, 0, position);
    String overflow = printed.toString();
    printed.setLength(0);
    boolean first = true;
    for (char c : pattern.toCharArray()) {
      if (c != '#') {
        printed.append(c);
        continue;
      }
      if (first) {
        printed.append(overflow);
        first = false;
      }
      printed.append(number.charAt(position++));
    }
    return printed
        .toString()
        .replace("YYYY", Integer.toString(date.getYear()))
        .replace("YY", String.format(Locale.ROOT, "%02d", date.getYear() % 100))
        .replace("MM", String.format(Locale.ROOT, "%02d", date.getMonthValue()));
  }
}
