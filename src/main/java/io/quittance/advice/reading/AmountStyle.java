package io.quittance.advice.reading;

/** What the amounts of one document say together about their decimal mark. */
public enum AmountStyle {
  POINT,
  COMMA,
  /** Nothing decides. */
  UNKNOWN,
  /** Both marks are used as decimal mark: an undecided figure stays undecided. */
  MIXED
}
