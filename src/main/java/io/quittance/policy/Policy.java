package io.quittance.policy;

/**
 * When the system may post by itself: one immutable version. Resolved customer, customer group,
 * legal entity, tenant; the nearest one given wins.
 *
 * @param version counts up in the tenant; every posting names it
 * @param dateWindowDays how far value date and the advice's payment date may lie apart when no
 *     reference ties them
 */
public record Policy(
    int version,
    boolean applyExact,
    boolean applyNamedCredits,
    ShortPay shortPay,
    OverPay overPay,
    boolean takeEarnedDiscount,
    int discountGraceDays,
    boolean intercompany,
    int dateWindowDays,
    int waitDays) {

  /** What happens to a named item paid short with a printed reason. */
  public enum ShortPay {
    APPLY_AND_REVIEW_DIFFERENCE,
    HOLD
  }

  /** What happens to money beyond the named items. */
  public enum OverPay {
    APPLY_AND_LEAVE_UNAPPLIED,
    HOLD
  }

  /** The policy of a tenant that has set none. */
  public static Policy initial() {
    return new Policy(
        1,
        true,
        true,
        ShortPay.APPLY_AND_REVIEW_DIFFERENCE,
        OverPay.APPLY_AND_LEAVE_UNAPPLIED,
        true,
        0,
        false,
        7,
        30);
  }
}
