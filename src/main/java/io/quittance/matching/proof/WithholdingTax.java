package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.Reductions;
import java.util.List;

/** What is missing is, to the cent, the tax that a customer of this currency withholds. */
final class WithholdingTax implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    Money tax = paid.policy().reductions().withheld(paid.open());
    return paid.silent() && tax.isPositive() && tax.equals(paid.missing())
        ? List.of(withheld(paid, paid.line().discount()))
        : List.of();
  }

  static Settlement withheld(PaidLine paid, Money discount) {
    Reductions reductions = paid.policy().reductions();
    Money tax = paid.missing();
    return paid.settledWith(
        Application.Role.TAX,
        discount,
        tax,
        reductions.of(tax).withholdingReason(),
        "%s is tax withheld, %s %% of %s"
            .formatted(tax, reductions.of(tax).withholdingPercent().toPlainString(), paid.open()));
  }
}
