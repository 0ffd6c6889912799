package io.quittance.advice.memory;

import io.quittance.advice.Field;
import java.util.regex.Pattern;

/** What a printed value looks like, whatever it says. */
enum ValueShape {
  AMOUNT,
  DATE,
  /** Digits alone. */
  DIGITS,
  /** Letters or signs with digits among them. */
  CODE,
  WORDS;

  private static final Pattern DATES =
      Pattern.compile(
          "\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{2,4}|\\d{1,2}[. -]+\\p{L}{3,12}[. -]+\\d{2,4}");

  /** With a currency before or behind, a sign, brackets; thousands as they come. */
  private static final Pattern AMOUNTS =
      Pattern.compile(
          "[(−-]?(?:\\p{Lu}{3}|\\p{Sc})? ?[(−-]?\\d{1,3}(?:[.,'"
              + " \\u00a0\\u202f’]?\\d{3})*[.,]\\d{2,3}[)−-]? ?(?:\\p{Lu}{3}|\\p{Sc})?[)−-]?");

  static ValueShape of(String printed) {
    if (DATES.matcher(printed).matches()) {
      return DATE;
    }
    if (AMOUNTS.matcher(printed).matches()) {
      return AMOUNT;
    }
    boolean digit = printed.chars().anyMatch(Character::isDigit);
    if (!digit) {
      return WORDS;
    }
    return printed.chars().allMatch(Character::isDigit) ? DIGITS : CODE;
  }

  /** In the place of an amount whole units may be printed without decimals. */
  static ValueShape of(Field field, String printed) {
    ValueShape shape = of(printed);
    return shape == DIGITS && isAmount(field) ? AMOUNT : shape;
  }

  /** Of a column that shows both; null when its values are of different kinds. */
  ValueShape or(ValueShape other) {
    if (this == other) {
      return this;
    }
    boolean numbers = (this == DIGITS || this == CODE) && (other == DIGITS || other == CODE);
    return numbers ? CODE : null;
  }

  static boolean isAmount(Field field) {
    return switch (field) {
      case PAYMENT_AMOUNT, GROSS_AMOUNT, DISCOUNT_AMOUNT, DEDUCTION_AMOUNT, NET_AMOUNT -> true;
      default -> false;
    };
  }
}
