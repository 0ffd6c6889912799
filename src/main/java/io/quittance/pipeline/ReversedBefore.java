package io.quittance.pipeline;

import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.matching.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a person took back is not applied again by itself, whatever message says it: a resent notice
 * proves no more than the first did. What made room for a new application of the same message was
 * not taken back in that sense.
 */
@ApplicationScoped
class ReversedBefore {
  /** Of one payment and item; more were never taken back. */
  private static final int MOST = 200;

  private final Applications applications;

  ReversedBefore(Applications applications) {
    this.applications = applications;
  }

  /** The proposal, held when it posts what was taken back before. */
  Proposal holds(Proposal proposal) {
    if (proposal.certificate() == null) {
      return proposal;
    }
    List<String> payments =
        proposal.payments().isEmpty() ? List.of(proposal.payment()) : proposal.payments();
    return proposal.applications().stream()
        .flatMap(
            application ->
                payments.stream()
                    .flatMap(payment -> reversed(payment, application.openItem()).stream()))
        .findFirst()
        .map(
            before ->
                proposal.with(
                    Proposal.Verdict.REVIEW,
                    new Proposal.Reason(
                        "reversed-before",
                        "%s was applied to %s before and taken back: %s"
                            .formatted(
                                before.payment(), before.openItem(), before.reversalReason()))))
        .orElse(proposal);
  }

  private List<AppliedView> reversed(String payment, String openItem) {
    return applications
        .list(new Applications.Filter(null, payment, openItem, AppliedView.State.REVERSED), 0, MOST)
        .stream()
        .filter(AppliedView::unwanted)
        .limit(1)
        .toList();
  }
}
