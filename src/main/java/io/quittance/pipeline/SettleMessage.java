package io.quittance.pipeline;

import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Proposal;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a message to the status its proposals give it, and puts before people what they have to
 * see. In the caller's transaction, which holds the row.
 */
@ApplicationScoped
class SettleMessage {
  private final MessageRows messages;
  private final Applications applications;
  private final ReviewCases cases;
  private final Clock clock;

  SettleMessage(MessageRows messages, Applications applications, ReviewCases cases, Clock clock) {
    this.messages = messages;
    this.applications = applications;
    this.cases = cases;
    this.clock = clock;
  }

  void settle(MessageRow message) {
    List<OutcomeOfProposals.Standing> standings = new ArrayList<>();
    List<ReviewCase> open = cases.ofMessage(message.id);
    for (ProposalRow row : messages.proposals(message.id)) {
      Proposal proposal = PipelineJson.readProposal(row.body);
      standings.add(new OutcomeOfProposals.Standing(proposal, row.state));
      boolean listed = open.stream().anyMatch(c -> row.id.equals(c.proposal()));
      if (!listed && needsPerson(row, proposal)) {
        cases.open(Subject.message(message.id), row.id, why(row, proposal));
      }
    }
    describe(message, OutcomeOfProposals.of(standings));
    message.changedAt = clock.instant();
  }

  private void describe(MessageRow message, OutcomeOfProposals.Outcome outcome) {
    List<MessageSummary.Reason> reasons = new ArrayList<>(outcome.reasons());
    MessageStatus status = outcome.status();
    for (AppliedView applied : applications.ofMessage(message.id.toString())) {
      if (applied.unwanted()) {
        // Part of what was applied was taken back: the message is no longer wholly applied.
        status = status == MessageStatus.APPLIED ? MessageStatus.PARTLY_APPLIED : status;
        reasons.add(0, reversed(applied));
      }
    }
    message.status = status.text();
    message.reasons = PipelineJson.write(reasons);
  }

  /** An applied proposal needs one for its remainder, as long as nobody has looked at it. */
  private static boolean needsPerson(ProposalRow row, Proposal proposal) {
    return switch (row.state) {
      case ProposalRow.OPEN -> proposal.verdict() != Proposal.Verdict.WAIT;
      case ProposalRow.APPLIED ->
          !proposal.remainder().isEmpty() && Ledger.CERTIFIER.equals(row.decidedBy);
      default -> false;
    };
  }

  /** Of what is applied a person sees what is left of it, not what proves the rest. */
  private static List<ReviewCase.Reason> why(ProposalRow row, Proposal proposal) {
    return row.state.equals(ProposalRow.APPLIED)
        ? proposal.remainder().stream()
            .map(rest -> new ReviewCase.Reason(rest.kind(), rest.reason()))
            .toList()
        : proposal.reasons().stream()
            .map(reason -> new ReviewCase.Reason(reason.code(), reason.message()))
            .toList();
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
}
