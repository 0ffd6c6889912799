package io.quittance.pipeline;

import io.quittance.database.Sql;
import io.quittance.review.learned.LearnedFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Payments that no message explained and whose applications were taken back: each is looked at
 * again, and becomes a case, since what was reversed is not applied again by itself.
 */
@ApplicationScoped
class ReversedPayments {
  private static final String TAKEN_BACK =
      """
      select p.id from proposal p
      where p.message is null and p.state = 'applied' and not exists (
        select from application a where a.payment = p.payment and not exists (
          select from application_reversal r where r.application = a.id))
      order by p.id
      """;

  private final Sql sql;
  private final MessageRows rows;
  private final LearnedFacts facts;
  private final UnannouncedPayments unannounced;

  ReversedPayments(Sql sql, MessageRows rows, LearnedFacts facts, UnannouncedPayments unannounced) {
    this.sql = sql;
    this.rows = rows;
    this.facts = facts;
    this.unannounced = unannounced;
  }

  /** In the transaction that took applications back. */
  void takenBack() {
    List<UUID> proposals = sql.list(TAKEN_BACK, row -> row.getObject("id", UUID.class));
    for (UUID id : proposals) {
      ProposalRow row = rows.proposal(id).orElseThrow();
      row.state = ProposalRow.SUPERSEDED;
      facts.reversedWithoutMessage(row.payment);
      unannounced.await(row.payment, 0);
    }
  }
}
