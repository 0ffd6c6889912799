package io.quittance.pipeline;

import io.quittance.advice.ReadingJson;
import io.quittance.ledger.Applications;
import io.quittance.ledger.ApplicationsReversed;
import io.quittance.ledger.AppliedView;
import io.quittance.review.ReviewCases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message whose applications were taken back says so, and its proposal is settled: what a person
 * reversed is not applied again by itself.
 */
@ApplicationScoped
class AfterReversal {
  private final MessageRows messages;
  private final Applications applications;
  private final SettleMessage settleMessage;
  private final ReviewCases cases;
  private final ChangedKeys changed;
  private final ReversedPayments withoutMessage;

  AfterReversal(
      MessageRows messages,
      Applications applications,
      SettleMessage settleMessage,
      ReviewCases cases,
      ChangedKeys changed,
      ReversedPayments withoutMessage) {
    this.messages = messages;
    this.applications = applications;
    this.settleMessage = settleMessage;
    this.cases = cases;
    this.changed = changed;
    this.withoutMessage = withoutMessage;
  }

  void reversed(@Observes ApplicationsReversed reversed) {
    for (String message : reversed.messages()) {
      messages.held(UUID.fromString(message)).ifPresent(this::settle);
    }
    withoutMessage.takenBack();
  }

  private void settle(MessageRow message) {
    List<AppliedView> applied = applications.ofMessage(message.id.toString());
    Set<String> standing =
        applied.stream()
            .filter(application -> application.state() == AppliedView.State.APPLIED)
            .map(AppliedView::payment)
            .collect(Collectors.toSet());
    for (ProposalRow proposal : messages.proposals(message.id)) {
      if (proposal.state.equals(ProposalRow.APPLIED) && !standing.contains(proposal.payment)) {
        proposal.state = ProposalRow.REJECTED;
        // A case about its remainder must not offer what was just taken back.
        cases.supersedeProposal(proposal.id);
      }
    }
    settleMessage.settle(message);
    if (message.reading != null) {
      changed.advices(ReadingJson.read(message.reading), message.id);
    }
  }
}
