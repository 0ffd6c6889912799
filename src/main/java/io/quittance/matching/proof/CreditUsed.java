package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;

/** A credit is used as a whole and to the cent. */
final class CreditUsed {
  private CreditUsed() {}

  static Settlement of(StatedLine line, OpenItem item, Policy policy) {
    Money used = line.net().negated();
    Money open = item.available();
    Money zero = Money.zero(open.currency());
    Application application = new Application(item.id(), used.min(open), zero, zero, null);
    int difference = used.compareTo(open);
    if (difference != 0) {
      return Settlement.doubtful(
          application,
          Check.AMOUNTS_EXPLAINED,
          ReasonCode.AMOUNT_DIFFERS,
          "%s uses %s of credit %s, which has %s: would apply if the amount were %s; %s %s"
              .formatted(
                  line.name(),
                  used,
                  Quoted.text(item.number()),
                  open,
                  open,
                  difference > 0 ? used.minus(open) : open.minus(used),
                  difference > 0 ? "over" : "left"));
    }
    if (!policy.automatic().namedCredits()) {
      return Settlement.doubtful(
          application,
          Check.POLICY_ALLOWS,
          ReasonCode.POLICY_HOLDS,
          "%s uses credit %s: policy %d holds credits"
              .formatted(line.name(), Quoted.text(item.number()), policy.version()));
    }
    return Settlement.exact(application);
  }
}
