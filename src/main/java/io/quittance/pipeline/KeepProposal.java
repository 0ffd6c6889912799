package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.certificate.BlindAudits;
import io.quittance.jobs.Job;
import io.quittance.ledger.Application;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.joint.Spread;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Turns what the matcher proposes into rows: a posting when it carries a certificate, a case when a
 * person has to look, nothing when nothing changed.
 */
@ApplicationScoped
class KeepProposal {
  static final String CERTIFIER = Ledger.CERTIFIER;

  private final MessageRows messages;
  private final Ledger ledger;
  private final ReviewCases cases;
  private final Applications applications;
  private final ReversedBefore reversedBefore;
  private final BasisOfProposal basis;
  private final TellToWait tellToWait;
  private final InTenant inTenant;
  private final Books books;
  private final LearnFromDecision learn;
  private final PostUnproven unproven;
  private final AutomaticPostings automatic;
  private final CheckMemory checkMemory;
  private final Clock clock;

  KeepProposal(
      MessageRows messages,
      Ledger ledger,
      ReviewCases cases,
      Applications applications,
      ReversedBefore reversedBefore,
      BasisOfProposal basis,
      TellToWait tellToWait,
      InTenant inTenant,
      Books books,
      LearnFromDecision learn,
      PostUnproven unproven,
      AutomaticPostings automatic,
      CheckMemory checkMemory,
      Clock clock) {
    this.messages = messages;
    this.ledger = ledger;
    this.cases = cases;
    this.applications = applications;
    this.reversedBefore = reversedBefore;
    this.basis = basis;
    this.tellToWait = tellToWait;
    this.inTenant = inTenant;
    this.books = books;
    this.learn = learn;
    this.unproven = unproven;
    this.automatic = automatic;
    this.checkMemory = checkMemory;
    this.clock = clock;
  }

  /**
   * @param standing the open proposal for the same advice so far, or null
   * @return false when nothing is new
   */
  boolean keep(MessageRow message, Reading reading, Proposal proposed, ProposalRow standing) {
    Proposal proposal =
        automatic.unlessStopped(
            checkMemory.look(message.id, reading, reversedBefore.holds(proposed)));
    if (standing != null) {
      if (ToldToWait.without(PipelineJson.readProposal(standing.body)).equals(proposal)
          && !standing.waitedLongEnough(LocalDate.now(clock))) {
        // Nothing new: the case an analyst may be looking at stays, and so does one told to wait.
        standing.basis = basis.now(proposal.payment(), proposal.applications());
        tellToWait.remind(
            standing, new Job(Stages.MATCH, inTenant.current(), message.id.toString()));
        return false;
      }
      standing.state = ProposalRow.SUPERSEDED;
      cases.supersedeProposal(standing.id);
    }
    ProposalRow row = rowOf(message, proposal);
    messages.persistProposal(row);
    if (posts(proposal)) {
      post(message, reading.advices().get(proposal.advice()), proposal, row);
    } else {
      unproven.consider(message, reading, proposal, row);
    }
    return true;
  }

  private ProposalRow rowOf(MessageRow message, Proposal proposal) {
    ProposalRow row = new ProposalRow();
    row.id = UUID.randomUUID();
    row.message = message.id;
    row.advice = proposal.advice();
    row.payment = proposal.payment();
    row.customer = proposal.customer();
    row.verdict = proposal.verdict().name();
    row.state = ProposalRow.OPEN;
    row.body = PipelineJson.write(proposal);
    row.basis = basis.now(proposal.payment(), proposal.applications());
    row.createdAt = clock.instant();
    return row;
  }

  /** The advice is explained by what was posted before it came; nothing is posted again. */
  void confirm(MessageRow message, Proposal confirmed, ProposalRow standing) {
    if (standing != null) {
      standing.state = ProposalRow.SUPERSEDED;
      cases.supersedeProposal(standing.id);
    }
    ProposalRow row = rowOf(message, confirmed);
    row.state = ProposalRow.APPLIED;
    row.decidedBy = CERTIFIER;
    messages.persistProposal(row);
  }

  /**
   * Brings the message to the status its proposals give it, and puts before people what they have
   * to see.
   */
  void settle(MessageRow message) {
    List<OutcomeOfProposals.Standing> standings = new ArrayList<>();
    List<ReviewCase> open = cases.ofMessage(message.id);
    for (ProposalRow row : messages.proposals(message.id)) {
      Proposal proposal = PipelineJson.readProposal(row.body);
      standings.add(new OutcomeOfProposals.Standing(proposal, row.state));
      boolean listed = open.stream().anyMatch(c -> row.id.equals(c.proposal()));
      if (!listed && needsPerson(row, proposal)) {
        cases.open(Subject.message(message.id), row.id, why(row, proposal));
      }
    }
    OutcomeOfProposals.Outcome outcome = OutcomeOfProposals.of(standings);
    message.status = outcome.status().text();
    List<MessageSummary.Reason> reasons = new ArrayList<>(outcome.reasons());
    for (AppliedView applied : applications.ofMessage(message.id.toString())) {
      if (applied.unwanted()) {
        // Part of what was applied was taken back: the message is no longer wholly applied.
        message.status =
            outcome.status() == MessageStatus.APPLIED
                ? MessageStatus.PARTLY_APPLIED.text()
                : message.status;
        reasons.add(0, reversed(applied));
      }
    }
    message.reasons = PipelineJson.write(reasons);
    message.changedAt = clock.instant();
  }

  /** Of what is applied a person sees what is left of it, not what proves the rest. */
  private static List<ReviewCase.Reason> why(ProposalRow row, Proposal proposal) {
    return row.state.equals(ProposalRow.APPLIED)
        ? proposal.remainder().stream()
            .map(rest -> new ReviewCase.Reason(rest.kind(), rest.reason()))
            .toList()
        : proposal.reasons().stream()
            .map(reason -> new ReviewCase.Reason(reason.code(), reason.message()))
            .toList();
  }

  private static MessageSummary.Reason reversed(AppliedView applied) {
    return new MessageSummary.Reason(
        "reversed",
        "The application of %s %s to %s was reversed: %s"
            .formatted(
                applied.currency(),
                applied.amount(),
                applied.openItem(),
                applied.reversalReason()));
  }

  /** An applied proposal needs one for its remainder, as long as nobody has looked at it. */
  private static boolean needsPerson(ProposalRow row, Proposal proposal) {
    return switch (row.state) {
      case ProposalRow.OPEN -> proposal.verdict() != Proposal.Verdict.WAIT;
      case ProposalRow.APPLIED ->
          !proposal.remainder().isEmpty() && CERTIFIER.equals(row.decidedBy);
      default -> false;
    };
  }

  private void post(MessageRow message, Advice advice, Proposal proposal, ProposalRow row) {
    PostingOutcome outcome =
        proposal.payments().isEmpty()
            ? apply(message, advice, proposal, row, proposal.payment(), proposal.applications())
            : applyAll(message, advice, proposal, row);
    outcome.fold(
        posted -> {
          row.state = ProposalRow.APPLIED;
          row.decidedBy = CERTIFIER;
          learn.decided(message, row, proposal.payment(), proposal.applications(), CERTIFIER);
          explained(proposal.payment());
          proposal.payments().forEach(this::explained);
          automatic.posted(row, proposal, BlindAudits.Ground.PROVEN);
          return null;
        },
        refused -> {
          hold(row, proposal, refused);
          return null;
        });
  }

  /** The payment is no case of its own any more. */
  private void explained(String payment) {
    cases.supersede(Subject.payment(payment));
    messages.supersedeProposalOfPayment(payment);
  }

  private PostingOutcome apply(
      MessageRow message,
      Advice advice,
      Proposal proposal,
      ProposalRow row,
      String payment,
      List<Application> applications) {
    String key = "proposal:" + row.id;
    return ledger.apply(
        new ApplicationRequest(
                proposal.payments().isEmpty() ? key : key + ":" + payment,
                payment,
                proposal.customer(),
                applications,
                true,
                LocalDate.now(clock),
                new ApplicationRequest.Decision(
                    CERTIFIER,
                    null,
                    ReasonCode.PROVEN.text(),
                    null,
                    message.id.toString(),
                    row.id.toString(),
                    proposal.certificate().policyVersion(),
                    advice.reader(),
                    row.body))
            // The certifier lets another entity's item pass only where the policy does.
            .acrossEntities(true));
  }

  /** Several payments, each with its part; what the ledger does not take as a whole is undone. */
  private PostingOutcome applyAll(
      MessageRow message, Advice advice, Proposal proposal, ProposalRow row) {
    List<Payment> payments =
        proposal.payments().stream().flatMap(id -> books.payment(id).stream()).toList();
    PostingOutcome last = null;
    for (Spread.Part part : Spread.over(payments, proposal, books)) {
      PostingOutcome one =
          apply(message, advice, proposal, row, part.payment(), part.applications());
      if (one instanceof PostingOutcome.Refused && last == null) {
        return one;
      }
      if (one instanceof PostingOutcome.Refused refused) {
        throw new BooksMovedMeanwhile("message " + message.id + ": " + refused.message());
      }
      last = one;
    }
    if (last == null) {
      throw new BooksMovedMeanwhile("message " + message.id + ": its payments have changed");
    }
    return last;
  }

  /** The books moved between proof and posting; the ledger has the last word. */
  private static void hold(ProposalRow row, Proposal proposal, PostingOutcome.Refused refused) {
    Proposal held =
        ReversedBefore.held(
            proposal,
            new Proposal.Reason(
                "ledger-refused", "The ledger refused the posting: " + refused.message()));
    row.verdict = held.verdict().name();
    row.body = PipelineJson.write(held);
  }

  static boolean posts(Proposal proposal) {
    return switch (proposal.verdict()) {
      case APPLY, APPLY_PART -> proposal.certificate() != null;
      case WAIT, REVIEW -> false;
    };
  }
}
