package io.quittance.matching.proof;

import io.quittance.money.Money;
import io.quittance.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms grant a discount that the customer did not take, or not wholly, by more than the
 * tolerance: a tenant may grant it all the same. What was paid beyond stays with the payment.
 */
final class DiscountEvenIfPaid implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    List<Settlement> found = new ArrayList<>();
    boolean wanted =
        paid.policy().discounts().evenIfPaid()
            && paid.printsNoReduction()
            && !(paid.missing().isNegative() && paid.open().equals(paid.line().gross()))
            && paid.policy().differences().overPay() != Policy.OverPay.HOLD;
    if (!wanted) {
      return found;
    }
    for (Money granted : paid.granted()) {
      Money due = paid.open().minus(granted);
      Money excess = paid.line().net().minus(due);
      if (excess.compareTo(paid.tolerance()) > 0) {
        found.add(
            paid.leaving(
                due,
                granted,
                excess,
                "%s: a discount of %s granted though it was paid (policy %d)"
                    .formatted(paid.line().name(), granted, paid.policy().version())));
      }
    }
    return found;
  }
}
