package io.quittance.ledger;

import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What stands in the way of taking something back. */
@Singleton
class CheckReversal {
  private final Receivables receivables;

  CheckReversal(Receivables receivables) {
    this.receivables = receivables;
  }

  static Optional<Refused> fault(String reason, Decision decision) {
    return reason == null || reason.isBlank()
        ? Optional.of(new Refused(Refusal.INVALID, "A reversal needs a reason."))
        : RequestShape.fault(decision);
  }

  /**
   * Locks the items that go away with what made them; what was taken off them stands in the way.
   *
   * @param made by item, minor units that were put on it
   */
  Optional<Refused> used(Map<String, Long> made) {
    for (OpenItem item : receivables.lock(made.keySet())) {
      if (item.available().minor() < made.get(item.id())) {
        return Optional.of(
            Refused.of(
                Refusal.CREATED_ITEM_USED,
                "Item %s, made by this posting, was itself applied to; take that back first.",
                item.id()));
      }
    }
    return Optional.empty();
  }
}
