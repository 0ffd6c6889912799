package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.certificate.BlindAudits;
import io.quittance.certificate.PostUnderCertificate;
import io.quittance.certificate.PostUnderCertificate.Permit;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Posts a proposal that is not proven, when a certificate permits it. The posting names the
 * certificate; it teaches nothing about payers, since nothing was proven.
 */
@ApplicationScoped
class PostUnproven {
  private final PostUnderCertificate certificate;
  private final AutomaticPostings automatic;
  private final Applications applications;
  private final MessageRows messages;
  private final ReviewCases cases;
  private final Ledger ledger;
  private final Books books;
  private final Clock clock;

  PostUnproven(
      PostUnderCertificate certificate,
      AutomaticPostings automatic,
      Applications applications,
      MessageRows messages,
      ReviewCases cases,
      Ledger ledger,
      Books books,
      Clock clock) {
    this.certificate = certificate;
    this.automatic = automatic;
    this.applications = applications;
    this.messages = messages;
    this.cases = cases;
    this.ledger = ledger;
    this.books = books;
    this.clock = clock;
  }

  /** Where nothing permits it the proposal stays what it is: a person decides. */
  void consider(MessageRow message, Reading reading, Proposal proposal, ProposalRow row) {
    if (!PostUnderCertificate.coverable(proposal) || takenBackBefore(proposal)) {
      return;
    }
    // Scores refer to the proposal's row.
    messages.flush();
    certificate
        .consider(row.id, proposal, books)
        .ifPresent(
            permit ->
                post(message, reading.advices().get(proposal.advice()), proposal, row, permit));
  }

  private boolean takenBackBefore(Proposal proposal) {
    return proposal.applications().stream()
        .anyMatch(
            application ->
                !applications
                    .list(
                        new Applications.Filter(
                            null,
                            proposal.payment(),
                            application.openItem(),
                            AppliedView.State.REVERSED),
                        0,
                        1)
                    .isEmpty());
  }

  private void post(
      MessageRow message, Advice advice, Proposal proposal, ProposalRow row, Permit permit) {
    Proposal applied = applied(proposal, permit);
    String body = PipelineJson.write(applied);
    ledger
        .apply(
            new ApplicationRequest(
                "proposal:" + row.id,
                proposal.payment(),
                null,
                proposal.applications(),
                false,
                LocalDate.now(clock),
                new ApplicationRequest.Decision(
                    Ledger.CERTIFIER,
                    null,
                    ReasonCode.BY_CERTIFICATE.text(),
                    permit.words(),
                    message.id.toString(),
                    row.id.toString(),
                    permit.policyVersion(),
                    advice.reader(),
                    body)))
        .fold(
            posted -> {
              row.state = ProposalRow.APPLIED;
              row.decidedBy = Ledger.CERTIFIER;
              row.verdict = applied.verdict().name();
              row.body = body;
              cases.supersede(Subject.payment(proposal.payment()));
              automatic.posted(row, proposal, BlindAudits.Ground.CERTIFICATE);
              return null;
            },
            refused -> {
              // The books moved since; people see the proposal as it is.
              certificate.giveBack(permit);
              return null;
            });
  }

  private static Proposal applied(Proposal proposal, Permit permit) {
    return proposal.with(
        Proposal.Verdict.APPLY,
        ReasonCode.BY_CERTIFICATE.because("Not proven, and applied under " + permit.words()));
  }
}
