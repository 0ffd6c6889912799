package io.quittance.matching.proof;

import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.ReasonCode;
import java.util.List;
import java.util.Set;

/**
 * The doubts that a certificate from labels may stand in for: evidence is missing or weak. Evidence
 * against a posting (a contradiction, a tie, an item that is not open, another customer's,
 * currency, a rival message, the policy) is for people, whatever the labels say.
 */
public final class Coverable {
  private record Doubt(Check check, ReasonCode code) {}

  private static final Set<Doubt> DOUBTS =
      Set.of(
          // The mail names no invoice; the items were found by the money.
          new Doubt(Check.READING_SOUND, ReasonCode.ITEM_NOT_NAMED),
          new Doubt(Check.LINES_NAMED, ReasonCode.ITEM_NOT_NAMED),
          // A value was hard to read; what was read fits the books.
          new Doubt(Check.VALUES_CERTAIN, ReasonCode.READING_DOUBTFUL),
          // Nothing says who paid for certain, and nothing says that it was somebody else.
          new Doubt(Check.PAYER_CERTAIN, ReasonCode.PAYER_UNKNOWN));

  private Coverable() {}

  /** True when there are doubts, and each of them is one of those. */
  public static boolean all(List<Reason> reasons) {
    return !reasons.isEmpty() && reasons.stream().allMatch(Coverable::one);
  }

  private static boolean one(Reason reason) {
    return DOUBTS.stream()
        .anyMatch(
            doubt ->
                doubt.check().text().equals(reason.check())
                    && doubt.code().text().equals(reason.code()));
  }
}
