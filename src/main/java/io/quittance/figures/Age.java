package io.quittance.figures;

/** How long money has been with us, in days since its value date. */
public enum Age {
  UP_TO_7("0-7", 0, 7),
  UP_TO_30("8-30", 8, 30),
  UP_TO_60("31-60", 31, 60),
  OVER_60("over 60", 61, Integer.MAX_VALUE);

  private final String days;
  private final int from;
  private final int to;

  Age(String days, int from, int to) {
    this.days = days;
    this.from = from;
    this.to = to;
  }

  public String days() {
    return days;
  }

  /** A condition in SQL; money dated in the future, or not at all, is young. */
  String holds(String ageInDays) {
    return this == UP_TO_7
        ? "coalesce(%s, 0) <= %d".formatted(ageInDays, to)
        : "%s between %d and %d".formatted(ageInDays, from, to);
  }
}
