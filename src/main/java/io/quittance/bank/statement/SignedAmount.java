package io.quittance.bank.statement;

import java.math.BigDecimal;

/**
 * What an entry does to a balance, before its currency is known.
 *
 * @param amount not negative
 */
record SignedAmount(boolean credit, BigDecimal amount) {
  BigDecimal signed() {
    return credit ? amount : amount.negate();
  }
}
