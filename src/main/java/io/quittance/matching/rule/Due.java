package io.quittance.matching.rule;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * An open item with what settles it on a day.
 *
 * @param discount that its terms grant on that day where the policy counts it, else zero
 */
record Due(OpenItem item, Money discount) {
  /** By due date, those without one last, then by id. */
  static final Comparator<Due> OLDEST_FIRST =
      Comparator.comparing((Due due) -> due.day(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(due -> due.item().id());

  static Due of(OpenItem item, LocalDate valueDate, Policy policy) {
    Policy.Discounts discounts = policy.discounts();
    Money none = Money.zero(item.available().currency());
    boolean counts = discounts.takeEarned() && discounts.byTerms() && !item.kind().credit();
    Money discount =
        item.discounts().stream()
            .filter(tier -> counts && discounts.inTime(tier.until(), valueDate))
            .map(OpenItem.DiscountTier::amount)
            .filter(amount -> amount.compareTo(item.available()) < 0)
            .max(Comparator.naturalOrder())
            .orElse(none);
    return new Due(item, discount);
  }

  /** Cash that settles it; negative for a credit. */
  Money amount() {
    Money left = item.available().minus(discount);
    return item.kind().credit() ? left.negated() : left;
  }

  LocalDate day() {
    return item.dueDate();
  }

  Application settled() {
    Money none = Money.zero(discount.currency());
    return new Application(item.id(), item.available().minus(discount), discount, none, null);
  }

  Application inPart(Money cash) {
    Money none = Money.zero(discount.currency());
    return new Application(item.id(), cash, none, none, null);
  }
}
