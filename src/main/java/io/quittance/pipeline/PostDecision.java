package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.certificate.Labels;
import io.quittance.certificate.SamePosting;
import io.quittance.ledger.Application;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.receivables.Customer;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Posts what a person decided that a message pays, and tells all who live by it. */
@ApplicationScoped
class PostDecision {
  private final Ledger ledger;
  private final Books books;
  private final MessageRows messages;
  private final MessageAfterDecision after;
  private final ReviewCases cases;
  private final ChangedKeys changed;
  private final LearnFromDecision learn;
  private final CheckMemory checkMemory;
  private final Labels labels;
  private final Clock clock;

  PostDecision(
      Ledger ledger,
      Books books,
      MessageRows messages,
      MessageAfterDecision after,
      ReviewCases cases,
      ChangedKeys changed,
      LearnFromDecision learn,
      CheckMemory checkMemory,
      Labels labels,
      Clock clock) {
    this.ledger = ledger;
    this.books = books;
    this.messages = messages;
    this.after = after;
    this.cases = cases;
    this.changed = changed;
    this.learn = learn;
    this.checkMemory = checkMemory;
    this.labels = labels;
    this.clock = clock;
  }

  /**
   * Refused by the ledger nothing is posted and nothing changes.
   *
   * @param row the proposal that is decided; null where there was none
   * @param payment its id; null where credits pay invoices, netting without cash
   */
  DecisionOutcome post(
      MessageRow message,
      ProposalRow row,
      String payment,
      List<Application> applications,
      Decision decision,
      DecidedBy by) {
    String payer = payment == null ? null : certainPayer(payment);
    PersonsDecision decided =
        new PersonsDecision(decision, by, message.id, row == null ? null : row.id);
    return ledger
        .apply(
            new ApplicationRequest(
                    PersonsDecision.key(),
                    payment,
                    payer,
                    applications,
                    payer != null,
                    LocalDate.now(clock),
                    decided.cited())
                .acrossEntities(acrossEntities(payment, payer)))
        .fold(
            posted -> posted(message, row, payment, applications, by.actor()),
            PersonsDecision::refused);
  }

  private DecisionOutcome posted(
      MessageRow message,
      ProposalRow row,
      String payment,
      List<Application> applications,
      String actor) {
    if (payment != null) {
      learn.decided(message, row, payment, applications, actor);
      cases.supersede(Subject.payment(payment));
      messages.supersedeProposalOfPayment(payment);
      changed.payments(List.of(payment));
    }
    checkMemory.applied(message, row, applications);
    changed.items(applications.stream().map(Application::openItem).toList());
    if (row == null) {
      return after.ended(
          message,
          MessageStatus.APPLIED,
          new MessageSummary.Reason("applied-by-hand", "Applied by " + actor + "."));
    }
    if (row.open()) {
      labels.decided(row.id, asRecommended(row, payment, applications), actor);
    } else {
      questionsAnswered(row, payment);
    }
    row.state = ProposalRow.APPLIED;
    row.decidedBy = actor;
    // A person may have chosen another payment than the recommended one.
    row.payment = payment;
    return after.settled(message);
  }

  /** When all of the money is applied no line of the advice is in question any more. */
  private void questionsAnswered(ProposalRow row, String payment) {
    boolean used = payment(payment).map(paid -> paid.available().isZero()).orElse(false);
    if (used) {
      row.body = PipelineJson.write(PipelineJson.readProposal(row.body).withoutLinesInQuestion());
    }
  }

  private static boolean asRecommended(
      ProposalRow row, String payment, List<Application> applications) {
    Proposal recommended = PipelineJson.readProposal(row.body);
    return Objects.equals(payment, recommended.payment())
        && SamePosting.same(applications, recommended.applications());
  }

  /** True where the policy lets money pay items of other legal entities, whoever decides it. */
  private boolean acrossEntities(String payment, String payer) {
    return payment(payment)
        .map(paid -> books.policy(paid.legalEntity(), payer).automatic().intercompany())
        .orElse(false);
  }

  /**
   * Whose the payment's rest is: who paid it, whoever's items were paid with it. Null leaves it
   * unidentified.
   */
  private String certainPayer(String payment) {
    return payment(payment)
        .flatMap(paid -> PaidFrom.of(paid, books).owner())
        .map(Customer::id)
        .orElse(null);
  }

  private Optional<Payment> payment(String id) {
    return Optional.ofNullable(id).flatMap(books::payment);
  }
}
