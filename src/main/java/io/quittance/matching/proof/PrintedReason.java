package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Reductions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The line prints a reason that the tenant has a code for. What is kept back for it is owed on as
 * an item of its own, unless the code is that of the withholding tax or of a bank's fee.
 */
final class PrintedReason {
  private PrintedReason() {}

  /** Empty when the tenant maps none of what is printed, or has no limit for it. */
  static Optional<Settlement> of(PaidLine paid, Money discount) {
    Set<String> codes = codes(paid);
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    if (codes.size() > 1) {
      return Optional.of(
          doubtful(
              paid,
              Check.AMOUNTS_EXPLAINED,
              ReasonCode.AMOUNT_DIFFERS,
              " means " + String.join(" or ", codes)));
    }
    String code = codes.iterator().next();
    Reductions.OfCurrency limits = paid.policy().reductions().of(paid.missing());
    if (code.equals(limits.withholdingReason())) {
      return Optional.of(withheld(paid, discount));
    }
    boolean fee = code.equals(Reductions.BANK_FEE);
    BigDecimal most = fee ? limits.bankFee() : limits.deduction();
    if (most == null) {
      return Optional.empty();
    }
    if (!Reductions.within(paid.missing(), most)) {
      return Optional.of(
          doubtful(
              paid,
              Check.POLICY_ALLOWS,
              ReasonCode.POLICY_HOLDS,
              " is %s; policy %d takes up to %s of it"
                  .formatted(code, paid.policy().version(), most.toPlainString())));
    }
    return Optional.of(
        fee
            ? BankFee.kept(paid, discount)
            : paid.settledWith(
                Application.Role.DEDUCTION,
                discount,
                paid.missing(),
                code,
                "%s is kept back for %s, %s, and owed on"
                    .formatted(paid.missing(), Quoted.text(paid.line().reason()), code)));
  }

  private static Settlement withheld(PaidLine paid, Money discount) {
    Money tax = paid.policy().reductions().withheld(paid.open());
    return tax.equals(paid.missing())
        ? WithholdingTax.withheld(paid, discount)
        : doubtful(
            paid,
            Check.AMOUNTS_EXPLAINED,
            ReasonCode.AMOUNT_DIFFERS,
            " is withholding tax, which is %s of %s and not %s"
                .formatted(tax, paid.open(), paid.missing()));
  }

  /** By the words that are printed, else by a printed code, else by the kind of the adjustment. */
  private static Set<String> codes(PaidLine paid) {
    for (List<String> said : paid.line().reasonsSaid()) {
      Set<String> codes = new java.util.TreeSet<>();
      said.forEach(text -> codes.addAll(paid.policy().reductions().codes(text)));
      if (!codes.isEmpty()) {
        return codes;
      }
    }
    return Set.of();
  }

  private static Settlement doubtful(PaidLine paid, Check failing, ReasonCode code, String detail) {
    return Settlement.doubtful(
        paid.plain(paid.line().net()),
        failing,
        code,
        paid.sentence() + ": the reason " + Quoted.text(paid.line().reason()) + detail);
  }
}
