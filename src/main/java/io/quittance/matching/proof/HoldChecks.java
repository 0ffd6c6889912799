package io.quittance.matching.proof;

import io.quittance.matching.ReasonCode;
import io.quittance.receivables.OpenItem;
import java.util.LinkedHashSet;
import java.util.Set;

/** Checks on what the ERP wants left to a person, however well everything fits. */
final class HoldChecks {
  private HoldChecks() {}

  static Finding notCollected(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      OpenItem item = line.item();
      if (item != null && item.inCollection()) {
        doubts.add(
            ReasonCode.ITEM_IN_COLLECTION,
            "%s names %s, which is in collection: a person decides"
                .formatted(line.line().name(), ItemChecks.describe(item)));
      }
      if (item != null && item.directDebit()) {
        doubts.add(
            ReasonCode.ITEM_DIRECT_DEBIT,
            "%s names %s, which is under direct debit: it may be paid twice"
                .formatted(line.line().name(), ItemChecks.describe(item)));
      }
    }
    return doubts.or(() -> "no item is in collection or under direct debit");
  }

  static Finding customersNotHeld(Facts facts, Claim claim) {
    Set<String> concerned = new LinkedHashSet<>();
    if (facts.customer() != null) {
      concerned.add(facts.customer());
    }
    facts.items().forEach(item -> concerned.add(item.customer()));
    Finding.Doubts doubts = new Finding.Doubts();
    for (String id : concerned) {
      facts
          .books()
          .customer(id)
          .filter(customer -> customer.hold())
          .ifPresent(
              customer ->
                  doubts.add(
                      ReasonCode.CUSTOMER_ON_HOLD,
                      "customer %s %s is on hold: a person decides"
                          .formatted(customer.id(), Quoted.text(customer.name()))));
    }
    return doubts.or(() -> "no customer concerned is on hold");
  }
}
