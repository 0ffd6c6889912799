package io.quittance.pipeline;

import io.quittance.matching.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The one status of a message that speaks of several payments, each at its own point. */
final class OutcomeOfProposals {

  /**
   * @param state as {@link ProposalRow} has it
   */
  record Standing(Proposal proposal, String state) {}

  record Outcome(MessageStatus status, List<MessageSummary.Reason> reasons) {}

  private OutcomeOfProposals() {}

  static Outcome of(List<Standing> standings) {
    boolean applied = any(standings, ProposalRow.APPLIED);
    boolean open = any(standings, ProposalRow.OPEN);
    Set<MessageSummary.Reason> reasons = new LinkedHashSet<>();
    for (Standing standing : standings) {
      reasons.addAll(reasons(standing));
    }
    return new Outcome(status(standings, applied, open), new ArrayList<>(reasons));
  }

  private static MessageStatus status(List<Standing> standings, boolean applied, boolean open) {
    if (applied) {
      boolean whole =
          standings.stream()
              .allMatch(
                  s -> s.state().equals(ProposalRow.APPLIED) && s.proposal().remainder().isEmpty());
      return whole ? MessageStatus.APPLIED : MessageStatus.PARTLY_APPLIED;
    }
    if (!open) {
      return MessageStatus.PARKED;
    }
    boolean onlyWaiting =
        standings.stream()
            .filter(s -> s.state().equals(ProposalRow.OPEN))
            .allMatch(s -> s.proposal().verdict() == Proposal.Verdict.WAIT);
    return onlyWaiting ? MessageStatus.WAITING : MessageStatus.REVIEW;
  }

  private static List<MessageSummary.Reason> reasons(Standing standing) {
    List<MessageSummary.Reason> reasons = new ArrayList<>();
    for (Proposal.Reason reason : standing.proposal().reasons()) {
      reasons.add(new MessageSummary.Reason(reason.code(), reason.message()));
    }
    if (standing.state().equals(ProposalRow.REJECTED)) {
      reasons.add(new MessageSummary.Reason("rejected", "A person rejected the recommendation."));
    }
    return reasons;
  }

  private static boolean any(List<Standing> standings, String state) {
    return standings.stream().anyMatch(s -> s.state().equals(state));
  }
}
