package io.quittance.pipeline;

import io.quittance.ledger.AppliedView;
import io.quittance.money.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the applications of one message hold of the books: given back, it can be matched as if for
 * the first time.
 *
 * @param cash net cash by payment, in the payment's currency
 * @param settled what they took off an item, by item: cash or credit and everything beside it
 * @param made items that exist only by them
 */
record OwnApplications(Map<String, Money> cash, Map<String, Money> settled, Set<String> made) {

  OwnApplications {
    cash = Map.copyOf(cash);
    settled = Map.copyOf(settled);
    made = Set.copyOf(made);
  }

  /** Those that stand; what was taken back holds nothing. */
  static OwnApplications of(List<AppliedView> applications) {
    Map<String, Money> cash = new HashMap<>();
    Map<String, Money> settled = new HashMap<>();
    Set<String> made = new HashSet<>();
    for (AppliedView applied : applications) {
      if (applied.state() == AppliedView.State.APPLIED) {
        if (applied.payment() != null) {
          cash.merge(applied.payment(), cash(applied), Money::plus);
        }
        settled.merge(applied.openItem(), taken(applied), Money::plus);
        applied.parts().stream()
            .map(AppliedView.Part::openItem)
            .filter(item -> item != null)
            .forEach(made::add);
      }
    }
    return new OwnApplications(cash, settled, made);
  }

  private static Money cash(AppliedView applied) {
    AppliedView.Exchange exchange = applied.exchange();
    return exchange == null
        ? Money.parse(applied.amount(), applied.currency())
        : Money.parse(exchange.amount(), exchange.currency());
  }

  private static Money taken(AppliedView applied) {
    Money amount = Money.parse(applied.amount(), applied.currency());
    Money taken =
        (amount.isNegative() ? amount.negated() : amount)
            .plus(Money.parse(applied.discount(), applied.currency()))
            .plus(Money.parse(applied.writeOff(), applied.currency()));
    for (AppliedView.Part part : applied.parts()) {
      taken = taken.plus(Money.parse(part.amount(), applied.currency()));
    }
    return taken;
  }
}
