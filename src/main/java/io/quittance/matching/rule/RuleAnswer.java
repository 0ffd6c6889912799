package io.quittance.matching.rule;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.AccountRule;
import java.util.List;
import java.util.Locale;

/**
 * What a rule applies.
 *
 * @param rest of the money, which stays with the payment; zero or positive
 * @param words what the rule did, in a sentence
 */
public record RuleAnswer(
    AccountRule rule, List<Application> applications, Money rest, String words) {
  public RuleAnswer {
    applications = List.copyOf(applications);
  }

  /** The rule as a policy spells it. */
  public String name() {
    return rule.name().toLowerCase(Locale.ROOT);
  }
}
