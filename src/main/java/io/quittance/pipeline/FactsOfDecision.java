package io.quittance.pipeline;

import io.quittance.ledger.Application;
import io.quittance.ledger.StateOfBooks;
import io.quittance.matching.Proposal;
import io.quittance.review.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The payment and items that a decision is about, as they stand, locked. */
@ApplicationScoped
class FactsOfDecision {
  private final StateOfBooks books;

  FactsOfDecision(StateOfBooks books) {
    this.books = books;
  }

  /**
   * @param payment that the case is about, or null: the one that the decision or row names
   * @param row what was recommended, or null
   */
  String of(String payment, ProposalRow row, Decision decision) {
    List<String> items = List.of();
    String meant = Optional.ofNullable(decision.corrections().get("payment")).orElse(payment);
    if (decision.action() == Decision.Action.APPLY) {
      List<Decision.Applied> own = decision.applications();
      meant = own.isEmpty() ? meant : own.get(0).payment();
      items = own.stream().map(Decision.Applied::openItem).toList();
    } else if (row != null) {
      Proposal recommended = PipelineJson.readProposal(row.body);
      meant = meant == null ? recommended.payment() : meant;
      items = recommended.applications().stream().map(Application::openItem).toList();
    }
    return books.of(meant, items);
  }
}
