package io.quittance.pipeline;

import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.review.learned.LearnedFacts;
import io.quittance.tenant.InTenant;
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

  /** Advices that came later and confirmed what was posted. */
  private static final String CONFIRMED_BY =
      """
      select id from proposal
      where payment = ? and message is not null and state = 'applied'
        and body -> 'reasons' @> '[{"code": "confirms"}]'
      order by id
      """;

  private final Sql sql;
  private final MessageRows rows;
  private final LearnedFacts facts;
  private final UnannouncedPayments unannounced;
  private final Jobs jobs;
  private final InTenant inTenant;

  ReversedPayments(
      Sql sql,
      MessageRows rows,
      LearnedFacts facts,
      UnannouncedPayments unannounced,
      Jobs jobs,
      InTenant inTenant) {
    this.sql = sql;
    this.rows = rows;
    this.facts = facts;
    this.unannounced = unannounced;
    this.jobs = jobs;
    this.inTenant = inTenant;
  }

  /** In the transaction that took applications back. */
  void takenBack() {
    List<UUID> proposals = sql.list(TAKEN_BACK, row -> row.getObject("id", UUID.class));
    for (UUID id : proposals) {
      ProposalRow row = rows.proposal(id).orElseThrow();
      row.state = ProposalRow.SUPERSEDED;
      facts.reversedWithoutMessage(row.payment);
      unannounced.await(row.payment, 0);
      confirmedNoMore(row.payment);
    }
  }

  /** Looked at again: as what was taken back it is held for a person. */
  private void confirmedNoMore(String payment) {
    for (UUID id : sql.list(CONFIRMED_BY, row -> row.getObject("id", UUID.class), payment)) {
      ProposalRow row = rows.proposal(id).orElseThrow();
      row.state = ProposalRow.SUPERSEDED;
      MessageRow message = rows.held(row.message).orElseThrow();
      message.status = MessageStatus.WAITING.text();
      jobs.enqueue(new Job(Stages.MATCH, inTenant.current(), message.id.toString()));
    }
  }
}
