package io.quittance.pipeline;

import io.quittance.matching.Proposal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** The row of one proposal: what was thought of one advice, and what became of it. */
@Entity
@Table(name = "proposal")
class ProposalRow {
  static final String OPEN = "open";
  static final String APPLIED = "applied";
  static final String REJECTED = "rejected";
  static final String SUPERSEDED = "superseded";

  @Id UUID id;

  /** Message and advice are null for a payment that no message explains. */
  UUID message;

  Integer advice;
  String payment;
  String customer;
  String verdict;
  String state;

  @ColumnTransformer(write = "?::jsonb")
  String body;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "created_at")
  Instant createdAt;

  /** What it was made on, see {@link BasisOfProposal}; null for one made before that was kept. */
  @ColumnTransformer(write = "?::jsonb")
  String basis;

  /** A person told it to wait until this day; null for one that nobody told. */
  @Column(name = "wait_until")
  LocalDate waitUntil;

  /** One of a proposal that nothing has become of yet. */
  static ProposalRow of(Proposal proposal, String basis, Instant now) {
    ProposalRow row = new ProposalRow();
    row.id = UUID.randomUUID();
    row.payment = proposal.payment();
    row.customer = proposal.customer();
    row.state = OPEN;
    row.basis = basis;
    row.createdAt = now;
    row.holds(proposal);
    return row;
  }

  boolean open() {
    return state.equals(OPEN);
  }

  /** It is about this proposal from now on. */
  void holds(Proposal proposal) {
    verdict = proposal.verdict().name();
    body = PipelineJson.write(proposal);
  }

  /**
   * True when this proposal would change nothing: it is the same, apart from being told to wait for
   * a day that has not come.
   */
  boolean says(Proposal proposal, LocalDate today) {
    return ToldToWait.without(PipelineJson.readProposal(body)).equals(proposal)
        && !waitedLongEnough(today);
  }

  /** True when the day until which a person told it to wait has come. */
  boolean waitedLongEnough(LocalDate today) {
    return waitUntil != null && !today.isBefore(waitUntil);
  }
}
