package io.quittance.pipeline;

import io.quittance.certificate.BlindAudits;
import io.quittance.certificate.Breaker;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What concerns everything that is posted without a person: the breaker has the last word, also
 * over what is proven, and some of it is drawn for a blind audit.
 */
@ApplicationScoped
class AutomaticPostings {
  private final Breaker breaker;
  private final BlindAudits audits;
  private final MessageRows rows;

  AutomaticPostings(Breaker breaker, BlindAudits audits, MessageRows rows) {
    this.breaker = breaker;
    this.audits = audits;
    this.rows = rows;
  }

  Proposal unlessStopped(Proposal proposal) {
    return proposal.certificate() != null && breaker.stopsAll()
        ? proposal.with(
            Proposal.Verdict.REVIEW,
            ReasonCode.STOPPED.because(
                "automatic postings are stopped: too many turned out to be wrong"))
        : proposal;
  }

  void posted(ProposalRow row, Proposal proposal, BlindAudits.Ground ground) {
    // The draw refers to the proposal's row.
    rows.flush();
    audits.posted(row.id, row.message, proposal, ground);
  }
}
