package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.Reductions;
import java.math.BigDecimal;
import java.util.List;

/** What is missing is no more than what the policy takes for a bank's fee that we bear. */
final class BankFee implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    Money missing = paid.missing();
    BigDecimal most = paid.policy().reductions().of(missing).bankFee();
    return paid.silent() && Reductions.within(missing, most)
        ? List.of(kept(paid, paid.line().discount()))
        : List.of();
  }

  static Settlement kept(PaidLine paid, Money discount) {
    return paid.settledWith(
        Application.Role.BANK_FEE,
        discount,
        paid.missing(),
        Reductions.BANK_FEE,
        "%s is a bank's fee that we bear, up to %s"
            .formatted(
                paid.missing(),
                paid.policy().reductions().of(paid.missing()).bankFee().toPlainString()));
  }
}
