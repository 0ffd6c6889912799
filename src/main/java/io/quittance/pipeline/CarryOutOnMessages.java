package io.quittance.pipeline;

import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.certificate.Labels;
import io.quittance.jobs.Job;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.review.CarryOut;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.DecisionOutcome.Done;
import io.quittance.review.DecisionOutcome.Refused;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's decision, carried out on the message it is about and in the ledger. The ledger checks
 * it as strictly as anybody's.
 */
@ApplicationScoped
class CarryOutOnMessages implements CarryOut {
  private static final String REJECTED = "a person rejected what it read";

  private final MessageRows messages;
  private final MessageAfterDecision after;
  private final PostDecision postDecision;
  private final PostLinkedAdvice postLinked;
  private final DecidedApplications decidedApplications;
  private final ChangedKeys changed;
  private final ReviewCases cases;
  private final Books books;
  private final FactsOfDecision facts;
  private final BasisOfProposal basis;
  private final SayWhatMoneyIs sayWhatMoneyIs;
  private final TellToWait tellToWait;
  private final InTenant inTenant;
  private final Labels labels;
  private final CheckMemory checkMemory;

  CarryOutOnMessages(
      MessageRows messages,
      MessageAfterDecision after,
      PostDecision postDecision,
      PostLinkedAdvice postLinked,
      DecidedApplications decidedApplications,
      ChangedKeys changed,
      ReviewCases cases,
      Books books,
      FactsOfDecision facts,
      BasisOfProposal basis,
      SayWhatMoneyIs sayWhatMoneyIs,
      TellToWait tellToWait,
      InTenant inTenant,
      Labels labels,
      CheckMemory checkMemory) {
    this.messages = messages;
    this.after = after;
    this.postDecision = postDecision;
    this.postLinked = postLinked;
    this.decidedApplications = decidedApplications;
    this.changed = changed;
    this.cases = cases;
    this.books = books;
    this.facts = facts;
    this.basis = basis;
    this.sayWhatMoneyIs = sayWhatMoneyIs;
    this.tellToWait = tellToWait;
    this.inTenant = inTenant;
    this.labels = labels;
    this.checkMemory = checkMemory;
  }

  @Override
  public Subject.Kind kind() {
    return Subject.Kind.MESSAGE;
  }

  @Override
  public DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by) {
    MessageRow message = messages.held(UUID.fromString(subject.id())).orElseThrow();
    ProposalRow row = proposal == null ? null : messages.proposal(proposal).orElseThrow();
    if (row != null && row.state.equals(ProposalRow.SUPERSEDED)) {
      return new Refused(
          "changed-meanwhile",
          "Another proposal has taken the place of this one; look at it again.");
    }
    if (row != null && row.state.equals(ProposalRow.REJECTED)) {
      return new Refused(
          "changed-meanwhile",
          "This proposal was rejected or its applications were reversed; look at it again.");
    }
    DecisionOutcome outcome = decided(message, row, decision, by);
    if (outcome instanceof Done && message.reading != null) {
      // What competed with it may be free now, or be a question no more.
      changed.advices(ReadingJson.read(message.reading), message.id);
    }
    return outcome;
  }

  @Override
  public String facts(Subject subject, UUID proposal, Decision decision) {
    ProposalRow row = proposal == null ? null : messages.proposal(proposal).orElseThrow();
    return facts.of(null, row, decision);
  }

  private DecisionOutcome decided(
      MessageRow message, ProposalRow row, Decision decision, DecidedBy by) {
    String actor = by.actor();
    return switch (decision.action()) {
      case APPROVE -> approve(message, row, decision, by);
      case APPLY -> apply(message, row, decision, by);
      case REJECT -> reject(message, row, decision, actor);
      case NOT_A_REMITTANCE -> notARemittance(message, decision, actor);
      case WAIT -> waitForBooks(message, row, decision, by);
      case CHOOSE_PAYER, ON_ACCOUNT, LINK_ADVICE, NOT_RECEIVABLE ->
          aboutMoney(message, row, decision, by);
    };
  }

  private DecisionOutcome approve(
      MessageRow message, ProposalRow row, Decision decision, DecidedBy by) {
    if (row == null) {
      return new Refused(
          "nothing-recommended",
          "There is no recommendation to approve; apply items yourself, reject it or call it no"
              + " remittance.");
    }
    Proposal proposal = PipelineJson.readProposal(row.body);
    if (row.state.equals(ProposalRow.APPLIED)) {
      return approveRest(message, row, proposal, decision, by);
    }
    if (proposal.applications().isEmpty()
        || (proposal.payment() == null && !decidedApplications.netsOut(proposal.applications()))) {
      return new Refused(
          "nothing-recommended",
          "The recommendation names no payment or no open items; choose them and apply.");
    }
    Optional<Refused> stale =
        basis.changedSince(row.basis, proposal.payment(), proposal.applications());
    if (stale.isPresent()) {
      return stale.get();
    }
    return postDecision.post(
        message, row, proposal.payment(), proposal.applications(), decision, by);
  }

  /**
   * What was proven is applied; what is recommended for the rest is applied now, if anything is.
   */
  private DecisionOutcome approveRest(
      MessageRow message, ProposalRow row, Proposal proposal, Decision decision, DecidedBy by) {
    if (Ledger.CERTIFIER.equals(row.decidedBy) && !proposal.recommendedBesides().isEmpty()) {
      return postDecision.post(
          message, row, proposal.payment(), proposal.recommendedBesides(), decision, by);
    }
    row.decidedBy = by.actor();
    return after.settled(message);
  }

  private DecisionOutcome apply(
      MessageRow message, ProposalRow row, Decision decision, DecidedBy by) {
    DecidedApplications.Outcome read = decidedApplications.read(decision.applications());
    if (read.refusal() != null) {
      return read.refusal();
    }
    return postDecision.post(message, row, read.payment(), read.applications(), decision, by);
  }

  /** Decisions that say what the payment is and not what it pays. */
  private DecisionOutcome aboutMoney(
      MessageRow message, ProposalRow row, Decision decision, DecidedBy deciders) {
    PersonsDecision by =
        new PersonsDecision(decision, deciders, message.id, row == null ? null : row.id);
    Optional<Payment> payment =
        by.entered("payment")
            .or(() -> Optional.ofNullable(row).map(proposed -> proposed.payment))
            .flatMap(books::payment);
    if (payment.isEmpty()) {
      return new Refused(
          "payment-required", "Name in corrections.payment the payment that is meant.");
    }
    if (decision.action() == Decision.Action.LINK_ADVICE) {
      return postLinked.ofMessage(message, row, payment.get(), decision, deciders);
    }
    Optional<Refused> refused = sayWhatMoneyIs.carryOut(payment.get(), by);
    if (refused.isPresent()) {
      return refused.get();
    }
    changed.payments(List.of(payment.get().id()));
    if (decision.action() == Decision.Action.CHOOSE_PAYER || row == null) {
      // The money has an owner; what the advice pays with it is still to be decided.
      return after.settled(message);
    }
    row.state = ProposalRow.REJECTED;
    row.decidedBy = deciders.actor();
    cases.supersede(Subject.payment(payment.get().id()));
    messages.supersedeProposalOfPayment(payment.get().id());
    return after.settled(message);
  }

  private DecisionOutcome reject(
      MessageRow message, ProposalRow row, Decision decision, String actor) {
    if (decision.note() == null || decision.note().isBlank()) {
      return new Refused("note-required", "Say in the note why it is rejected.");
    }
    if (row == null) {
      checkMemory.rejected(message, null, REJECTED);
      return after.ended(
          message,
          MessageStatus.PARKED,
          new MessageSummary.Reason("rejected", "Rejected by " + actor + ": " + decision.note()));
    }
    if (row.state.equals(ProposalRow.APPLIED)) {
      return new Refused(
          "already-applied",
          "What is proven was applied already; reverse the application to take it back.");
    }
    checkMemory.rejected(message, row, REJECTED);
    row.state = ProposalRow.REJECTED;
    row.decidedBy = actor;
    labels.decided(row.id, false, actor);
    return after.settled(message);
  }

  private DecisionOutcome notARemittance(MessageRow message, Decision decision, String actor) {
    List<ProposalRow> proposals = messages.proposals(message.id);
    if (proposals.stream().anyMatch(p -> p.state.equals(ProposalRow.APPLIED))) {
      return new Refused(
          "already-applied",
          "Cash was applied from this message; reverse it before calling it no remittance.");
    }
    for (ProposalRow proposal : proposals) {
      if (proposal.open()) {
        labels.decided(proposal.id, false, actor);
      }
      proposal.state = ProposalRow.REJECTED;
      proposal.decidedBy = actor;
    }
    checkMemory.rejected(message, null, "a person called a mail that it read no remittance");
    // Cases about other proposals of the message are answered by this, too.
    cases.supersede(message.id);
    String note = decision.note() == null ? "." : ": " + decision.note();
    return after.ended(
        message,
        MessageStatus.NOT_A_REMITTANCE,
        new MessageSummary.Reason("decided", "Called no remittance by " + actor + note));
  }

  private DecisionOutcome waitForBooks(
      MessageRow message, ProposalRow row, Decision decision, DecidedBy by) {
    Optional<Refused> refused =
        tellToWait.carryOut(
            row,
            new Job(Stages.MATCH, inTenant.current(), message.id.toString()),
            new PersonsDecision(decision, by, message.id, row == null ? null : row.id));
    return refused.isPresent() ? refused.get() : after.settled(message);
  }
}
