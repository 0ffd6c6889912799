package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.jobs.Job;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Proposal;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Turns what the matcher proposes into rows: a posting when it carries a certificate, else what a
 * person decides or a certificate from labels permits; nothing when nothing changed.
 */
@ApplicationScoped
class KeepProposal {
  private final MessageRows messages;
  private final ReviewCases cases;
  private final HoldBack holdBack;
  private final CheckMemory checkMemory;
  private final BasisOfProposal basis;
  private final TellToWait tellToWait;
  private final PostProven proven;
  private final PostUnproven unproven;
  private final InTenant inTenant;
  private final Clock clock;

  KeepProposal(
      MessageRows messages,
      ReviewCases cases,
      HoldBack holdBack,
      CheckMemory checkMemory,
      BasisOfProposal basis,
      TellToWait tellToWait,
      PostProven proven,
      PostUnproven unproven,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.cases = cases;
    this.holdBack = holdBack;
    this.checkMemory = checkMemory;
    this.basis = basis;
    this.tellToWait = tellToWait;
    this.proven = proven;
    this.unproven = unproven;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  /**
   * @param standing the open proposal for the same advice so far, or null
   * @return false when nothing is new
   */
  boolean keep(MessageRow message, Reading reading, Proposal proposed, ProposalRow standing) {
    checkMemory.suspendUnlessBelieved(message.id, reading, proposed);
    Proposal proposal = holdBack.look(reading, proposed);
    if (standing != null && standing.says(proposal, LocalDate.now(clock))) {
      // Nothing new: the case an analyst may be looking at stays, and so does one told to wait.
      standing.basis = basis.now(proposal.payment(), proposal.applications());
      tellToWait.remind(standing, new Job(Stages.MATCH, inTenant.current(), message.id.toString()));
      return false;
    }
    ProposalRow row = replace(standing, message, proposal);
    messages.persistProposal(row);
    if (PostProven.posts(proposal)) {
      proven.post(message, reading.advices().get(proposal.advice()), proposal, row);
    } else {
      unproven.consider(message, reading, proposal, row);
    }
    return true;
  }

  /**
   * The advice is explained by what was posted before it came; nothing is posted again.
   *
   * @param standing as for {@link #keep}
   */
  void confirm(MessageRow message, Proposal confirmed, ProposalRow standing) {
    ProposalRow row = replace(standing, message, confirmed);
    row.state = ProposalRow.APPLIED;
    row.decidedBy = Ledger.CERTIFIER;
    messages.persistProposal(row);
  }

  private ProposalRow replace(ProposalRow standing, MessageRow message, Proposal proposal) {
    if (standing != null) {
      standing.state = ProposalRow.SUPERSEDED;
      cases.supersedeProposal(standing.id);
    }
    ProposalRow row =
        ProposalRow.of(
            proposal, basis.now(proposal.payment(), proposal.applications()), clock.instant());
    row.message = message.id;
    row.advice = proposal.advice();
    return row;
  }
}
