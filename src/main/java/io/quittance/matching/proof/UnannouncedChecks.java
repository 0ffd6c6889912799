package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.identity.Remitter;
import io.quittance.matching.rule.RuleAnswer;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Checks on a payment that no advice speaks of, its payer and its items. */
final class UnannouncedChecks {
  private UnannouncedChecks() {}

  static Finding booked(UnannouncedFacts facts, UnannouncedClaim claim) {
    Payment payment = facts.payment();
    if (payment == null) {
      return Finding.refused(
          ReasonCode.NO_PAYMENT_YET, "there is no payment " + Quoted.text(claim.payment()));
    }
    return payment.status() == Payment.Status.BOOKED && payment.amount().isPositive()
        ? Finding.passed(PaymentChecks.describe(payment) + " is booked")
        : Finding.refused(
            ReasonCode.PAYMENT_NOT_BOOKED,
            PaymentChecks.describe(payment)
                + " is "
                + payment.status().name().toLowerCase(Locale.ROOT));
  }

  static Finding untouched(UnannouncedFacts facts, UnannouncedClaim claim) {
    Payment payment = facts.payment();
    if (payment == null || payment.available().equals(payment.amount())) {
      return Finding.passed("nothing of the payment has been used");
    }
    return Finding.refused(
        ReasonCode.PAYMENT_USED,
        "%s has %s left".formatted(PaymentChecks.describe(payment), payment.available()));
  }

  static Finding noAdvice(UnannouncedFacts facts, UnannouncedClaim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    List<OpenItem> claimed = facts.claimed(claim);
    Set<String> keys = new TreeSet<>(AdviceKeys.of(facts.payment()));
    claimed.forEach(item -> keys.addAll(AdviceKeys.of(item)));
    List<OtherAdvice> others = facts.books().otherAdvices(keys);
    List<OtherAdvice> allLeft = facts.books().linesLeft(keys);
    if (Math.max(others.size(), allLeft.size()) > OtherAdvice.MOST) {
      return Finding.refused(ReasonCode.ADVICES_COMPETE, OtherMessages.Found.TOO_MANY);
    }
    Finding.Doubts doubts = new Finding.Doubts();
    for (OtherAdvice other : others) {
      if (Contest.fits(other, facts.payment(), facts.books())) {
        doubts.add(
            ReasonCode.ADVICES_COMPETE,
            "%s fits %s".formatted(other.described(), PaymentChecks.describe(facts.payment())));
      } else if (namesOneOf(claimed, other, facts)) {
        doubts.add(
            ReasonCode.ADVICES_COMPETE, "%s names an item of these".formatted(other.described()));
      }
    }
    for (OtherAdvice left : allLeft) {
      if (namesOneOf(claimed, left, facts)) {
        doubts.add(
            ReasonCode.ADVICES_COMPETE,
            "%s was applied but for a line that names an item of these"
                .formatted(left.described()));
      }
    }
    return doubts.or(() -> "no undecided advice fits the payment or names its items");
  }

  private static boolean namesOneOf(
      List<OpenItem> claimed, OtherAdvice other, UnannouncedFacts facts) {
    return other.advice().lines().stream()
        .map(NearNumbers.Printed::of)
        .anyMatch(
            printed -> claimed.stream().anyMatch(item -> printed.mayMean(item, facts.books())));
  }

  static Finding payerCertain(UnannouncedFacts facts, UnannouncedClaim claim) {
    Payment payment = facts.payment();
    return payment == null
        ? Finding.NOT_EXAMINED
        : PayerChecks.certain(
            facts.payer(), payment, Remitter.of(payment).orElse(null), claim.customer());
  }

  static Finding currencyEqual(UnannouncedFacts facts, UnannouncedClaim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    Finding.Doubts doubts = new Finding.Doubts();
    for (OpenItem item : facts.claimed(claim)) {
      if (!item.available().currency().equals(facts.payment().amount().currency())) {
        doubts.add(
            ReasonCode.CURRENCY,
            "%s is in %s, the payment in %s"
                .formatted(
                    ItemChecks.describe(item),
                    item.available().currency(),
                    facts.payment().amount().currency()));
      }
    }
    return doubts.or(() -> "everything is in " + facts.payment().amount().currency());
  }

  static Finding onlyExplanation(UnannouncedFacts facts, UnannouncedClaim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    if (claim.ground() == Ground.RULE) {
      return UnannouncedByRule.follows(facts, claim);
    }
    return claim.ground() == Ground.BANK_TEXT
        ? UnannouncedGrounds.named(facts, claim)
        : UnannouncedGrounds.combined(facts, claim);
  }

  static Finding ofPayer(UnannouncedFacts facts, UnannouncedClaim claim) {
    String payer = facts.customer();
    boolean family = facts.policy().payers().payForFamily();
    Finding.Doubts doubts = new Finding.Doubts();
    for (OpenItem item : facts.claimed(claim)) {
      boolean own =
          item.customer().equals(payer)
              || (family && facts.family().mayPayFor(payer, item.customer()));
      if (payer != null && !own) {
        doubts.add(
            ReasonCode.ITEM_OF_OTHER_CUSTOMER,
            "%s is customer %s's; the payer is %s"
                .formatted(ItemChecks.describe(item), item.customer(), payer));
      }
    }
    return doubts.or(() -> "the items are the payer's, or the policy lets it pay for their owner");
  }

  static Finding ofEntity(UnannouncedFacts facts, UnannouncedClaim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    String entity = facts.payment().legalEntity();
    Finding.Doubts doubts = new Finding.Doubts();
    facts.claimed(claim).stream()
        .filter(item -> !item.legalEntity().equals(entity))
        .forEach(
            item ->
                doubts.add(
                    ReasonCode.LEGAL_ENTITY,
                    "%s is of legal entity %s, the money came to %s"
                        .formatted(ItemChecks.describe(item), item.legalEntity(), entity)));
    return doubts.or(() -> "payment and items belong to legal entity " + entity);
  }

  static Finding open(UnannouncedFacts facts, UnannouncedClaim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    facts.claimed(claim).stream()
        .filter(item -> item.status() != OpenItem.Status.OPEN)
        .forEach(
            item ->
                doubts.add(
                    ReasonCode.ITEM_NOT_OPEN,
                    "%s is %s"
                        .formatted(
                            ItemChecks.describe(item),
                            item.status().name().toLowerCase(Locale.ROOT))));
    return doubts.or(() -> "every item is open");
  }

  static Finding notCollected(UnannouncedFacts facts, UnannouncedClaim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (OpenItem item : facts.claimed(claim)) {
      if (item.inCollection()) {
        doubts.add(ReasonCode.ITEM_IN_COLLECTION, ItemChecks.describe(item) + " is in collection");
      }
      if (item.directDebit()) {
        doubts.add(
            ReasonCode.ITEM_DIRECT_DEBIT,
            ItemChecks.describe(item) + " is under direct debit: it may be paid twice");
      }
    }
    return doubts.or(() -> "no item is in collection or under direct debit");
  }

  static Finding notHeld(UnannouncedFacts facts, UnannouncedClaim claim) {
    Set<String> concerned = new LinkedHashSet<>();
    if (facts.customer() != null) {
      concerned.add(facts.customer());
    }
    facts.claimed(claim).forEach(item -> concerned.add(item.customer()));
    Finding.Doubts doubts = new Finding.Doubts();
    concerned.stream()
        .flatMap(id -> facts.books().customer(id).stream())
        .filter(customer -> customer.hold())
        .forEach(
            customer ->
                doubts.add(
                    ReasonCode.CUSTOMER_ON_HOLD,
                    "customer %s %s is on hold: a person decides"
                        .formatted(customer.id(), Quoted.text(customer.name()))));
    return doubts.or(() -> "no customer concerned is on hold");
  }

  static Finding paidInFull(UnannouncedFacts facts, UnannouncedClaim claim) {
    if (claim.ground() == Ground.RULE) {
      return Finding.passed("the rule says what is applied to each item");
    }
    Finding.Doubts doubts = new Finding.Doubts();
    for (Application application : claim.applications()) {
      OpenItem item = facts.books().item(application.openItem()).orElse(null);
      boolean plain =
          application.discount().isZero()
              && application.writeOff().isZero()
              && application.parts().isEmpty();
      if (item != null && (!plain || !application.amount().equals(item.available()))) {
        doubts.add(
            ReasonCode.AMOUNT_DIFFERS,
            "%s is claimed for %s and not for what is open"
                .formatted(ItemChecks.describe(item), application.amount()));
      }
    }
    return doubts.or(() -> "each item is paid with what is open of it");
  }

  static Finding sumIsPayment(UnannouncedFacts facts, UnannouncedClaim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    Money amount = facts.payment().amount();
    Money sum = Money.zero(amount.currency());
    for (Application application : claim.applications()) {
      OpenItem item = facts.books().item(application.openItem()).orElse(null);
      if (item == null || !application.amount().currency().equals(amount.currency())) {
        return Finding.NOT_EXAMINED;
      }
      try {
        sum =
            item.kind().credit() ? sum.minus(application.amount()) : sum.plus(application.amount());
      } catch (ArithmeticException beyondAnyPayment) {
        return Finding.refused(ReasonCode.SUM_DIFFERS, "the items add up to more than any payment");
      }
    }
    if (claim.ground() == Ground.RULE && sum.compareTo(amount) < 0) {
      return Finding.passed("the rule applies %s of the payment, %s".formatted(sum, amount));
    }
    return sum.equals(amount)
        ? Finding.passed("the items less credits are the payment, " + amount)
        : Finding.refused(
            ReasonCode.SUM_DIFFERS,
            "the items less credits are %s, the payment is %s".formatted(sum, amount));
  }

  static Finding policyAllows(UnannouncedFacts facts, UnannouncedClaim claim) {
    Policy policy = facts.policy();
    Finding.Doubts doubts = new Finding.Doubts();
    if (!policy.automatic().exact()) {
      doubts.add(
          ReasonCode.POLICY_HOLDS, "policy " + policy.version() + " applies nothing by itself");
    }
    if (claim.ground() == Ground.RULE) {
      return doubts.or(
          () ->
              "policy %d allows it (unannounced.rules %s)"
                  .formatted(
                      policy.version(),
                      UnannouncedByRule.answer(facts).map(RuleAnswer::name).orElse("none")));
    }
    boolean text = claim.ground() == Ground.BANK_TEXT;
    if (text ? !policy.unannounced().bankText() : !policy.unannounced().combinations()) {
      doubts.add(
          ReasonCode.POLICY_HOLDS,
          "policy %d lets no %s post"
              .formatted(
                  policy.version(),
                  text ? "text of the bank" : "combination that nobody has named"));
    }
    boolean credits = facts.claimed(claim).stream().anyMatch(item -> item.kind().credit());
    if (credits && !policy.automatic().namedCredits()) {
      doubts.add(
          ReasonCode.POLICY_HOLDS, "policy " + policy.version() + " uses no credit by itself");
    }
    return doubts.or(
        () -> "policy %d allows it (%s)".formatted(policy.version(), rule(claim.ground())));
  }

  private static String rule(Ground ground) {
    return ground == Ground.BANK_TEXT ? "unannounced.bankText" : "unannounced.combinations";
  }
}
