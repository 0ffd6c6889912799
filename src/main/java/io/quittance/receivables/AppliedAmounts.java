package io.quittance.receivables;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What our postings took off open items, told by the ledger, which knows. An import asks before it
 * changes an item's open amount.
 */
public interface AppliedAmounts {
  /**
   * @param item id of a locked item
   * @param asOf until when the ERP's bookings are contained in the amount it reports; null when it
   *     does not say, then nothing is contained
   */
  record Question(String item, Instant asOf) {}

  /**
   * Both in minor units of the item's currency, in the direction that reduces it.
   *
   * @param pending not contained in the ERP's amount
   * @param contained contained in it
   */
  record Applied(long pending, long contained) {}

  /** Answers for those of the items that were ever posted on. */
  Map<String, Applied> of(Collection<Question> questions);

  /** Records what is pending on items now that their open amounts are those of a later import. */
  void reported(Map<String, Long> pending);
}
