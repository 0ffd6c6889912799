package io.quittance.pipeline;

import io.quittance.api.Problem;
import io.quittance.bank.AnswerQuestions;
import io.quittance.bank.BankAnswer;
import io.quittance.bank.BankQuestionAsked;
import io.quittance.bank.BankQuestionClosed;
import io.quittance.review.CarryOut;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.DecisionOutcome.Done;
import io.quittance.review.DecisionOutcome.Refused;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A question about what a bank said is a case. Approved, the money is another's than was told
 * before; applied to a payment, that payment is the one a return takes back; rejected, it is the
 * same money again, or noted. Answered elsewhere or by a later report, the case is closed.
 */
@ApplicationScoped
class BankCases implements CarryOut {
  private static final List<String> MAYBE_TOLD = List.of("possible-double", "told-before");

  private final ReviewCases cases;
  private final AnswerQuestions answers;

  BankCases(ReviewCases cases, AnswerQuestions answers) {
    this.cases = cases;
    this.answers = answers;
  }

  void asked(@Observes BankQuestionAsked event) {
    cases.open(
        subject(event.question()),
        null,
        List.of(new ReviewCase.Reason(event.code(), event.message())));
  }

  void closed(@Observes BankQuestionClosed event) {
    cases.supersede(subject(event.question()));
  }

  private static Subject subject(UUID question) {
    return new Subject(Subject.Kind.BANK, question.toString());
  }

  @Override
  public Subject.Kind kind() {
    return Subject.Kind.BANK;
  }

  @Override
  public DecisionOutcome carryOut(Subject subject, UUID proposal, Decision decision, DecidedBy by) {
    String actor = by.actor();
    boolean maybeTold =
        cases.of(subject).stream()
            .flatMap(each -> each.reasons().stream())
            .anyMatch(reason -> MAYBE_TOLD.contains(reason.code()));
    return switch (decision.action()) {
      case APPROVE -> answer(subject, new BankAnswer("another", null, decision.note()), actor);
      case REJECT ->
          answer(
              subject, new BankAnswer(maybeTold ? "same" : "noted", null, decision.note()), actor);
      case APPLY -> apply(subject, decision, actor);
      case CHOOSE_PAYER, ON_ACCOUNT, LINK_ADVICE, NOT_A_REMITTANCE, NOT_RECEIVABLE, WAIT ->
          new Refused(
              "action-not-available",
              "A bank's question is answered by approve (it is money of its own), reject (it was"
                  + " told before, or is noted) or apply with the payment that a return takes back;"
                  + " the case stays open.");
    };
  }

  private DecisionOutcome apply(Subject subject, Decision decision, String actor) {
    List<String> payments =
        decision.applications().stream().map(Decision.Applied::payment).distinct().toList();
    if (payments.size() != 1 || payments.get(0) == null) {
      return new Refused(
          "missing-payment", "Name the one payment that the return takes back; nothing was done.");
    }
    List<String> items =
        decision.applications().stream()
            .map(Decision.Applied::openItem)
            .filter(Objects::nonNull)
            .toList();
    return answer(
        subject, new BankAnswer("payment", payments.get(0), items, decision.note()), actor);
  }

  /** Every refusal of an answer comes before it changes anything. */
  private DecisionOutcome answer(Subject subject, BankAnswer answer, String actor) {
    try {
      answers.answer(UUID.fromString(subject.id()), answer, actor);
      return new Done("decided");
    } catch (Problem refused) {
      return new Refused(refused.code(), refused.detail());
    }
  }
}
