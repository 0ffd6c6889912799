package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.combination.Combination;
import io.quittance.matching.proof.UnannouncedCertifier.Answer;
import io.quittance.matching.rule.RuleAnswer;
import io.quittance.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * Proposes for a payment that no advice speaks of the items that the bank's text names, else what
 * {@link UnannouncedLikely} says, else the most plausible combination of the payer's open items.
 * What the {@link UnannouncedCertifier} accepts posts; the rest is a recommendation with every
 * reason against it and its rivals.
 */
public final class UnannouncedMatcher {
  private final UnannouncedCertifier certifier = new UnannouncedCertifier();

  /** By what the bank's text names alone: fast, and empty unless it is proven. */
  public Optional<Proposal> proven(String payment, Books books) {
    UnannouncedFacts facts = UnannouncedFacts.gather(payment, null, books);
    return facts.named().namings().isEmpty()
        ? Optional.empty()
        : Optional.of(judged(facts, named(facts)))
            .filter(proposal -> proposal.certificate() != null);
  }

  /**
   * The best that can be said of it, for a person when it does not post.
   *
   * @param taken customer whom a person has called the payer, or null
   */
  public Proposal propose(String payment, String taken, Books books) {
    UnannouncedFacts facts = UnannouncedFacts.gather(payment, taken, books);
    if (!facts.named().namings().isEmpty()) {
      Proposal named = judged(facts, named(facts));
      if (named.certificate() != null || sums(facts, named.applications())) {
        return named;
      }
    }
    Optional<RuleAnswer> byRule = UnannouncedByRule.answer(facts);
    if (byRule.isPresent()) {
      return judged(
          facts,
          new UnannouncedClaim(
              Ground.RULE, payment, facts.customer(), byRule.get().applications()));
    }
    Combination best =
        facts.payment() == null
            ? null
            : UnannouncedGrounds.best(facts.combinations()).stream().findFirst().orElse(null);
    Proposal counted =
        judged(
            facts,
            new UnannouncedClaim(
                Ground.COMBINATION,
                payment,
                facts.customer(),
                best == null
                    ? List.of()
                    : UnannouncedGrounds.applications(best, facts.payment().amount().currency())));
    return counted.certificate() == null
        ? UnannouncedLikely.of(facts).map(claim -> judged(facts, claim)).orElse(counted)
        : counted;
  }

  private static UnannouncedClaim named(UnannouncedFacts facts) {
    Money zero = Money.zero(facts.payment().amount().currency());
    return new UnannouncedClaim(
        Ground.BANK_TEXT,
        facts.payment().id(),
        facts.customer(),
        facts.named().items().stream()
            .map(
                item ->
                    new Application(
                        item.id(),
                        item.available(),
                        Money.zero(item.available().currency()),
                        Money.zero(item.available().currency()),
                        null))
            .filter(application -> application.amount().currency().equals(zero.currency()))
            .toList());
  }

  /** What is named adds up: then it is the better recommendation, whatever holds it. */
  private static boolean sums(UnannouncedFacts facts, List<Application> applications) {
    return UnannouncedChecks.sumIsPayment(
            facts,
            new UnannouncedClaim(
                Ground.BANK_TEXT, facts.payment().id(), facts.customer(), applications))
        .passed();
  }

  private Proposal judged(UnannouncedFacts facts, UnannouncedClaim claim) {
    Answer answer = certifier.judge(facts, claim);
    List<Reason> reasons =
        answer.certified()
            ? answer.certificate().checks().stream()
                .filter(check -> telling(check.name()))
                .map(check -> ReasonCode.PROVEN.because(check.finding()))
                .toList()
            : answer.against();
    List<Remainder> rest =
        claim.ground() == Ground.RULE ? UnannouncedByRule.rest(facts) : List.of();
    return new Proposal(
        null,
        claim.payment(),
        facts.customer(),
        answer.certified() ? rest.isEmpty() ? Verdict.APPLY : Verdict.APPLY_PART : Verdict.REVIEW,
        claim.applications(),
        rest,
        reasons,
        answer.rivals(),
        answer.certificate(),
        claim.ground(),
        null,
        Identification.shown(facts.payer()),
        List.of());
  }

  /** What a person reads under a proven posting; the certificate has the rest. */
  private static boolean telling(String check) {
    return check.equals(UnannouncedCheck.PAYER_CERTAIN.text())
        || check.equals(UnannouncedCheck.ONLY_EXPLANATION.text())
        || check.equals(UnannouncedCheck.SUM_IS_PAYMENT.text())
        || check.equals(UnannouncedCheck.POLICY_ALLOWS.text());
  }
}
