package io.quittance.matching.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The line does not say why it pays less, and rules of the policy do: whatever several of them post
 * differently is a tie. Only what the item's own terms grant goes before a tolerance.
 */
final class ByPolicy implements Explanation {
  private static final Explanation TERMS = new DiscountByTerms();
  private static final Explanation TOLERANCE = new WithinTolerance();
  private static final List<Explanation> OTHERS =
      List.of(new WithholdingTax(), new BankFee(), new UnnamedCredit());

  @Override
  public List<Settlement> of(PaidLine paid) {
    List<Settlement> found = new ArrayList<>(TERMS.of(paid));
    if (found.isEmpty()) {
      found.addAll(TOLERANCE.of(paid));
    }
    OTHERS.forEach(other -> found.addAll(other.of(paid)));
    return found;
  }
}
