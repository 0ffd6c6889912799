package io.quittance.bank.statement;

/** What an entry does to our account. */
public enum Direction {
  CREDIT,
  DEBIT
}
