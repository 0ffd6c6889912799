package io.quittance.calls;

import io.quittance.advice.model.Exchange;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptVersion;
import io.quittance.model.Question;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A model that answers from what was answered before where it can, asks within the budgets where it
 * cannot, and leaves an account of each question. For one asking about one message, on one thread;
 * not to be used in a transaction.
 */
public final class AccountedModel implements LanguageModel {
  private final LanguageModel model;
  private final OneAsking asking;
  private final AccountForCalls account;
  private final Map<String, Call> calls = new HashMap<>();

  AccountedModel(LanguageModel model, OneAsking asking, AccountForCalls account) {
    this.model = model;
    this.asking = asking;
    this.account = account;
  }

  /** A question that was put, until it is known what could be made of its answer. */
  private record Call(UUID id, PromptVersion prompt) {}

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public String identity() {
    return model.identity();
  }

  @Override
  public Answer ask(Question question) {
    OneQuestion one = OneQuestion.of(question, identity());
    AccountForCalls.Begun begun = account.begin(asking, one);
    if (begun.call() != null) {
      calls.put(one.request(), new Call(begun.call(), one.prompt()));
    }
    return begun.instead() != null ? begun.instead() : asked(begun.call(), one, question);
  }

  private Answer asked(UUID call, OneQuestion one, Question question) {
    long began = System.nanoTime();
    Answer answer;
    try {
      answer = model.ask(question);
    } catch (RuntimeException broken) {
      account.broken(asking, call, one.prompt(), Duration.ofNanos(System.nanoTime() - began));
      throw broken;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    account.end(asking, new AccountForCalls.Put(call, one, question), answer, duration);
    return answer;
  }

  /** Notes what could be made of an answer that this model gave. */
  public void judged(Exchange exchange) {
    Call call = calls.remove(exchange.request());
    boolean answered = exchange.answeredBy() != null;
    if (call != null && answered) {
      account.judged(asking, call.id(), call.prompt(), exchange);
    }
  }
}
