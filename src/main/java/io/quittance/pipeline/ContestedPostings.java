package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.Contest;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the system posted and another mail contests that came later: nothing is taken back, a person
 * is told. When the other mail finds its own payment or is decided, the case goes away by itself;
 * once a person has confirmed the posting it is not asked about again.
 */
@ApplicationScoped
class ContestedPostings {
  private final MessageRows messages;
  private final ReviewCases cases;

  ContestedPostings(MessageRows messages, ReviewCases cases) {
    this.messages = messages;
    this.cases = cases;
  }

  void look(MessageRow message, ReadMessage source, Reading reading, Books books) {
    for (ProposalRow row : messages.proposals(message.id)) {
      if (row.state.equals(ProposalRow.APPLIED)
          && Ledger.CERTIFIER.equals(row.decidedBy)
          && row.payment != null) {
        look(message, row, source, reading, books);
      }
    }
  }

  private void look(
      MessageRow message, ProposalRow row, ReadMessage source, Reading reading, Books books) {
    Optional<Payment> payment = books.payment(row.payment);
    if (payment.isEmpty()) {
      return;
    }
    List<Proposal.Reason> against =
        Contest.of(
            source,
            reading,
            row.advice,
            payment.get(),
            PipelineJson.readProposal(row.body).applications(),
            books);
    List<ReviewCase> told =
        cases.ofMessage(message.id).stream()
            .filter(open -> row.id.equals(open.proposal()) && contested(open))
            .toList();
    List<ReviewCase.Reason> reasons = reasons(against);
    if (told.stream().anyMatch(open -> open.reasons().equals(reasons))) {
      return;
    }
    if (!told.isEmpty()) {
      cases.supersedeProposal(row.id);
    }
    if (!against.isEmpty()) {
      cases.open(Subject.message(message.id), row.id, reasons);
    }
  }

  private static boolean contested(ReviewCase open) {
    return open.reasons().stream()
        .anyMatch(reason -> reason.code().equals(ReasonCode.CONTESTED.text()));
  }

  private static List<ReviewCase.Reason> reasons(List<Proposal.Reason> against) {
    List<ReviewCase.Reason> reasons = new ArrayList<>();
    reasons.add(
        new ReviewCase.Reason(
            ReasonCode.CONTESTED.text(),
            "What was applied was proven then; another mail has come since. Approve to confirm it,"
                + " or reverse the application."));
    against.forEach(reason -> reasons.add(new ReviewCase.Reason(reason.code(), reason.message())));
    return reasons;
  }
}
