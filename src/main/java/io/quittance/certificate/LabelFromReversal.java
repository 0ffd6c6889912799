package io.quittance.certificate;

import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationsReversed;
import io.quittance.ledger.Ledger;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/**
 * What a person takes back was wrong, however late: a label, and evidence where it was posted
 * without one. Money that the bank takes back says nothing about how it was applied.
 */
@ApplicationScoped
class LabelFromReversal {
  private final Sql sql;
  private final Labels labels;
  private final Breaker breaker;
  private final BlindAudits audits;
  private final ReviewCases cases;

  LabelFromReversal(
      Sql sql, Labels labels, Breaker breaker, BlindAudits audits, ReviewCases cases) {
    this.sql = sql;
    this.labels = labels;
    this.breaker = breaker;
    this.audits = audits;
    this.cases = cases;
  }

  private record Taken(UUID proposal, boolean automatic, String actor) {}

  void reversed(@Observes ApplicationsReversed reversed) {
    taken(reversed.messages()).forEach(this::label);
  }

  private void label(Taken taken) {
    labels.add(taken.proposal(), Labels.Source.REVERSAL, true, taken.actor());
    if (taken.automatic()) {
      breaker.looked(Breaker.Seen.REVERSAL, taken.proposal(), true, taken.actor());
    }
    audits
        .ofProposal(taken.proposal())
        .filter(audit -> audit.decidedAt() == null)
        .ifPresent(
            audit -> cases.supersede(new Subject(Subject.Kind.AUDIT, audit.id().toString())));
  }

  /**
   * Proposals behind applications that people took back, not yet labelled so: of these messages,
   * and those without one that this transaction took back.
   */
  private List<Taken> taken(List<String> messages) {
    return sql.list(
        """
        select made.proposal, bool_or(made.actor = ?) as automatic, min(back.actor) as actor
        from application_reversal r
        join application a on a.tenant = r.tenant and a.id = r.application
        join posting p on p.tenant = a.tenant and p.id = a.posting
        join decision made on made.tenant = p.tenant and made.id = p.decision
        join posting q on q.tenant = r.tenant and q.id = r.posting
        join decision back on back.tenant = q.tenant and back.id = q.decision
        where (made.message = any(?) or (made.message is null and r.recorded_at = now()))
          and made.proposal is not null and back.actor <> 'bank'
          and not exists(select from proposal_label l
            where l.tenant = made.tenant and l.proposal::text = made.proposal
              and l.source = 'reversal')
        group by made.proposal order by made.proposal
        """,
        row ->
            new Taken(
                UUID.fromString(row.getString("proposal")),
                row.getBoolean("automatic"),
                row.getString("actor")),
        Ledger.CERTIFIER,
        messages);
  }
}
