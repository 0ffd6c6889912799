package io.quittance.pipeline;

import io.quittance.review.ReviewCases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Brings a message back to where it had just come in: it is being read, and nothing was proposed or
 * asked about it. What was posted is not touched. In the caller's transaction, which holds the row.
 */
@ApplicationScoped
class ForgetReading {
  private final MessageRows rows;
  private final AdviceRecords records;
  private final ReviewCases cases;
  private final Clock clock;

  ForgetReading(MessageRows rows, AdviceRecords records, ReviewCases cases, Clock clock) {
    this.rows = rows;
    this.records = records;
    this.cases = cases;
    this.clock = clock;
  }

  void of(MessageRow row) {
    for (ProposalRow proposal : rows.proposals(row.id)) {
      proposal.state = ProposalRow.SUPERSEDED;
    }
    cases.supersede(row.id);
    rows.forgetFingerprints(row.id);
    records.forget(row.id);
    row.status = MessageStatus.READING.text();
    row.reading = null;
    row.askingSince = null;
    row.duplicateOf = null;
    row.reasons = "[]";
    row.changedAt = clock.instant();
  }
}
