package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import java.util.List;

/** The line pays more than is open; what is over belongs to no item. */
final class PaidOver implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    Money open = paid.open();
    Money excess = paid.line().net().minus(open);
    if (!excess.isPositive()) {
      return List.of();
    }
    String sentence =
        paid.sentence() + ": would settle it if the amount were " + open + "; " + excess + " over";
    Application application = paid.plain(open);
    if (open.equals(paid.line().gross())) {
      return List.of(
          Settlement.doubtful(
              application,
              Check.LINES_READ_ONE_WAY,
              ReasonCode.AMOUNT_DIFFERS,
              sentence + ", and the line prints " + open + " as well"));
    }
    if (paid.policy().differences().overPay() == Policy.OverPay.HOLD) {
      return List.of(
          Settlement.doubtful(
              application,
              Check.POLICY_ALLOWS,
              ReasonCode.POLICY_HOLDS,
              sentence + "; policy " + paid.policy().version() + " holds overpayments"));
    }
    return List.of(paid.leaving(open, Money.zero(open.currency()), excess, null));
  }
}
