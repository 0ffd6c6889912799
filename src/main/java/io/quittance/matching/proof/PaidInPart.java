package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** Nothing says why the item is paid short, and the policy lets parts be applied. */
final class PaidInPart implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    boolean silent =
        paid.line().reason() == null
            && paid.line().deduction().isZero()
            && paid.missing().isPositive();
    if (!silent || paid.policy().differences().unexplained() != Policy.Unexplained.APPLY_PART) {
      return List.of();
    }
    Money net = paid.line().net();
    List<Settlement> found = new ArrayList<>();
    Policy.Discounts discounts = paid.policy().discounts();
    if (discounts.byTerms() && discounts.proportional() && paid.printsNoReduction()) {
      for (Money granted : paid.granted()) {
        Money share = paid.shareOfCash(granted, net);
        if (share.isPositive() && share.compareTo(paid.missing()) < 0) {
          found.add(part(paid, paid.applied(net, share), paid.missing().minus(share)));
        }
      }
    }
    if (found.isEmpty()) {
      found.add(part(paid, paid.applied(net, paid.line().discount()), paid.missing()));
    }
    return found;
  }

  private static Settlement part(PaidLine paid, Application application, Money shortBy) {
    return paid.shortOf(
        application,
        shortBy,
        " and no reason is printed",
        "%s: applied in part%s (policy %d)"
            .formatted(
                paid.line().name(),
                application.discount().isZero()
                    ? ""
                    : " with a discount of " + application.discount(),
                paid.policy().version()));
  }
}
