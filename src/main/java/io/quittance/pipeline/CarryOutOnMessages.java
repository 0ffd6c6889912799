package io.quittance.pipeline;

import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.certificate.Labels;
import io.quittance.certificate.SamePosting;
import io.quittance.jobs.Job;
import io.quittance.ledger.Application;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.receivables.Customer;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's decision, carried out on the message it is about and in the ledger. The ledger checks
 * it as strictly as anybody's.
 */
@ApplicationScoped
class CarryOutOnMessages implements CarryOut {
  private final MessageRows messages;
  private final KeepProposal keepProposal;
  private final DecidedApplications decidedApplications;
  private final ChangedKeys changed;
  private final ReviewCases cases;
  private final Ledger ledger;
  private final Books books;
  private final FactsOfDecision facts;
  private final LearnFromDecision learn;
  private final BasisOfProposal basis;
  private final SayWhatMoneyIs sayWhatMoneyIs;
  private final LinkAdvice linkAdvice;
  private final TellToWait tellToWait;
  private final InTenant inTenant;
  private final Labels labels;
  private final Clock clock;

  CarryOutOnMessages(
      MessageRows messages,
      KeepProposal keepProposal,
      DecidedApplications decidedApplications,
      ChangedKeys changed,
      ReviewCases cases,
      Ledger ledger,
      Books books,
      FactsOfDecision facts,
      LearnFromDecision learn,
      BasisOfProposal basis,
      SayWhatMoneyIs sayWhatMoneyIs,
      LinkAdvice linkAdvice,
      TellToWait tellToWait,
      InTenant inTenant,
      Labels labels,
      Clock clock) {
    this.messages = messages;
    this.keepProposal = keepProposal;
    this.decidedApplications = decidedApplications;
    this.changed = changed;
    this.cases = cases;
    this.ledger = ledger;
    this.books = books;
    this.facts = facts;
    this.learn = learn;
    this.basis = basis;
    this.sayWhatMoneyIs = sayWhatMoneyIs;
    this.linkAdvice = linkAdvice;
    this.tellToWait = tellToWait;
    this.inTenant = inTenant;
    this.labels = labels;
    this.clock = clock;
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
    return post(message, row, proposal.payment(), proposal.applications(), decision, by);
  }

  /**
   * What was proven is applied; what is recommended for the rest is applied now, if anything is.
   */
  private DecisionOutcome approveRest(
      MessageRow message, ProposalRow row, Proposal proposal, Decision decision, DecidedBy by) {
    if (KeepProposal.CERTIFIER.equals(row.decidedBy) && !proposal.recommendedBesides().isEmpty()) {
      return post(message, row, proposal.payment(), proposal.recommendedBesides(), decision, by);
    }
    row.decidedBy = by.actor();
    return settled(message);
  }

  private DecisionOutcome apply(
      MessageRow message, ProposalRow row, Decision decision, DecidedBy by) {
    DecidedApplications.Outcome read = decidedApplications.read(decision.applications());
    if (read.refusal() != null) {
      return read.refusal();
    }
    return post(message, row, read.payment(), read.applications(), decision, by);
  }

  private DecisionOutcome post(
      MessageRow message,
      ProposalRow row,
      String payment,
      List<Application> applications,
      Decision decision,
      DecidedBy by) {
    String actor = by.actor();
    // Without a payment credits pay invoices: netting without cash.
    String payer = payment == null ? null : certainPayer(payment);
    PostingOutcome outcome =
        ledger.apply(
            new ApplicationRequest(
                    "decision:" + UUID.randomUUID(),
                    payment,
                    payer,
                    applications,
                    payer != null,
                    LocalDate.now(clock),
                    new ApplicationRequest.Decision(
                            actor,
                            by.approver(),
                            decision.action().name().toLowerCase(Locale.ROOT),
                            decision.note(),
                            message.id.toString(),
                            row == null ? null : row.id.toString(),
                            null,
                            null,
                            PipelineJson.text(decision))
                        .of(by.groups(), by.approverGroups()))
                .acrossEntities(acrossEntities(payment, payer)));
    return outcome.fold(
        posted -> {
          if (payment != null) {
            learn.decided(message, row, payment, applications, actor);
            cases.supersede(Subject.payment(payment));
            messages.supersedeProposalOfPayment(payment);
            changed.payments(List.of(payment));
          }
          changed.items(applications.stream().map(Application::openItem).toList());
          if (row == null) {
            return appliedByHand(message, actor);
          }
          if (row.state.equals(ProposalRow.OPEN)) {
            labels.decided(row.id, asRecommended(row, payment, applications), actor);
          } else {
            questionsAnswered(row, payment);
          }
          row.state = ProposalRow.APPLIED;
          row.decidedBy = actor;
          // A person may have chosen another payment than the recommended one.
          row.payment = payment;
          return settled(message);
        },
        PersonsDecision::refused);
  }

  /** When all of the money is applied no line of the advice is in question any more. */
  private void questionsAnswered(ProposalRow row, String payment) {
    boolean used =
        Optional.ofNullable(payment)
            .flatMap(books::payment)
            .map(paid -> paid.available().isZero())
            .orElse(false);
    if (used) {
      row.body = PipelineJson.write(PipelineJson.readProposal(row.body).withoutLinesInQuestion());
    }
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
      return link(message, row, payment.get(), decision, deciders);
    }
    Optional<Refused> refused = sayWhatMoneyIs.carryOut(payment.get(), by);
    if (refused.isPresent()) {
      return refused.get();
    }
    changed.payments(List.of(payment.get().id()));
    if (decision.action() == Decision.Action.CHOOSE_PAYER || row == null) {
      // The money has an owner; what the advice pays with it is still to be decided.
      return settled(message);
    }
    row.state = ProposalRow.REJECTED;
    row.decidedBy = deciders.actor();
    cases.supersede(Subject.payment(payment.get().id()));
    messages.supersedeProposalOfPayment(payment.get().id());
    return settled(message);
  }

  private DecisionOutcome link(
      MessageRow message, ProposalRow row, Payment payment, Decision decision, DecidedBy by) {
    List<Application> paid =
        row == null || row.advice == null
            ? List.of()
            : linkAdvice.paid(message, row.advice, payment);
    return paid.isEmpty()
        ? new Refused(
            "nothing-recommended",
            "No line of the advice names an open item that payment %s can pay; choose the items and"
                    .formatted(payment.id())
                + " apply.")
        : post(message, row, payment.id(), paid, decision, by);
  }

  /** An advice of a message is what explains a payment that had none. */
  DecisionOutcome link(Payment payment, PersonsDecision by) {
    Optional<MessageRow> message =
        by.entered("message").flatMap(CarryOutOnMessages::id).flatMap(messages::held);
    if (message.isEmpty() || message.get().reading == null) {
      return new Refused(
          "message-required", "Name in corrections.message the message whose advice it is.");
    }
    List<ProposalRow> open =
        messages.proposals(message.get().id).stream()
            .filter(proposal -> proposal.state.equals(ProposalRow.OPEN))
            .filter(
                proposal ->
                    by.entered("advice")
                        .map(number -> number.equals(String.valueOf(proposal.advice + 1)))
                        .orElse(true))
            .toList();
    if (open.size() != 1) {
      return new Refused(
          "advice-required",
          "The message has %d undecided advices like that; name one in corrections.advice, the first"
                  .formatted(open.size())
              + " is 1.");
    }
    DecisionOutcome outcome = link(message.get(), open.get(0), payment, by.decision(), by.by());
    if (outcome instanceof Done) {
      changed.advices(ReadingJson.read(message.get().reading), message.get().id);
    }
    return outcome;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static boolean asRecommended(
      ProposalRow row, String payment, List<Application> applications) {
    Proposal recommended = PipelineJson.readProposal(row.body);
    return payment.equals(recommended.payment())
        && SamePosting.same(applications, recommended.applications());
  }

  /** True where the policy lets money pay items of other legal entities, whoever decides it. */
  private boolean acrossEntities(String payment, String payer) {
    return Optional.ofNullable(payment)
        .flatMap(books::payment)
        .map(paid -> books.policy(paid.legalEntity(), payer).automatic().intercompany())
        .orElse(false);
  }

  /**
   * Whose the payment's rest is: who paid it, whoever's items were paid with it. Null leaves it
   * unidentified.
   */
  private String certainPayer(String payment) {
    return books
        .payment(payment)
        .flatMap(paid -> PaidFrom.of(paid, books).owner())
        .map(Customer::id)
        .orElse(null);
  }

  private DecisionOutcome appliedByHand(MessageRow message, String actor) {
    return ended(
        message,
        MessageStatus.APPLIED,
        new MessageSummary.Reason("applied-by-hand", "Applied by " + actor + "."));
  }

  private DecisionOutcome reject(
      MessageRow message, ProposalRow row, Decision decision, String actor) {
    if (decision.note() == null || decision.note().isBlank()) {
      return new Refused("note-required", "Say in the note why it is rejected.");
    }
    if (row == null) {
      return ended(
          message,
          MessageStatus.PARKED,
          new MessageSummary.Reason("rejected", "Rejected by " + actor + ": " + decision.note()));
    }
    if (row.state.equals(ProposalRow.APPLIED)) {
      return new Refused(
          "already-applied",
          "What is proven was applied already; reverse the application to take it back.");
    }
    row.state = ProposalRow.REJECTED;
    row.decidedBy = actor;
    labels.decided(row.id, false, actor);
    return settled(message);
  }

  private DecisionOutcome notARemittance(MessageRow message, Decision decision, String actor) {
    List<ProposalRow> proposals = messages.proposals(message.id);
    if (proposals.stream().anyMatch(p -> p.state.equals(ProposalRow.APPLIED))) {
      return new Refused(
          "already-applied",
          "Cash was applied from this message; reverse it before calling it no remittance.");
    }
    for (ProposalRow proposal : proposals) {
      if (proposal.state.equals(ProposalRow.OPEN)) {
        labels.decided(proposal.id, false, actor);
      }
      proposal.state = ProposalRow.REJECTED;
      proposal.decidedBy = actor;
    }
    // Cases about other proposals of the message are answered by this, too.
    cases.supersede(message.id);
    String note = decision.note() == null ? "." : ": " + decision.note();
    return ended(
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
    return refused.isPresent() ? refused.get() : settled(message);
  }

  private DecisionOutcome settled(MessageRow message) {
    keepProposal.settle(message);
    return new Done(message.status);
  }

  private DecisionOutcome ended(
      MessageRow message, MessageStatus status, MessageSummary.Reason reason) {
    message.status = status.text();
    message.reasons = PipelineJson.write(List.of(reason));
    message.changedAt = clock.instant();
    return new Done(message.status);
  }
}
