package io.quittance.pipeline;

import io.quittance.ledger.Application;
import io.quittance.ledger.StateOfBooks;
import io.quittance.matching.Proposal;
import io.quittance.review.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The payment and items that a decision is about, as they stand, locked. */
@ApplicationScoped
class FactsOfDecision {
  private final StateOfBooks books;

  FactsOfDecision(StateOfBooks books) {
    this.books = books;
  }

  /**
   * @param row what was recommended, or null
   */
  String of(ProposalRow row, Decision decision) {
    if (decision.action() == Decision.Action.APPLY) {
      List<Decision.Applied> own = decision.applications();
      return books.of(
          own.isEmpty() ? null : own.get(0).payment(),
          own.stream().map(Decision.Applied::openItem).toList());
    }
    if (row == null) {
      return books.of(null, List.of());
    }
    Proposal recommended = PipelineJson.readProposal(row.body);
    return books.of(
        recommended.payment(),
        recommended.applications().stream().map(Application::openItem).toList());
  }
}
