package io.quittance.ledger;

import io.quittance.money.Money;

/**
 * One line of a posting.
 *
 * @param amount positive; the side gives the direction
 * @param application id of the application that it belongs to, or null
 */
record Entry(
    AccountRole role,
    Side side,
    String customer,
    String openItem,
    String payment,
    String application,
    Money amount,
    String reasonCode) {
  Entry {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("an entry moves something: " + amount);
    }
  }

  /** The same amount on the other side. */
  Entry mirrored() {
    return new Entry(
        role, side.other(), customer, openItem, payment, application, amount, reasonCode);
  }

  /** Between a payment and where its money stands. */
  static Entry ofMoney(
      AccountRole role,
      Side side,
      String customer,
      String payment,
      String application,
      Money amount) {
    return new Entry(role, side, customer, null, payment, application, amount, null);
  }
}
