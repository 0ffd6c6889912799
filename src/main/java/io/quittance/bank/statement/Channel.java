package io.quittance.bank.statement;

/**
 * The report a bank sends. It says each movement once in each of its reports, and one movement in
 * several of them; formats count as reports of their own because one bank words them differently.
 */
public enum Channel {
  /** camt.053. */
  CAMT_STATEMENT,
  /** camt.054. */
  CAMT_NOTIFICATION,
  MT940,
  /** Interim, nothing in it is booked. */
  MT942,
  /** BAI2 of a previous day. */
  BAI2,
  /** BAI2 of the same day, nothing in it is booked. */
  BAI2_INTRADAY,
  /** CSV read by the account's saved mapping. */
  CSV,
  /** Payments given one by one, each under an id that says which it is. */
  REST;

  /** True for statements of past days, each entry in one of them. */
  public boolean isFinal() {
    return this == CAMT_STATEMENT || this == MT940 || this == BAI2;
  }
}
