package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.identity.Candidate;
import io.quittance.matching.identity.Evidence;
import io.quittance.matching.identity.Remitter;
import io.quittance.matching.identity.WhoPaid;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.util.Optional;

/** Checks on who paid, and whose items that payer may pay. */
final class PayerChecks {
  private PayerChecks() {}

  static Finding certain(Facts facts, Claim claim) {
    Payment payment = facts.payment();
    if (payment == null) {
      return Finding.NOT_EXAMINED;
    }
    return certain(
        facts.payer(),
        payment,
        Remitter.of(payment).orElse(null),
        claim == null ? null : claim.customer());
  }

  /**
   * @param remitter null when the bank names none
   * @param claimed id of the customer who is said to have paid, or null
   */
  static Finding certain(WhoPaid payer, Payment payment, Remitter remitter, String claimed) {
    if (remitter == null) {
      return Finding.refused(
          ReasonCode.PAYER_UNKNOWN,
          "the bank names no account of the payer " + Quoted.text(payment.payerName()));
    }
    if (payer.nobody() != null) {
      return Finding.refused(ReasonCode.PAYER_ACCOUNT_SHARED, payer.nobody());
    }
    Optional<Customer> certain = payer.certain();
    if (certain.isEmpty()) {
      return Finding.refused(ReasonCode.PAYER_UNKNOWN, uncertain(payer, payment, remitter));
    }
    return claimed == null || claimed.equals(certain.get().id())
        ? Finding.passed(words(payer.first().orElseThrow(), remitter))
        : Finding.refused(
            ReasonCode.PAYER_UNKNOWN,
            "account %s belongs to customer %s, not %s"
                .formatted(remitter.masked(), certain.get().id(), Quoted.text(claimed)));
  }

  private static String words(Candidate payer, Remitter remitter) {
    Evidence strongest = payer.evidence().get(0);
    String who = "customer %s %s".formatted(payer.customer().id(), named(payer));
    return strongest.kind() == Evidence.Kind.ACCOUNT
        ? "account %s belongs to %s alone".formatted(remitter.masked(), who)
        : "%s paid: %s".formatted(who, strongest.words());
  }

  private static String uncertain(WhoPaid payer, Payment payment, Remitter remitter) {
    Optional<Candidate> first = payer.first();
    boolean byMoney =
        first.stream()
            .flatMap(candidate -> candidate.evidence().stream())
            .anyMatch(e -> e.kind().compareTo(Evidence.Kind.ACCOUNT_CONFIRMED) <= 0);
    if (!byMoney) {
      return "no customer is known with account %s of %s"
          .formatted(remitter.masked(), Quoted.text(payment.payerName()));
    }
    return "customer %s %s may have paid (%s), but it is not certain enough: %d bits%s"
        .formatted(
            first.get().customer().id(),
            named(first.get()),
            first.get().evidence().get(0).words(),
            first.get().bits(),
            payer
                .runnerUp()
                .map(
                    next ->
                        ", %d more than customer %s %s"
                            .formatted(payer.margin(), next.customer().id(), named(next)))
                .orElse(""));
  }

  private static String named(Candidate candidate) {
    return Quoted.text(candidate.customer().name());
  }

  static Finding ofPayer(Facts facts, Claim claim) {
    if (facts.customer() == null) {
      return Finding.NOT_EXAMINED;
    }
    boolean family = facts.policy().payers().payForFamily();
    int others = 0;
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      OpenItem item = line.resolution().item();
      if (item == null || item.customer().equals(facts.customer())) {
        continue;
      }
      if (family && facts.family().mayPayFor(facts.customer(), item.customer())) {
        others++;
        continue;
      }
      String kin = facts.family().describe(facts.customer(), item.customer());
      doubts.add(
          ReasonCode.ITEM_OF_OTHER_CUSTOMER,
          "%s names %s of customer %s, %s; the payer is %s"
              .formatted(
                  line.line().name(),
                  ItemChecks.describe(item),
                  item.customer(),
                  kin.isEmpty() ? "who has nothing to do with the payer" : kin,
                  facts.customer()));
    }
    int paidForOthers = others;
    return doubts.or(
        () ->
            paidForOthers == 0
                ? "all items are customer " + facts.customer() + "'s"
                : "the policy lets customer %s pay for its family: items of others %d"
                    .formatted(facts.customer(), paidForOthers));
  }
}
