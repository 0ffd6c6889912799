package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.rule.AccountRules;
import io.quittance.matching.rule.RuleAnswer;
import io.quittance.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A payment that names nothing, applied by a rule that the tenant switched on. Not proven, but
 * decided by the tenant: the posting names the rule, and the claim has to be what the rule gives.
 */
final class UnannouncedByRule {
  private UnannouncedByRule() {}

  /** Empty where the bank's text names an item: then that is what is paid, or a question. */
  static Optional<RuleAnswer> answer(UnannouncedFacts facts) {
    Payment payment = facts.payment();
    boolean rules =
        payment != null
            && facts.customer() != null
            && !facts.policy().unannounced().rules().isEmpty()
            && facts.named().namings().isEmpty();
    return rules
        ? AccountRules.answer(
            payment.amount(),
            PaymentSearch.valued(payment).orElse(null),
            facts.policy(),
            facts.books().openItems(facts.customer()).stream()
                .filter(item -> Objects.equals(item.legalEntity(), payment.legalEntity()))
                .toList())
        : Optional.empty();
  }

  static Finding follows(UnannouncedFacts facts, UnannouncedClaim claim) {
    RuleAnswer answer = answer(facts).orElse(null);
    if (answer == null) {
      return Finding.refused(
          ReasonCode.NOT_AS_ADVISED, "no rule of the policy applies the payment");
    }
    return answer.applications().equals(claim.applications())
        ? Finding.passed(
            "rule %s of policy %d: %s; no item was named"
                .formatted(answer.name(), facts.policy().version(), answer.words()))
        : Finding.refused(
            ReasonCode.NOT_AS_ADVISED, "rule " + answer.name() + " applies something else");
  }

  static List<Remainder> rest(UnannouncedFacts facts) {
    return answer(facts)
        .filter(answer -> answer.rest().isPositive())
        .map(
            answer -> {
              Money rest = answer.rest();
              return List.of(
                  new Remainder(
                      "unapplied",
                      null,
                      rest.toPlainString(),
                      rest.currency().getCurrencyCode(),
                      "%s is left after rule %s".formatted(rest, answer.name())));
            })
        .orElse(List.of());
  }
}
