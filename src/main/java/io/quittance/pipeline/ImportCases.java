package io.quittance.pipeline;

import io.quittance.receivables.ImportAgreed;
import io.quittance.receivables.ImportContradicted;
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
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/**
 * An import that contradicts what was applied to an item is a case of that item; a later word of
 * the ERP takes its place, and one that agrees closes it. Nobody can accept the ERP's word while
 * our postings stand against it: they are taken back first.
 */
@ApplicationScoped
class ImportCases implements CarryOut {
  private final ReviewCases cases;

  ImportCases(ReviewCases cases) {
    this.cases = cases;
  }

  void contradicted(@Observes ImportContradicted event) {
    Subject subject = subject(event.item());
    cases.supersede(subject);
    cases.open(
        subject,
        null,
        List.of(
            new ReviewCase.Reason(
                "contradicts-application",
                event.message()
                    + " The item stays as it was. Reject to keep it so, wait for the ERP's next"
                    + " word, or take our applications back and import again.")));
  }

  void agreed(@Observes ImportAgreed event) {
    event.items().forEach(item -> cases.supersede(subject(item)));
  }

  private static Subject subject(String item) {
    return new Subject(Subject.Kind.IMPORT, item);
  }

  @Override
  public Subject.Kind kind() {
    return Subject.Kind.IMPORT;
  }

  @Override
  public DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by) {
    return switch (decision.action()) {
      case WAIT -> new Done("decided");
      case REJECT ->
          decision.note() == null || decision.note().isBlank()
              ? new Refused("note-required", "Say in the note why ours is kept.")
              : new Done("decided");
      case APPROVE,
          APPLY,
          CHOOSE_PAYER,
          ON_ACCOUNT,
          LINK_ADVICE,
          NOT_A_REMITTANCE,
          NOT_RECEIVABLE ->
          new Refused(
              "action-not-available",
              "The ERP's word about item "
                  + subject.id()
                  + " can be taken once our applications to it are taken back and it is imported"
                  + " again. Reject keeps ours, wait lets the next import decide; the case stays"
                  + " open.");
    };
  }
}
