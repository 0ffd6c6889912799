package io.quittance.workbench;

import io.quittance.figures.Age;
import io.quittance.figures.AgedMoney;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Money of one currency by age, as a bar that its parts fill and as the amounts beside it.
 *
 * @param about what the money is, in words
 * @param parts the young first; those without money, or with less than none, are left out
 * @param amounts of every age, as the table prints them
 */
record AgeBar(String label, String about, List<Part> parts, List<String> amounts, String total) {
  private static final int DECIMALS = 3;

  /**
   * @param x where it begins and how wide it is, in percent of the drawing with the sign
   * @param age class of its colour, 0 for the youngest
   */
  record Part(int age, String x, String width, String title) {}

  static AgeBar of(String label, String about, AgedMoney money) {
    BigDecimal whole = length(money);
    List<Part> parts = new ArrayList<>();
    BigDecimal x = BigDecimal.ZERO;
    for (Age age : Age.values()) {
      Money amount = money.of(age);
      if (amount.isPositive()) {
        BigDecimal width = percent(amount.amount(), whole);
        parts.add(
            new Part(
                age.ordinal(),
                x + "%",
                width + "%",
                label + ", " + age.days() + " days: " + Figures.withCurrency(amount)));
        x = x.add(width);
      }
    }
    return new AgeBar(
        label,
        about,
        parts,
        List.of(Age.values()).stream().map(age -> Figures.grouped(money.of(age))).toList(),
        Figures.grouped(money.total()));
  }

  private static BigDecimal length(AgedMoney money) {
    BigDecimal length = BigDecimal.ZERO;
    for (Age age : Age.values()) {
      length = length.add(money.of(age).amount().max(BigDecimal.ZERO));
    }
    return length;
  }

  private static BigDecimal percent(BigDecimal amount, BigDecimal whole) {
    return amount.movePointRight(2).divide(whole, DECIMALS, RoundingMode.DOWN);
  }
}
