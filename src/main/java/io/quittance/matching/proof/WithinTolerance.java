package io.quittance.matching.proof;

import io.quittance.money.Money;
import io.quittance.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is missing is small enough for the policy: it is written off. Where a discount of the terms
 * counts, the difference from what it leaves due is small enough as well; then both can explain the
 * line, and differ.
 */
final class WithinTolerance implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    List<Settlement> found = new ArrayList<>();
    if (!paid.silent() || !paid.tolerance().isPositive()) {
      return found;
    }
    if (small(paid, paid.missing())) {
      found.add(writtenOff(paid, paid.line().discount(), paid.missing()));
    }
    if (paid.policy().discounts().byTerms() && paid.printsNoReduction()) {
      paid.granted().forEach(granted -> discounted(paid, granted).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Settlement> discounted(PaidLine paid, Money granted) {
    Money due = paid.open().minus(granted);
    Money less = due.minus(paid.line().net());
    if (small(paid, less)) {
      return Optional.of(writtenOff(paid, granted, less));
    }
    Money more = less.negated();
    if (!small(paid, more)) {
      return Optional.empty();
    }
    if (paid.policy().discounts().reducible()) {
      return more.compareTo(granted) < 0
          ? Optional.of(reduced(paid, granted.minus(more), more))
          : Optional.empty();
    }
    return paid.policy().differences().overPay() == Policy.OverPay.HOLD
        ? Optional.empty()
        : Optional.of(
            paid.leaving(
                due,
                granted,
                more,
                "a discount of %s by the item's terms is granted and %s left unapplied (policy %d)"
                    .formatted(granted, more, paid.policy().version())));
  }

  private static Settlement writtenOff(PaidLine paid, Money discount, Money less) {
    return Settlement.byRule(
        paid.writtenOff(paid.line().net(), discount, less, PaidLine.TOLERANCE),
        "%s%s is written off, within the tolerance of %s (policy %d)"
            .formatted(
                discount.isZero() ? "" : "with a discount of " + discount + ", ",
                less,
                paid.tolerance(),
                paid.policy().version()));
  }

  private static Settlement reduced(PaidLine paid, Money discount, Money more) {
    return Settlement.byRule(
        paid.applied(paid.line().net(), discount),
        "the discount is reduced by %s to %s, within the tolerance of %s (policy %d)"
            .formatted(more, discount, paid.tolerance(), paid.policy().version()));
  }

  private static boolean small(PaidLine paid, Money difference) {
    return difference.isPositive() && difference.compareTo(paid.tolerance()) <= 0;
  }
}
