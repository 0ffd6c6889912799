package io.quittance.ledger;

import io.quittance.ledger.PaymentBalance.Place;

/**
 * An entry mirrored, and the payment's balance after it. Money goes back to where it was taken
 * from; what was a customer's becomes unidentified when another customer's money stands there now.
 */
record TakenBack(Entry entry, PaymentBalance balance) {
  /**
   * @param place where the money stood until now
   */
  static TakenBack of(Entry entry, PaymentBalance balance, Place place) {
    Entry back = entry.mirrored();
    long minor = back.amount().minor();
    return switch (entry.role()) {
      case UNIDENTIFIED -> new TakenBack(back, balance.afterTakingBack(minor, place));
      case UNAPPLIED ->
          new TakenBack(
              balance.takesBack(entry.customer()) ? back : toUnidentified(back),
              balance.afterTakingBackToUnapplied(entry.customer(), minor, place));
      default -> new TakenBack(back, balance);
    };
  }

  private static Entry toUnidentified(Entry entry) {
    return Entry.ofMoney(
        AccountRole.UNIDENTIFIED,
        entry.side(),
        null,
        entry.payment(),
        entry.application(),
        entry.amount());
  }
}
