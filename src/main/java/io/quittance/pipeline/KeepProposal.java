package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.matching.Proposal;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
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
  private final Clock clock;

  KeepProposal(MessageRows messages, Ledger ledger, ReviewCases cases, Clock clock) {
    this.messages = messages;
    this.ledger = ledger;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * @param standing the open proposal for the same advice so far, or null
   */
  void keep(MessageRow message, Reading reading, Proposal proposal, ProposalRow standing) {
    String body = PipelineJson.write(proposal);
    if (standing != null) {
      if (ToldToWait.without(PipelineJson.readProposal(standing.body)).equals(proposal)) {
        // Nothing new: the case an analyst may be looking at stays, and so does one told to wait.
        return;
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
            message.id,
            row.id,
            proposal.reasons().stream()
                .map(reason -> new ReviewCase.Reason(reason.code(), reason.message()))
                .toList());
      }
    }
    OutcomeOfProposals.Outcome outcome = OutcomeOfProposals.of(standings);
    message.status = outcome.status().text();
    message.reasons = PipelineJson.write(outcome.reasons());
    message.changedAt = clock.instant();
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
                    null,
                    null,
                    message.id.toString(),
                    row.id.toString(),
                    proposal.certificate().policyVersion(),
                    advice.reader(),
                    row.body)));
    outcome.fold(
        posted -> {
          row.state = ProposalRow.APPLIED;
          row.decidedBy = CERTIFIER;
          return null;
        },
        refused -> {
          hold(row, proposal, refused);
          return null;
        });
  }

  /** The books moved between proof and posting; the ledger has the last word. */
  private static void hold(ProposalRow row, Proposal proposal, PostingOutcome.Refused refused) {
    List<Proposal.Reason> reasons = new ArrayList<>();
    reasons.add(
        new Proposal.Reason(
            "ledger-refused", "The ledger refused the posting: " + refused.message()));
    reasons.addAll(proposal.reasons());
    Proposal held =
        new Proposal(
            proposal.advice(),
            proposal.payment(),
            proposal.customer(),
            Proposal.Verdict.REVIEW,
            proposal.applications(),
            proposal.remainder(),
            reasons,
            proposal.rivals(),
            null);
    row.verdict = Proposal.Verdict.REVIEW.name();
    row.body = PipelineJson.write(held);
  }

  private static boolean posts(Proposal proposal) {
    return switch (proposal.verdict()) {
      case APPLY, APPLY_PART -> proposal.certificate() != null;
      case WAIT, REVIEW -> false;
    };
  }
}
