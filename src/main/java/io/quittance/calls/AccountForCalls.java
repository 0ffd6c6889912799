package io.quittance.calls;

import io.quittance.advice.model.Exchange;
import io.quittance.model.Answer;
import io.quittance.model.ModelPrice;
import io.quittance.model.ModelPrices;
import io.quittance.model.Question;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What is written before and after a question, each in a transaction of its own: so a process that
 * dies in between leaves a question that was begun, and never an answer that is paid twice.
 */
@ApplicationScoped
class AccountForCalls {
  /** Until the same question, asked about another message, has its answer. */
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private final CallBook book;
  private final KeptAnswers answers;
  private final CallMetrics metrics;
  private final CallSettings settings;
  private final ModelPrices prices;
  private final KeepsQuestions keepsQuestions;
  private final InTenant inTenant;

  AccountForCalls(
      CallBook book,
      KeptAnswers answers,
      CallMetrics metrics,
      CallSettings settings,
      ModelPrices prices,
      KeepsQuestions keepsQuestions,
      InTenant inTenant) {
    this.book = book;
    this.answers = answers;
    this.metrics = metrics;
    this.settings = settings;
    this.prices = prices;
    this.keepsQuestions = keepsQuestions;
    this.inTenant = inTenant;
  }

  /**
   * Whether a question may go out.
   *
   * @param call its row, to be ended; null when it is not accounted for because nothing is sent
   * @param instead what to answer without asking, null when the provider is to be asked
   */
  record Begun(UUID call, Answer instead) {}

  /**
   * Looks for a kept answer, then for room in the budgets, and takes it. One question of a tenant
   * after the other, so that two together cannot take the same room.
   *
   * @param reserved tokens that the question may take at most
   */
  Begun begin(OneAsking asking, String request, long reserved) {
    Begun begun =
        inTenant.call(
            asking.tenant(),
            () -> {
              book.lock(asking);
              Optional<Answer> kept = answers.find(request);
              if (kept.isPresent()) {
                return new Begun(book.kept(asking, request, Ending.of(kept.get())), kept.get());
              }
              Optional<Answer> refusal = refusal(asking, request, reserved);
              return refusal.isPresent()
                  ? new Begun(null, refusal.get())
                  : new Begun(book.begin(asking, request, reserved), null);
            });
    if (begun.call() != null && begun.instead() != null) {
      metrics.kept(asking);
    } else if (begun.instead() instanceof Answer.Failed) {
      metrics.overBudget(asking);
    }
    return begun;
  }

  private Optional<Answer> refusal(OneAsking asking, String request, long reserved) {
    if (book.underWay(asking, request)) {
      return Optional.of(
          new Answer.Unavailable(
              "the same question is being asked already", Optional.of(A_MOMENT), false));
    }
    Optional<Answer> mail = over("mail", book.tokensOf(asking), settings.tokensPerMail(), reserved);
    return mail.isPresent()
        ? mail
        : over("day", book.tokensToday(), settings.tokensPerDay(), reserved);
  }

  private static Optional<Answer> over(String what, long used, long budget, long reserved) {
    if (used + reserved <= budget) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer.Failed(
            Answer.Cause.BUDGET,
            ("not asked: of the %d tokens of a %s %d are used or promised, and the question may"
                    + " take %d")
                .formatted(budget, what, used, reserved)));
  }

  /** Ends the account and keeps the answer, both or neither. */
  void end(
      OneAsking asking,
      UUID call,
      String request,
      Question question,
      Answer answer,
      Duration duration) {
    Ending ending = Ending.of(answer);
    ModelPrice price = prices.ofModel(asking.model()).orElse(null);
    inTenant.run(
        asking.tenant(),
        () -> {
          if (!answer.sent()) {
            book.drop(call);
            return;
          }
          book.end(call, ending, price, duration);
          answers.keep(request, asking.message(), answer);
          if (keepsQuestions.of(asking.tenant()).orElse(settings.keepQuestions())) {
            answers.keepQuestion(request, asking.message(), question);
          }
        });
    if (answer.sent()) {
      metrics.called(asking, ending, price, duration);
    }
  }

  /** The adapter threw: what the call took nobody knows, so all that it might have counts. */
  void broken(OneAsking asking, UUID call, Duration duration) {
    inTenant.run(asking.tenant(), () -> book.end(call, Ending.BROKEN, null, duration));
    metrics.called(asking, Ending.BROKEN, null, duration);
  }

  void judged(OneAsking asking, UUID call, Exchange exchange) {
    inTenant.run(asking.tenant(), () -> book.judge(call, exchange));
    metrics.judged(asking, exchange);
  }
}
