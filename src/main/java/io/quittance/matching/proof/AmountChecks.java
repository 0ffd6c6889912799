package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks on the amounts: what is applied, on what ground, and whether it all adds up. */
final class AmountChecks {
  private AmountChecks() {}

  static Finding explained(Facts facts, Claim claim) {
    return failing(facts, Check.AMOUNTS_EXPLAINED)
        .or(
            () -> {
              long settling = settled(facts).filter(s -> s.remainder() == null).count();
              String lines =
                  settling == facts.lines().size()
                      ? "every line settles its item"
                      : "%d of %d lines settle their items, the others leave what the remainder says"
                          .formatted(settling, facts.lines().size());
              return lines + rules(facts);
            });
  }

  static Finding discountsEarned(Facts facts, Claim claim) {
    return failing(facts, Check.DISCOUNTS_EARNED)
        .or(
            () -> {
              long taken =
                  settled(facts).filter(s -> s.application().discount().isPositive()).count();
              return taken == 0
                  ? "no discount is taken"
                  : (facts.policy().discounts().late() == Policy.Late.ACCEPT
                          ? "every discount is of the terms, late ones accepted: "
                          : "every discount is earned: ")
                      + taken;
            });
  }

  /** What the policy added, so that the posting names it. */
  private static String rules(Facts facts) {
    List<String> rules = settled(facts).map(Settlement::rule).filter(Objects::nonNull).toList();
    return rules.stream()
        .limit(ItemChecks.MOST_EXAMPLES)
        .map(rule -> "; " + rule)
        .collect(
            Collectors.joining(
                "",
                "",
                rules.size() > ItemChecks.MOST_EXAMPLES ? "; rules applied: " + rules.size() : ""));
  }

  private static Stream<Settlement> settled(Facts facts) {
    return facts.lines().stream().map(Facts.LineFacts::settlement).filter(Objects::nonNull);
  }

  static Finding policyAllows(Facts facts, Claim claim) {
    Finding.Doubts doubts = failing(facts, Check.POLICY_ALLOWS);
    if (!facts.policy().automatic().exact()) {
      doubts.add(
          ReasonCode.POLICY_HOLDS,
          "policy " + facts.policy().version() + " applies nothing by itself");
    }
    if (facts.rate() != null && !facts.policy().automatic().otherCurrency()) {
      doubts.add(
          ReasonCode.POLICY_HOLDS,
          "policy %d holds payments in another currency than the items"
              .formatted(facts.policy().version()));
    }
    return doubts.or(() -> "policy " + facts.policy().version() + " allows it");
  }

  static Finding applicationsFollowLines(Facts facts, Claim claim) {
    if (claim == null) {
      return Finding.NOT_EXAMINED;
    }
    List<Application> expected = new ArrayList<>();
    Set<String> notComparable = new HashSet<>();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.settlement() != null) {
        expected.addAll(line.settlement().applications());
      } else if (line.item() != null) {
        notComparable.add(line.item().id());
      }
    }
    Map<Application, Integer> open = new HashMap<>();
    expected.forEach(application -> open.merge(application, 1, Integer::sum));
    Finding.Doubts doubts = new Finding.Doubts();
    for (Application application : claim.applications()) {
      int left = open.getOrDefault(application, 0);
      if (left > 0) {
        open.put(application, left - 1);
      } else if (!notComparable.contains(application.openItem())) {
        doubts.add(
            ReasonCode.NOT_AS_ADVISED, "no line of the advice says: " + describe(application));
      }
    }
    expected.stream()
        .distinct()
        .filter(application -> open.get(application) > 0)
        .forEach(
            missing ->
                doubts.add(
                    ReasonCode.NOT_AS_ADVISED,
                    "a line of the advice says, the claim does not: " + describe(missing)));
    return doubts.or(() -> "one application for each line: " + expected.size());
  }

  static Finding cashWithinPayment(Facts facts, Claim claim) {
    boolean comparable =
        claim != null
            && facts.payment() != null
            && facts.lines().stream().allMatch(line -> line.settlement() != null);
    if (!comparable) {
      return Finding.NOT_EXAMINED;
    }
    try {
      return cash(facts, claim);
    } catch (ArithmeticException beyondAnyPayment) {
      return Finding.refused(
          ReasonCode.SUM_DIFFERS, "the applications add up to more than any payment");
    }
  }

  private static Finding cash(Facts facts, Claim claim) {
    Map<String, OpenItem> items = new HashMap<>();
    facts.items().forEach(item -> items.put(item.id(), item));
    facts.creditsBeside().forEach(item -> items.put(item.id(), item));
    Money zero = Money.zero(facts.payment().amount().currency());
    Money invoices = zero;
    Money credits = zero;
    for (Application application : claim.applications()) {
      OpenItem item = items.get(application.openItem());
      Money cash =
          application.exchange() == null ? application.amount() : application.exchange().paid();
      if (item == null || cash == null || !cash.currency().equals(zero.currency())) {
        return Finding.NOT_EXAMINED;
      }
      if (item.kind().credit()) {
        credits = credits.plus(cash);
      } else {
        invoices = invoices.plus(cash);
      }
    }
    return balance(facts, invoices, credits);
  }

  private static Finding balance(Facts facts, Money invoices, Money credits) {
    Money cash = invoices.minus(credits);
    Money excess = facts.rate() == null ? facts.excess() : Money.zero(cash.currency());
    Money available = facts.payment().available();
    Finding.Doubts doubts = new Finding.Doubts();
    String sum =
        "%s on invoices less %s of credits is %s in cash".formatted(invoices, credits, cash);
    if (cash.compareTo(available) > 0) {
      doubts.add(
          available.compareTo(facts.payment().amount()) < 0
              ? ReasonCode.PAYMENT_USED
              : ReasonCode.SUM_DIFFERS,
          "%s, and the payment has %s left: %s too little"
              .formatted(sum, available, cash.minus(available)));
    }
    if (cash.isNegative()) {
      doubts.add(ReasonCode.SUM_DIFFERS, sum + ": more credit than invoices");
    }
    if (excess.isPositive() && credits.isPositive()) {
      doubts.add(
          ReasonCode.AMOUNT_DIFFERS,
          "%s paid over beside %s of credits taken".formatted(excess, credits));
    }
    return doubts.or(
        () -> sum + ", " + excess + " of " + facts.payment().amount() + " stays unapplied");
  }

  private static Finding.Doubts failing(Facts facts, Check check) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.settlement() != null && line.settlement().failing() == check) {
        doubts.add(line.settlement().doubt());
      }
    }
    return doubts;
  }

  private static String describe(Application application) {
    return "%s on item %s%s%s%s"
        .formatted(
            application.amount(),
            Quoted.text(application.openItem()),
            application.discount() == null || application.discount().isZero()
                ? ""
                : " with a discount of " + application.discount(),
            application.writeOff() == null || application.writeOff().isZero()
                ? ""
                : " and a write-off of " + application.writeOff(),
            application.parts().stream()
                .map(
                    part ->
                        " and %s of %s"
                            .formatted(
                                part.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                part.amount()))
                .collect(Collectors.joining()));
  }
}
