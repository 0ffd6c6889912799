package io.quittance.pipeline;

import io.quittance.advice.ReadingJson;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A message as it stands. In the caller's tenant transaction. */
@ApplicationScoped
class StandingOfMessage {
  /** Reasons that a message has only by a person's decision about all of it. */
  private static final Set<String> BY_PERSON = Set.of("decided", "applied-by-hand", "rejected");

  private final MessageRows messages;
  private final Applications applications;

  StandingOfMessage(MessageRows messages, Applications applications) {
    this.messages = messages;
    this.applications = applications;
  }

  Standing of(MessageRow row) {
    List<ProposalRow> proposals = messages.proposals(row.id);
    List<AppliedView> applied = applications.ofMessage(row.id.toString());
    return new Standing(
        row.status(),
        row.reading == null ? null : ReadingJson.read(row.reading),
        proposals.stream().map(Standing.Decision::of).toList(),
        applied.stream()
            .filter(one -> one.state() == AppliedView.State.APPLIED)
            .map(StandingOfMessage::applied)
            .toList(),
        kept(row, proposals, applied));
  }

  private static Standing.Applied applied(AppliedView view) {
    return new Standing.Applied(
        view.payment(),
        view.openItem(),
        Money.parse(view.amount(), view.currency()),
        Money.parse(view.discount(), view.currency()),
        Money.parse(view.writeOff(), view.currency()),
        view.parts().stream()
            .map(part -> part.role().toLowerCase(Locale.ROOT) + " " + part.amount())
            .toList());
  }

  private static Standing.Kept kept(
      MessageRow row, List<ProposalRow> proposals, List<AppliedView> applied) {
    boolean person =
        proposals.stream().anyMatch(StandingOfMessage::byPerson)
            || applied.stream().anyMatch(StandingOfMessage::byPerson)
            || PipelineJson.readReasons(row.reasons).stream()
                .anyMatch(reason -> BY_PERSON.contains(reason.code()));
    if (person) {
      return Standing.Kept.DECIDED_BY_PERSON;
    }
    for (ProposalRow proposal : proposals) {
      if (proposal.state.equals(ProposalRow.APPLIED)) {
        Proposal posted = PipelineJson.readProposal(proposal.body);
        if (posted.certificate() == null) {
          return Standing.Kept.POSTED_UNPROVEN;
        }
        if (posted.ground() == Proposal.Ground.JOINT && posted.payments().isEmpty()) {
          return Standing.Kept.POSTED_JOINTLY;
        }
      }
    }
    return null;
  }

  private static boolean byPerson(ProposalRow proposal) {
    return proposal.state.equals(ProposalRow.REJECTED)
        || proposal.waitUntil != null
        || (proposal.decidedBy != null && !proposal.decidedBy.equals(Ledger.CERTIFIER));
  }

  private static boolean byPerson(AppliedView applied) {
    return applied.unwanted()
        || (applied.state() == AppliedView.State.APPLIED
            && !Ledger.CERTIFIER.equals(applied.decidedBy()));
  }
}
