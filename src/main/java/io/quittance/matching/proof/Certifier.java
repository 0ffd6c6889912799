package io.quittance.matching.proof;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certification.Refusal;
import io.quittance.matching.proof.Certification.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Decides whether a claim is proven. It believes neither the claim nor the advice: the source is
 * verified again, payment, payer and items are looked up again, and other explanations are searched
 * for here. Deterministic: the same source, reading, claim and books give the same answer. Only
 * what it certifies is ever posted without a person.
 */
public final class Certifier {
  private final Verifier verifier;
  private final Set<Check> examined;

  public Certifier(Verifier verifier) {
    this(verifier, EnumSet.allOf(Check.class));
  }

  private Certifier(Verifier verifier, Set<Check> examined) {
    this.verifier = Objects.requireNonNull(verifier, "verifier");
    this.examined = Set.copyOf(examined);
  }

  /** A certifier that lacks a check, so that a test can show what the check is for. */
  Certifier without(Check check) {
    Set<Check> rest = EnumSet.allOf(Check.class);
    rest.remove(check);
    return new Certifier(verifier, rest);
  }

  /**
   * Examines every check, also after one refused, so that a person sees all reasons at once.
   *
   * @param advice index of the advice in the reading
   */
  public Certification certify(
      ReadMessage source, Reading reading, int advice, Claim claim, Books books) {
    return judge(gather(source, reading, advice, claim, books), claim);
  }

  /**
   * Examines a claim on the clear lines of an advice alone. Which lines are a question is found out
   * here; what they pay stays unapplied. Everything that is asked of the advice, the payment and
   * the payer is asked of the whole advice all the same.
   *
   * @param claim with the applications of all clear lines and no others
   */
  public Certification certifyClearLines(
      ReadMessage source, Reading reading, int advice, Claim claim, Books books) {
    Facts facts = gather(source, reading, advice, claim, books);
    return judge(new LinesInQuestion(examined).leftOut(facts), claim);
  }

  private static Facts gather(
      ReadMessage source, Reading reading, int advice, Claim claim, Books books) {
    Payment payment = claim.payment() == null ? null : books.payment(claim.payment()).orElse(null);
    return Facts.gather(source, reading, advice, payment, claim.customer(), books);
  }

  private Certification judge(Facts facts, Claim claim) {
    List<Certificate.Check> passed = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    List<Rival> rivals = new ArrayList<>();
    for (Check check : Check.values()) {
      if (!examined.contains(check)) {
        continue;
      }
      Finding finding = examine(check, facts, claim);
      if (finding.passed()) {
        passed.add(new Certificate.Check(check.text(), finding.text()));
      } else {
        finding.reasons().forEach(reason -> refusals.add(new Refusal(check, reason)));
        rivals.addAll(finding.rivals());
      }
    }
    return refusals.isEmpty()
        ? new Certified(
            new Certificate(passed, facts.policy().version()),
            facts.payer().certain().orElse(null),
            remainder(facts),
            facts.waiting().stream().flatMap(LinesInQuestion::couldMean).toList())
        : new Refused(refusals, rivals);
  }

  /**
   * What speaks against the advice whatever the bank says; empty when it may wait for its money.
   */
  public List<Reason> doubtsBeforeMoney(
      ReadMessage source, Reading reading, int advice, Books books) {
    Facts facts = Facts.gather(source, reading, advice, null, null, books);
    List<Reason> doubts = new ArrayList<>();
    for (Check check : Check.values()) {
      if (check.beforeMoney()) {
        doubts.addAll(examine(check, facts, null).reasons());
      }
    }
    return doubts;
  }

  private Finding examine(Check check, Facts facts, Claim claim) {
    if (check == Check.SOURCE_AGREES) {
      List<Problem> problems = verifier.check(facts.advice(), facts.source());
      return ReadingChecks.sourceAgrees(problems, facts);
    }
    return check.examination().examine(facts, claim);
  }

  private static List<Remainder> remainder(Facts facts) {
    List<Remainder> remainder = new ArrayList<>();
    facts.lines().stream()
        .map(Facts.LineFacts::settlement)
        .filter(Objects::nonNull)
        .map(Settlement::remainder)
        .filter(Objects::nonNull)
        .forEach(remainder::add);
    LikelyItems likely = LikelyItems.of(facts.waiting());
    for (int i = 0; i < facts.waiting().size(); i++) {
      Facts.LineFacts line = facts.waiting().get(i);
      Remainder rest = LinesInQuestion.remainder(facts, line);
      remainder.add(
          rest.recommended() == null ? rest.with(likely.whole(i, line).orElse(null)) : rest);
    }
    return List.copyOf(remainder);
  }
}
