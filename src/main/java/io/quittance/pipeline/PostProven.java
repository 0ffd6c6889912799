package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.certificate.BlindAudits;
import io.quittance.ledger.Application;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.joint.Spread;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Posts what the certifier has proven of a message's advice. The books may have moved since: the
 * ledger has the last word, and what it refuses a person decides.
 */
@ApplicationScoped
class PostProven {
  private final Ledger ledger;
  private final Books books;
  private final MessageRows messages;
  private final ReviewCases cases;
  private final LearnFromDecision learn;
  private final AutomaticPostings automatic;
  private final Clock clock;

  PostProven(
      Ledger ledger,
      Books books,
      MessageRows messages,
      ReviewCases cases,
      LearnFromDecision learn,
      AutomaticPostings automatic,
      Clock clock) {
    this.ledger = ledger;
    this.books = books;
    this.messages = messages;
    this.cases = cases;
    this.learn = learn;
    this.automatic = automatic;
    this.clock = clock;
  }

  /** True for a proposal that is posted without a person. */
  static boolean posts(Proposal proposal) {
    return switch (proposal.verdict()) {
      case APPLY, APPLY_PART -> proposal.certificate() != null;
      case WAIT, REVIEW -> false;
    };
  }

  /**
   * @param row the proposal's, which says afterwards what became of it
   * @throws BooksMovedMeanwhile when the ledger took some of several payments and not all
   */
  void post(MessageRow message, Advice advice, Proposal proposal, ProposalRow row) {
    PostingOutcome outcome =
        proposal.payments().isEmpty()
            ? apply(message, advice, proposal, row, proposal.payment(), proposal.applications())
            : applyAll(message, advice, proposal, row);
    outcome.fold(
        posted -> {
          row.state = ProposalRow.APPLIED;
          row.decidedBy = Ledger.CERTIFIER;
          learn.decided(
              message, row, proposal.payment(), proposal.applications(), Ledger.CERTIFIER);
          explained(proposal.payment());
          proposal.payments().forEach(this::explained);
          automatic.posted(row, proposal, BlindAudits.Ground.PROVEN);
          return null;
        },
        refused -> {
          row.holds(proposal.with(Proposal.Verdict.REVIEW, refusal(refused)));
          return null;
        });
  }

  /** What a person reads where the ledger did not take what was proven. */
  static Proposal.Reason refusal(PostingOutcome.Refused refused) {
    return new Proposal.Reason(
        "ledger-refused", "The ledger refused the posting: " + refused.message());
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
                    Ledger.CERTIFIER,
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
}
