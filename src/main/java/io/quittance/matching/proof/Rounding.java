package io.quittance.matching.proof;

import io.quittance.money.Money;
import io.quittance.policy.Reductions;
import java.util.List;

/** What is missing is no more than rounding leaves: written off under a reason of its own. */
final class Rounding implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    Money missing = paid.missing();
    Reductions reductions = paid.policy().reductions();
    if (!paid.silent() || !Reductions.within(missing, reductions.of(missing).rounding())) {
      return List.of();
    }
    return List.of(
        Settlement.byRule(
            paid.writtenOff(
                paid.line().net(), paid.line().discount(), missing, Reductions.ROUNDING),
            "%s is written off as rounding, up to %s (policy %d)"
                .formatted(
                    missing,
                    reductions.of(missing).rounding().toPlainString(),
                    paid.policy().version())));
  }
}
