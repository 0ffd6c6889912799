package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Turns what the matcher proposes into rows: a posting when it carries a certificate, a case when a
 * person has to look, nothing when nothing changed.
 */
@ApplicationScoped
class KeepProposal {
  static final String CERTIFIER = Ledger.CERTIFIER;

  private final MessageRows messages;
  private final Ledger ledger;
  private final ReviewCases cases;
  private final Applications applications;
  private final LearnFromDecision learn;
  private final Clock clock;

  KeepProposal(
      MessageRows messages,
      Ledger ledger,
      ReviewCases cases,
      Applications applications,
      LearnFromDecision learn,
      Clock clock) {
    this.messages = messages;
    this.ledger = ledger;
    this.cases = cases;
    this.applications = applications;
    this.learn = learn;
    this.clock = clock;
  }

  /**
   * @param standing the open proposal for the same advice so far, or null
   * @return false when nothing is new
   */
  boolean keep(MessageRow message, Reading reading, Proposal proposed, ProposalRow standing) {
    Proposal proposal = unlessReversedBefore(proposed);
    String body = PipelineJson.write(proposal);
    if (standing != null) {
      if (ToldToWait.without(PipelineJson.readProposal(standing.body)).equals(proposal)) {
        // Nothing new: the case an analyst may be looking at stays, and so does one told to wait.
        return false;
      }
      standing.state = ProposalRow.SUPERSEDED;
      cases.supersedeProposal(standing.id);
    }
    ProposalRow row = new ProposalRow();
    row.id = UUID.randomUUID();
    row.message = message.id;
    row.advice = proposal.advice();
    row.payment = proposal.payment();
    row.customer = proposal.customer();
    row.verdict = proposal.verdict().name();
    row.state = ProposalRow.OPEN;
    row.body = body;
    row.createdAt = clock.instant();
    messages.persistProposal(row);
    if (posts(proposal)) {
      Advice advice = reading.advices().get(proposal.advice());
      post(message, advice, proposal, row);
    }
    return true;
  }

  /**
   * Brings the message to the status its proposals give it, and puts before people what they have
   * to see.
   */
  void settle(MessageRow message) {
    List<OutcomeOfProposals.Standing> standings = new ArrayList<>();
    List<ReviewCase> open = cases.ofMessage(message.id);
    for (ProposalRow row : messages.proposals(message.id)) {
      Proposal proposal = PipelineJson.readProposal(row.body);
      standings.add(new OutcomeOfProposals.Standing(proposal, row.state));
      boolean listed = open.stream().anyMatch(c -> row.id.equals(c.proposal()));
      if (!listed && needsPerson(row, proposal)) {
        cases.open(
            Subject.message(message.id),
            row.id,
            proposal.reasons().stream()
                .map(reason -> new ReviewCase.Reason(reason.code(), reason.message()))
                .toList());
      }
    }
    OutcomeOfProposals.Outcome outcome = OutcomeOfProposals.of(standings);
    message.status = outcome.status().text();
    List<MessageSummary.Reason> reasons = new ArrayList<>(outcome.reasons());
    for (AppliedView applied : applications.ofMessage(message.id.toString())) {
      if (applied.state() == AppliedView.State.REVERSED) {
        // Part of what was applied was taken back: the message is no longer wholly applied.
        message.status =
            outcome.status() == MessageStatus.APPLIED
                ? MessageStatus.PARTLY_APPLIED.text()
                : message.status;
        reasons.add(0, reversed(applied));
      }
    }
    message.reasons = PipelineJson.write(reasons);
    message.changedAt = clock.instant();
  }

  private static MessageSummary.Reason reversed(AppliedView applied) {
    return new MessageSummary.Reason(
        "reversed",
        "The application of %s %s to %s was reversed: %s"
            .formatted(
                applied.currency(),
                applied.amount(),
                applied.openItem(),
                applied.reversalReason()));
  }

  /** An applied proposal needs one for its remainder, as long as nobody has looked at it. */
  private static boolean needsPerson(ProposalRow row, Proposal proposal) {
    return switch (row.state) {
      case ProposalRow.OPEN -> proposal.verdict() != Proposal.Verdict.WAIT;
      case ProposalRow.APPLIED ->
          !proposal.remainder().isEmpty() && CERTIFIER.equals(row.decidedBy);
      default -> false;
    };
  }

  private void post(MessageRow message, Advice advice, Proposal proposal, ProposalRow row) {
    PostingOutcome outcome =
        ledger.apply(
            new ApplicationRequest(
                    "proposal:" + row.id,
                    proposal.payment(),
                    proposal.customer(),
                    proposal.applications(),
                    true,
                    LocalDate.now(clock),
                    new ApplicationRequest.Decision(
                        CERTIFIER,
                        null,
                        ReasonCode.PROVEN.text(),
                        null,
                        message.id.toString(),
                        row.id.toString(),
                        proposal.certificate().policyVersion(),
                        advice.reader(),
                        row.body))
                // The certifier lets another entity's item pass only where the policy does.
                .acrossEntities(true));
    outcome.fold(
        posted -> {
          row.state = ProposalRow.APPLIED;
          row.decidedBy = CERTIFIER;
          learn.decided(message, row, proposal.payment(), proposal.applications(), CERTIFIER);
          cases.supersede(Subject.payment(proposal.payment()));
          return null;
        },
        refused -> {
          hold(row, proposal, refused);
          return null;
        });
  }

  /** The books moved between proof and posting; the ledger has the last word. */
  private static void hold(ProposalRow row, Proposal proposal, PostingOutcome.Refused refused) {
    Proposal held =
        held(
            proposal,
            new Proposal.Reason(
                "ledger-refused", "The ledger refused the posting: " + refused.message()));
    row.verdict = held.verdict().name();
    row.body = PipelineJson.write(held);
  }

  private static Proposal held(Proposal proposal, Proposal.Reason why) {
    List<Proposal.Reason> reasons = new ArrayList<>();
    reasons.add(why);
    reasons.addAll(proposal.reasons());
    return proposal.with(Proposal.Verdict.REVIEW, reasons);
  }

  /**
   * What a person took back is not applied again by itself, whatever message says it: a resent
   * notice proves no more than the first did.
   */
  private Proposal unlessReversedBefore(Proposal proposal) {
    if (!posts(proposal)) {
      return proposal;
    }
    return proposal.applications().stream()
        .flatMap(application -> reversed(proposal.payment(), application.openItem()).stream())
        .findFirst()
        .map(
            before ->
                held(
                    proposal,
                    new Proposal.Reason(
                        "reversed-before",
                        "%s was applied to %s before and taken back: %s"
                            .formatted(
                                before.payment(), before.openItem(), before.reversalReason()))))
        .orElse(proposal);
  }

  private List<AppliedView> reversed(String payment, String openItem) {
    return applications.list(
        new Applications.Filter(null, payment, openItem, AppliedView.State.REVERSED), 0, 1);
  }

  private static boolean posts(Proposal proposal) {
    return switch (proposal.verdict()) {
      case APPLY, APPLY_PART -> proposal.certificate() != null;
      case WAIT, REVIEW -> false;
    };
  }
}
