package io.quittance.matching.proof;

import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Rival;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a claim on a payment that no advice speaks of is proven. Believes nothing of the
 * claim; deterministic. Only what it certifies is posted of such a payment without a person.
 */
public final class UnannouncedCertifier {
  private final Set<UnannouncedCheck> examined;

  public UnannouncedCertifier() {
    this(EnumSet.allOf(UnannouncedCheck.class));
  }

  private UnannouncedCertifier(Set<UnannouncedCheck> examined) {
    this.examined = Set.copyOf(examined);
  }

  /** A certifier that lacks a check, so that a test can show what the check is for. */
  UnannouncedCertifier without(UnannouncedCheck check) {
    Set<UnannouncedCheck> rest = EnumSet.allOf(UnannouncedCheck.class);
    rest.remove(check);
    return new UnannouncedCertifier(rest);
  }

  /**
   * The answer to a claim.
   *
   * @param certificate null when anything is against it
   * @param against everything against it, empty exactly when it is certified
   * @param refusing names of the checks that refused
   * @param rivals other explanations found on the way
   */
  public record Answer(
      Certificate certificate, List<Reason> against, List<String> refusing, List<Rival> rivals) {
    public Answer {
      against = List.copyOf(against);
      refusing = List.copyOf(refusing);
      rivals = List.copyOf(rivals);
    }

    public boolean certified() {
      return certificate != null;
    }
  }

  public Answer certify(UnannouncedClaim claim, Books books) {
    return judge(UnannouncedFacts.gather(claim.payment(), null, books), claim);
  }

  /** Examines every check, so that a person sees all reasons at once. */
  Answer judge(UnannouncedFacts facts, UnannouncedClaim claim) {
    List<Certificate.Check> passed = new ArrayList<>();
    List<Reason> against = new ArrayList<>();
    List<String> refusing = new ArrayList<>();
    List<Rival> rivals = new ArrayList<>();
    for (UnannouncedCheck check : UnannouncedCheck.values()) {
      if (!examined.contains(check)) {
        continue;
      }
      Finding finding = check.examine(facts, claim);
      if (finding.passed()) {
        passed.add(new Certificate.Check(check.text(), finding.text()));
      } else {
        against.addAll(finding.reasons());
        refusing.add(check.text());
        rivals.addAll(finding.rivals());
      }
    }
    return new Answer(
        against.isEmpty() ? new Certificate(passed, facts.policy().version()) : null,
        against,
        refusing,
        rivals);
  }
}
