package io.quittance.evaluation.simulate;

import java.util.Set;

/**
 * The truth: what of a payment belongs to an item.
 *
 * @param cash cents, negative for a credit memo that was used
 * @param discount cents taken besides
 * @param deduction cents kept back: a claim or tax
 * @param alsoRight other amounts of cash that are no less true, where a bank's fee or a difference
 *     belongs to the payment and not to one item
 */
record Share(Item item, long cash, long discount, long deduction, Set<Long> alsoRight) {
  Share {
    alsoRight = Set.copyOf(alsoRight);
  }

  static Share of(Item item, long cash) {
    return new Share(item, cash, 0, 0, Set.of());
  }

  boolean accepts(long amount) {
    return amount == cash || alsoRight.contains(amount);
  }

  /** Signed, before discount and deduction. */
  long gross() {
    return cash + discount + deduction;
  }
}
