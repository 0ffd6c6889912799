package io.quittance.pipeline;

import io.quittance.api.Problem;
import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingAnswered;
import io.quittance.ledger.PostingOutcome;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A posting that the ERP refused is a case: approved, it is taken back; rejected with a note, it
 * was repaired in the ERP; booked after all, the case is closed.
 */
@ApplicationScoped
class RefusedPostingCases implements CarryOut {
  private static final String MOVED =
      """
      select 1 from posting where id = ?
        and kind in ('on_account', 'refund', 'write_off', 'not_receivable')
      """;

  private final ReviewCases cases;
  private final Ledger ledger;
  private final Sql sql;

  RefusedPostingCases(ReviewCases cases, Ledger ledger, Sql sql) {
    this.cases = cases;
    this.ledger = ledger;
    this.sql = sql;
  }

  void answered(@Observes PostingAnswered event) {
    Subject subject = new Subject(Subject.Kind.POSTING, event.posting());
    cases.supersede(subject);
    if (event.refusal() != null) {
      cases.open(
          subject,
          null,
          List.of(
              new ReviewCase.Reason(
                  "refused-by-erp",
                  "The ERP refused posting "
                      + event.posting()
                      + ": "
                      + event.refusal()
                      + ". It stands in our books. Approve to take it back, or reject with a note"
                      + " once it is repaired in the ERP.")));
    }
  }

  @Override
  public Subject.Kind kind() {
    return Subject.Kind.POSTING;
  }

  @Override
  public DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by) {
    return switch (decision.action()) {
      case APPROVE -> takeBack(subject.id(), decision, by.actor());
      case REJECT ->
          decision.note() == null || decision.note().isBlank()
              ? new Refused("note-required", "Say in the note how it was repaired.")
              : new Done("decided");
      case WAIT -> new Done("decided");
      case APPLY, CHOOSE_PAYER, ON_ACCOUNT, LINK_ADVICE, NOT_A_REMITTANCE, NOT_RECEIVABLE ->
          new Refused(
              "action-not-available",
              "A refused posting is taken back (approve), marked as repaired (reject with a note)"
                  + " or waited for; the case stays open.");
    };
  }

  /**
   * Reversing one application takes back what belonged to it; so the next is looked up again.
   *
   * @throws Problem 409 when some of it can be taken back and some cannot: then nothing is
   */
  private DecisionOutcome takeBack(String posting, Decision decision, String actor) {
    String reason = "refused by the ERP";
    ApplicationRequest.Decision by =
        new ApplicationRequest.Decision(
            actor, null, "refused-by-erp", decision.note(), null, null, null, null, null);
    Optional<String> next = standing(posting);
    boolean isMove = next.isEmpty() && sql.first(MOVED, row -> true, posting).isPresent();
    if (isMove) {
      return outcome(ledger.reverseMove(posting, reason, by));
    }
    DecisionOutcome last =
        new Refused(
            "nothing-to-do",
            "Nothing of posting " + posting + " stands any more; reject the case with a note.");
    boolean some = false;
    while (next.isPresent()) {
      last = outcome(ledger.reverse(next.get(), reason, by));
      if (last instanceof Refused refused) {
        if (some) {
          throw Problem.conflict(refused.code(), refused.message() + " Nothing was taken back.");
        }
        return last;
      }
      some = true;
      next = standing(posting);
    }
    return last;
  }

  private Optional<String> standing(String posting) {
    return sql.first(
        """
        select a.id from application a where a.posting = ?
          and not exists (select from application_reversal r
            where r.tenant = a.tenant and r.application = a.id)
        order by a.sequence limit 1
        """,
        row -> row.getString(1),
        posting);
  }

  private static DecisionOutcome outcome(PostingOutcome posted) {
    return posted.fold(
        done -> new Done("decided"),
        refused ->
            new Refused(
                refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                refused.message() + " The case stays open."));
  }
}
