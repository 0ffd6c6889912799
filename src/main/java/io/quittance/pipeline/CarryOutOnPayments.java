package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.jobs.Job;
import io.quittance.ledger.Application;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
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
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's decision about a payment that no message explains. The ledger checks it as strictly as
 * anybody's; a refusal leaves everything as it was.
 */
@ApplicationScoped
class CarryOutOnPayments implements CarryOut {
  private static final Done DECIDED = new Done("decided");

  private final Books books;
  private final MessageRows rows;
  private final Ledger ledger;
  private final DecidedApplications decidedApplications;
  private final BasisOfProposal basis;
  private final FactsOfDecision facts;
  private final SayWhatMoneyIs sayWhatMoneyIs;
  private final TellToWait tellToWait;
  private final PostLinkedAdvice linked;
  private final UnannouncedPayments unannounced;
  private final LearnFromDecision learn;
  private final ChangedKeys changed;
  private final InTenant inTenant;
  private final Clock clock;

  CarryOutOnPayments(
      Books books,
      MessageRows rows,
      Ledger ledger,
      DecidedApplications decidedApplications,
      BasisOfProposal basis,
      FactsOfDecision facts,
      SayWhatMoneyIs sayWhatMoneyIs,
      TellToWait tellToWait,
      PostLinkedAdvice linked,
      UnannouncedPayments unannounced,
      LearnFromDecision learn,
      ChangedKeys changed,
      InTenant inTenant,
      Clock clock) {
    this.books = books;
    this.rows = rows;
    this.ledger = ledger;
    this.decidedApplications = decidedApplications;
    this.basis = basis;
    this.facts = facts;
    this.sayWhatMoneyIs = sayWhatMoneyIs;
    this.tellToWait = tellToWait;
    this.linked = linked;
    this.unannounced = unannounced;
    this.learn = learn;
    this.changed = changed;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  @Override
  public Subject.Kind kind() {
    return Subject.Kind.PAYMENT;
  }

  @Override
  public DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by) {
    Payment payment = books.payment(subject.id()).orElseThrow();
    ProposalRow row = proposal == null ? null : rows.proposal(proposal).orElseThrow();
    if (row != null && !row.open()) {
      return new Refused(
          "changed-meanwhile",
          "Another proposal has taken the place of this one; look at it again.");
    }
    return decided(payment, row, new PersonsDecision(decision, by, null, proposal));
  }

  @Override
  public String facts(Subject subject, UUID proposal, Decision decision) {
    return facts.of(
        subject.id(), proposal == null ? null : rows.proposal(proposal).orElseThrow(), decision);
  }

  private DecisionOutcome decided(Payment payment, ProposalRow row, PersonsDecision by) {
    return switch (by.decision().action()) {
      case APPROVE -> approve(payment, row, by);
      case APPLY -> apply(payment, row, by);
      case CHOOSE_PAYER -> choosePayer(payment, row, by);
      case ON_ACCOUNT, NOT_RECEIVABLE -> moved(payment, row, by);
      case LINK_ADVICE -> linked.ofPayment(payment, by);
      case REJECT -> reject(row, by);
      case WAIT ->
          outcome(
              tellToWait.carryOut(
                  row, new Job(Stages.UNANNOUNCED, inTenant.current(), payment.id()), by));
      case NOT_A_REMITTANCE ->
          new Refused(
              "action-not-available",
              "A payment is no message; call it not-receivable when it is no customer's payment.");
    };
  }

  private DecisionOutcome approve(Payment payment, ProposalRow row, PersonsDecision by) {
    List<Application> recommended =
        row == null ? List.of() : PipelineJson.readProposal(row.body).applications();
    if (recommended.isEmpty()) {
      return new Refused(
          "nothing-recommended",
          "No open items are recommended; choose them and apply, or decide otherwise.");
    }
    Optional<Refused> stale = basis.changedSince(row.basis, payment.id(), recommended);
    return stale.isPresent()
        ? stale.get()
        : post(payment, row, recommended, PipelineJson.readProposal(row.body).ground(), by);
  }

  private DecisionOutcome apply(Payment payment, ProposalRow row, PersonsDecision by) {
    DecidedApplications.Outcome read = decidedApplications.read(by.decision().applications());
    if (read.refusal() != null) {
      return read.refusal();
    }
    return payment.id().equals(read.payment())
        ? post(payment, row, read.applications(), Proposal.Ground.COMBINATION, by)
        : new Refused(
            "one-payment", "The case is about payment " + payment.id() + "; apply that one.");
  }

  private DecisionOutcome post(
      Payment payment,
      ProposalRow row,
      List<Application> applications,
      Proposal.Ground ground,
      PersonsDecision by) {
    String payer = PaidFrom.of(payment, books).owner().map(Customer::id).orElse(null);
    return ledger
        .apply(
            new ApplicationRequest(
                    PersonsDecision.key(),
                    payment.id(),
                    payer,
                    applications,
                    payer != null,
                    LocalDate.now(clock),
                    by.cited())
                .acrossEntities(
                    books.policy(payment.legalEntity(), payer).automatic().intercompany()))
        .fold(
            posted -> {
              learn.decidedWithoutMessage(payment, applications, ground, by.actor());
              changed.items(applications.stream().map(Application::openItem).toList());
              return settled(payment, row, ProposalRow.APPLIED, by);
            },
            PersonsDecision::refused);
  }

  /** The money is the customer's now; what it may have paid is another case. */
  private DecisionOutcome choosePayer(Payment payment, ProposalRow row, PersonsDecision by) {
    Optional<Refused> refused = sayWhatMoneyIs.carryOut(payment, by);
    if (refused.isPresent()) {
      return refused.get();
    }
    if (row != null) {
      row.state = ProposalRow.SUPERSEDED;
    }
    unannounced.await(payment.id(), 0);
    return DECIDED;
  }

  private DecisionOutcome moved(Payment payment, ProposalRow row, PersonsDecision by) {
    Optional<Refused> refused = sayWhatMoneyIs.carryOut(payment, by);
    return refused.isPresent() ? refused.get() : settled(payment, row, ProposalRow.REJECTED, by);
  }

  private DecisionOutcome settled(
      Payment payment, ProposalRow row, String state, PersonsDecision by) {
    if (row != null) {
      row.state = state;
      row.decidedBy = by.actor();
    }
    changed.payments(List.of(payment.id()));
    return DECIDED;
  }

  private static DecisionOutcome reject(ProposalRow row, PersonsDecision by) {
    if (!by.hasNote()) {
      return new Refused("note-required", "Say in the note why it is rejected.");
    }
    if (row != null) {
      row.state = ProposalRow.REJECTED;
      row.decidedBy = by.actor();
    }
    return DECIDED;
  }

  private static DecisionOutcome outcome(Optional<Refused> refused) {
    return refused.isPresent() ? refused.get() : DECIDED;
  }
}
