package io.quittance.calls;

import io.quittance.advice.model.Exchange;
import io.quittance.model.Answer;
import io.quittance.model.ModelPrice;
import io.quittance.model.ModelPrices;
import io.quittance.model.PromptVersion;
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
   */
  Begun begin(OneAsking asking, OneQuestion question) {
    Begun begun =
        inTenant.call(
            asking.tenant(),
            () -> {
              book.lock(asking);
              Optional<Answer> kept = answers.find(question.request());
              if (kept.isPresent()) {
                return new Begun(book.kept(asking, question, Ending.of(kept.get())), kept.get());
              }
              Optional<Answer> refusal = refusal(asking, question);
              return refusal.isPresent()
                  ? new Begun(null, refusal.get())
                  : new Begun(book.begin(asking, question), null);
            });
    if (begun.call() != null && begun.instead() != null) {
      metrics.kept(asking, question.prompt());
    } else if (begun.instead() instanceof Answer.Failed) {
      metrics.overBudget(asking, question.prompt());
    }
    return begun;
  }

  private Optional<Answer> refusal(OneAsking asking, OneQuestion question) {
    if (book.underWay(asking, question.request())) {
      return Optional.of(
          Answer.Unavailable.notSent(
              "the same question is being asked already", Optional.of(A_MOMENT)));
    }
    long reserved = question.reserved();
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

  /**
   * A question that went to the provider.
   *
   * @param call its row
   */
  record Put(UUID call, OneQuestion question, Question words) {}

  /** Ends the account and keeps the answer, both or neither. */
  void end(OneAsking asking, Put put, Answer answer, Duration duration) {
    String request = put.question().request();
    Ending ending = Ending.of(answer);
    ModelPrice price = prices.ofModel(asking.model()).orElse(null);
    inTenant.run(
        asking.tenant(),
        () -> {
          if (!answer.sent()) {
            book.drop(put.call());
            return;
          }
          book.end(put.call(), ending, price, duration);
          answers.keep(request, asking.message(), answer);
          if (keepsQuestions.of(asking.tenant()).orElse(settings.keepQuestions())) {
            answers.keepQuestion(request, asking.message(), put.words());
          }
        });
    if (answer.sent()) {
      metrics.called(asking, put.question().prompt(), ending, price, duration);
    }
  }

  /** The adapter threw: what the call took nobody knows, so all that it might have counts. */
  void broken(OneAsking asking, UUID call, PromptVersion prompt, Duration duration) {
    inTenant.run(asking.tenant(), () -> book.end(call, Ending.BROKEN, null, duration));
    metrics.called(asking, prompt, Ending.BROKEN, null, duration);
  }

  void judged(OneAsking asking, UUID call, PromptVersion prompt, Exchange exchange) {
    inTenant.run(asking.tenant(), () -> book.judge(call, exchange));
    metrics.judged(asking, prompt, exchange);
  }
}
