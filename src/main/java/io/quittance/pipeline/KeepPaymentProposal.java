package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.certificate.BlindAudits;
import io.quittance.jobs.Job;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what is proposed for a payment alone into rows: a posting when it carries a certificate,
 * else a case about the payment.
 */
@ApplicationScoped
class KeepPaymentProposal {
  private final MessageRows rows;
  private final Ledger ledger;
  private final ReviewCases cases;
  private final HoldBack holdBack;
  private final BasisOfProposal basis;
  private final TellToWait tellToWait;
  private final InTenant inTenant;
  private final LearnFromDecision learn;
  private final ChangedKeys changed;
  private final AutomaticPostings automatic;
  private final Clock clock;

  KeepPaymentProposal(
      MessageRows rows,
      Ledger ledger,
      ReviewCases cases,
      HoldBack holdBack,
      BasisOfProposal basis,
      TellToWait tellToWait,
      InTenant inTenant,
      LearnFromDecision learn,
      ChangedKeys changed,
      AutomaticPostings automatic,
      Clock clock) {
    this.rows = rows;
    this.ledger = ledger;
    this.cases = cases;
    this.holdBack = holdBack;
    this.basis = basis;
    this.tellToWait = tellToWait;
    this.inTenant = inTenant;
    this.learn = learn;
    this.changed = changed;
    this.automatic = automatic;
    this.clock = clock;
  }

  /**
   * @param standing its open proposal so far, or null
   */
  void keep(Payment payment, Proposal proposed, ProposalRow standing) {
    Proposal proposal = holdBack.look(proposed);
    String now = basis.now(proposal.payment(), proposal.applications());
    if (standing != null && standing.says(proposal, LocalDate.now(clock))) {
      standing.basis = now;
      tellToWait.remind(standing, new Job(Stages.UNANNOUNCED, inTenant.current(), payment.id()));
      return;
    }
    if (standing != null) {
      standing.state = ProposalRow.SUPERSEDED;
    }
    cases.supersede(Subject.payment(payment.id()));
    ProposalRow row = ProposalRow.of(proposal, now, clock.instant());
    rows.persistProposal(row);
    if (proposal.certificate() != null) {
      post(payment, proposal, row);
    } else {
      open(payment, proposal, row);
    }
  }

  private void post(Payment payment, Proposal proposal, ProposalRow row) {
    ledger
        .apply(
            new ApplicationRequest(
                "proposal:" + row.id,
                payment.id(),
                proposal.customer(),
                proposal.applications(),
                true,
                LocalDate.now(clock),
                new ApplicationRequest.Decision(
                    Ledger.CERTIFIER,
                    null,
                    ReasonCode.PROVEN.text(),
                    null,
                    null,
                    row.id.toString(),
                    proposal.certificate().policyVersion(),
                    null,
                    row.body)))
        .fold(
            posted -> {
              row.state = ProposalRow.APPLIED;
              row.decidedBy = Ledger.CERTIFIER;
              learn.decidedWithoutMessage(
                  payment, proposal.applications(), proposal.ground(), Ledger.CERTIFIER);
              changed.payments(List.of(payment.id()));
              automatic.posted(row, proposal, BlindAudits.Ground.PROVEN);
              return null;
            },
            refused -> {
              hold(payment, proposal, row, refused);
              return null;
            });
  }

  /** The books moved between proof and posting; the ledger has the last word. */
  private void hold(
      Payment payment, Proposal proposal, ProposalRow row, PostingOutcome.Refused refused) {
    Proposal held = proposal.with(Proposal.Verdict.REVIEW, PostProven.refusal(refused));
    row.holds(held);
    open(payment, held, row);
  }

  private void open(Payment payment, Proposal proposal, ProposalRow row) {
    List<ReviewCase.Reason> reasons = new ArrayList<>();
    reasons.add(
        new ReviewCase.Reason(
            ReasonCode.NOT_ANNOUNCED.text(),
            "Payment %s of %s from %s: no advice explains it."
                .formatted(
                    payment.id(),
                    payment.amount(),
                    payment.payerName() == null ? "an unnamed payer" : payment.payerName())));
    proposal
        .reasons()
        .forEach(reason -> reasons.add(new ReviewCase.Reason(reason.code(), reason.message())));
    cases.open(Subject.payment(payment.id()), row.id, reasons);
  }
}
