package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.policy.Reductions;
import java.util.ArrayList;
import java.util.List;

/**
 * The payment is less than its advice's total by no more than the policy writes off of a receipt.
 * Postings are made of items, so what is missing is written off on one of them: the one with the
 * largest amount, of equal ones the first.
 */
final class ReceiptShort {
  private ReceiptShort() {}

  /** True when the policy writes off what the payment is short of this total. */
  static boolean covers(Money total, Money paid, Policy policy) {
    return total.currency().equals(paid.currency())
        && Reductions.within(total.minus(paid), policy.reductions().of(total).receiptShort());
  }

  /** The lines with what is missing written off, or as they are. */
  static List<Facts.LineFacts> writtenOff(
      List<Facts.LineFacts> lines, Money total, Money paid, Policy policy) {
    if (total == null || !covers(total, paid, policy)) {
      return List.copyOf(lines);
    }
    Money missing = total.minus(paid);
    Facts.LineFacts largest = null;
    for (Facts.LineFacts line : lines) {
      if (plain(line)
          && line.settlement().application().amount().compareTo(missing) > 0
          && (largest == null
              || line.settlement()
                      .application()
                      .amount()
                      .compareTo(largest.settlement().application().amount())
                  > 0)) {
        largest = line;
      }
    }
    List<Facts.LineFacts> all = new ArrayList<>(lines);
    if (largest != null) {
      all.set(lines.indexOf(largest), less(largest, missing, policy));
    }
    return List.copyOf(all);
  }

  private static boolean plain(Facts.LineFacts line) {
    Settlement settlement = line.settlement();
    return settlement != null
        && settlement.doubt() == null
        && settlement.remainder() == null
        && settlement.application().parts().isEmpty()
        && !line.item().kind().credit()
        && (settlement.application().reasonCode() == null
            || settlement.application().reasonCode().equals(PaidLine.TOLERANCE));
  }

  private static Facts.LineFacts less(Facts.LineFacts line, Money missing, Policy policy) {
    Settlement before = line.settlement();
    Application old = before.application();
    String rule =
        "the payment is %s less than its advice, written off on %s (policy %d)"
            .formatted(missing, ItemChecks.describe(line.item()), policy.version());
    return new Facts.LineFacts(
        line.line(),
        line.resolution(),
        line.item(),
        new Settlement(
            new Application(
                old.openItem(),
                old.amount().minus(missing),
                old.discount(),
                old.writeOff().plus(missing),
                PaidLine.TOLERANCE),
            before.beside(),
            null,
            before.excess(),
            before.rule() == null ? rule : before.rule() + "; " + rule,
            null,
            null));
  }
}
