package io.quittance.matching.combination;

/** Why a combination is plausible besides its sum; the most plausible first. */
public enum Ground {
  ALL_DUE("everything due up to a date"),
  ONE_ITEM("one item of this amount"),
  ONE_PURCHASE_ORDER("everything of one purchase order"),
  CONSECUTIVE_NUMBERS("numbers that follow one another among the open ones"),
  OLDEST_FIRST("the oldest items"),
  SUM_ONLY("nothing but the sum");

  private final String words;

  Ground(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
