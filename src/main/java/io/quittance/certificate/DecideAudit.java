package io.quittance.certificate;

import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.review.CarryOut;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.DecisionOutcome.Done;
import io.quittance.review.DecisionOutcome.Refused;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a person says in a blind audit, compared with what was posted. Nothing is posted or taken
 * back by it: where they differ, the message gets a case that shows both.
 */
@ApplicationScoped
class DecideAudit implements CarryOut {
  private final BlindAudits audits;
  private final Applications applications;
  private final Labels labels;
  private final Breaker breaker;
  private final ReviewCases cases;

  DecideAudit(
      BlindAudits audits,
      Applications applications,
      Labels labels,
      Breaker breaker,
      ReviewCases cases) {
    this.audits = audits;
    this.applications = applications;
    this.labels = labels;
    this.breaker = breaker;
    this.cases = cases;
  }

  @Override
  public Subject.Kind kind() {
    return Subject.Kind.AUDIT;
  }

  @Override
  public DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by) {
    String actor = by.actor();
    BlindAudits.Audit audit = audits.find(UUID.fromString(subject.id())).orElseThrow();
    return switch (decision.action()) {
      case APPLY -> compare(audit, decision, actor);
      case REJECT, NOT_A_REMITTANCE -> nothing(audit, decision, actor);
      case APPROVE, CHOOSE_PAYER, ON_ACCOUNT, LINK_ADVICE, NOT_RECEIVABLE, WAIT ->
          new Refused(
              "action-not-available",
              "A blind audit takes apply with what the payment pays, or reject with a note when"
                  + " nothing should have been posted; the case stays open.");
    };
  }

  private DecisionOutcome compare(BlindAudits.Audit audit, Decision decision, String actor) {
    if (decision.applications().isEmpty()) {
      return new Refused("no-applications", "The decision lists nothing to apply.");
    }
    List<AppliedView> posted = posted(audit);
    try {
      boolean same = SamePosting.same(decision.applications(), posted);
      return decided(audit, same ? null : difference(decision.applications(), posted), actor);
    } catch (NumberFormatException notAnAmount) {
      return new Refused("bad-amount", "An amount is no number; write it like 1250.00.");
    }
  }

  private DecisionOutcome nothing(BlindAudits.Audit audit, Decision decision, String actor) {
    if (decision.note() == null || decision.note().isBlank()) {
      return new Refused("note-required", "Say in the note why nothing should have been posted.");
    }
    return decided(audit, "the auditor would post nothing: " + decision.note().strip(), actor);
  }

  /**
   * @param difference null when there is none
   */
  private Done decided(BlindAudits.Audit audit, String difference, String actor) {
    boolean wrong = difference != null;
    audits.decided(audit.id(), wrong, difference, actor);
    labels.add(audit.proposal(), Labels.Source.AUDIT, wrong, actor);
    breaker.looked(Breaker.Seen.AUDIT, audit.proposal(), wrong, actor);
    if (wrong) {
      cases.open(
          audit.message() == null
              ? Subject.payment(audit.payment())
              : Subject.message(audit.message()),
          audit.proposal(),
          List.of(
              new ReviewCase.Reason(
                  "audit-differs",
                  "A blind audit by %s says otherwise: %s. Reverse what is wrong, or approve to"
                          .formatted(actor, difference)
                      + " confirm it.")));
    }
    return new Done("decided");
  }

  private List<AppliedView> posted(BlindAudits.Audit audit) {
    return audit.postings().stream().flatMap(id -> applications.ofPosting(id).stream()).toList();
  }

  private static String difference(List<Decision.Applied> wanted, List<AppliedView> posted) {
    return "the auditor would apply %s, applied was %s"
        .formatted(
            wanted.stream()
                .map(line -> line.amount() + " to " + line.openItem())
                .collect(Collectors.joining(", ")),
            posted.stream()
                .map(line -> line.amount() + " to " + line.openItem())
                .collect(Collectors.joining(", ")));
  }
}
