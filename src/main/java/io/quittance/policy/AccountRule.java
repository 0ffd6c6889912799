package io.quittance.policy;

/**
 * What a tenant lets happen to a payment that names nothing, in the order it lists them; the first
 * that has an answer decides, and the posting names it. Off by default: each applies money to items
 * that nobody named.
 */
public enum AccountRule {
  /** The only item of the amount. */
  MATCH_INVOICE,
  /** Of several items of the amount the one due first, then the one with the lowest id. */
  MATCH_EARLIEST,
  /** All open items, credits too, when their balance is the payment. */
  CLEAR_ACCOUNT,
  /** All items past due, when they add up to the payment. */
  CLEAR_PAST_DUE,
  /** The oldest items whose running total comes to the payment, within the tolerance. */
  RUNNING_TOTAL,
  /** Up to five of the oldest items, when they add up to the payment exactly. */
  SUM_OF_OLDEST,
  /** The first of the combinations of up to three of the six oldest items, in counting order. */
  FIRST_COMBINATION,
  /** The smallest group of up to five items not long overdue; of equal groups the oldest. */
  SMALLEST_GROUP,
  /** The items in the order of due dates until the money is used up. */
  OLDEST_FIRST
}
