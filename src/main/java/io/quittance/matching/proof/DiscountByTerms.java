package io.quittance.matching.proof;

import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The line prints no reduction and is short by just the discount that the item's terms grant on the
 * value date: the customer took it without saying so.
 */
final class DiscountByTerms implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    List<Settlement> found = new ArrayList<>();
    if (!paid.policy().discounts().byTerms() || !paid.printsNoReduction()) {
      return found;
    }
    Money net = paid.line().net();
    Money missing = paid.missing();
    for (Money granted : paid.granted()) {
      boolean whole = granted.equals(missing);
      boolean share =
          paid.policy().discounts().proportional()
              && net.plus(missing).compareTo(paid.item().amount()) < 0
              && paid.shareOf(granted, net.plus(missing)).equals(missing);
      if (missing.isPositive() && (whole || share)) {
        found.add(
            Settlement.byRule(
                paid.applied(net, missing),
                "%s: a discount of %s by the item's terms (policy %d)"
                    .formatted(paid.line().name(), missing, paid.policy().version())));
      }
    }
    return found;
  }
}
