package io.quittance.calls;

import io.quittance.advice.model.Exchange;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
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
  private static final int CHARACTERS_PER_TOKEN = 2;

  private final LanguageModel model;
  private final OneAsking asking;
  private final AccountForCalls account;
  private final Map<String, UUID> calls = new HashMap<>();

  AccountedModel(LanguageModel model, OneAsking asking, AccountForCalls account) {
    this.model = model;
    this.asking = asking;
    this.account = account;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public Answer ask(Question question) {
    String request = question.identity(id());
    long reserved = question.characters() / CHARACTERS_PER_TOKEN + question.maxOutputTokens();
    AccountForCalls.Begun begun = account.begin(asking, request, reserved);
    if (begun.call() != null) {
      calls.put(request, begun.call());
    }
    return begun.instead() != null ? begun.instead() : asked(begun.call(), request, question);
  }

  private Answer asked(UUID call, String request, Question question) {
    long began = System.nanoTime();
    Answer answer;
    try {
      answer = model.ask(question);
    } catch (RuntimeException broken) {
      account.broken(asking, call, Duration.ofNanos(System.nanoTime() - began));
      throw broken;
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    account.end(asking, call, request, question, answer, duration);
    return answer;
  }

  /** Notes what could be made of an answer that this model gave. */
  public void judged(Exchange exchange) {
    UUID call = calls.remove(exchange.request());
    boolean answered = exchange.answeredBy() != null;
    if (call != null && answered) {
      account.judged(asking, call, exchange);
    }
  }
}
