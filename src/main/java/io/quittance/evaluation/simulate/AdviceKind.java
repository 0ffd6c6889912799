package io.quittance.evaluation.simulate;

import java.util.List;

/** What a customer tells of a payment, and how well. */
enum AdviceKind implements Chance.Weighted {
  GOOD("good, numbers as ours", 0),
  MANGLED("good, numbers mangled", 0),
  EARLY("good, before the money", 7),
  LATE("good, a week after the money", 7),
  DOUBLED("sent twice", 5),
  CORRECTED("wrong, then corrected", 2),
  PARTIAL("part of the lines", 5),
  WRONG_NUMBER("a number mistyped", 3),
  WRONG_AMOUNT("an amount mistyped", 3),
  FOREIGN_NUMBER("another customer's number", 2),
  TWO_MAILS("two mails, one payment", 3),
  TWO_PAYMENTS("one mail, two payments", 3),
  BANK_TEXT("in the bank's text only", 8),
  NONE("none", 9);

  /** Everyone else tells it well, {@link #GOOD} or {@link #MANGLED} as the customer does. */
  static final int WELL_TOLD_PERCENT = 43;

  static final List<AdviceKind> SPECIAL =
      List.of(values()).stream().filter(kind -> kind.weight > 0).toList();

  private final String words;
  private final int weight;

  AdviceKind(String words, int weight) {
    this.words = words;
    this.weight = weight;
  }

  String words() {
    return words;
  }

  @Override
  public int weight() {
    return weight;
  }

  boolean hasMail() {
    return this != BANK_TEXT && this != NONE;
  }
}
