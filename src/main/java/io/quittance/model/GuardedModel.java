package io.quittance.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Spares a provider in trouble and the threads that would wait for it: a bound on calls at a time,
 * and a pause after failures in a row, ended by one trial call. Safe for many threads.
 */
public final class GuardedModel implements LanguageModel {
  private final LanguageModel model;
  private final int maxConcurrentCalls;
  private final int failuresToOpen;
  private final Duration openFor;
  private final Clock clock;

  private Instant lastSuccess;
  private Instant lastFailure;
  private String lastFailureReason;
  private int failuresInARow;
  private Instant openUntil;
  private boolean trial;
  private int running;
  private long calls;
  private long inputTokens;
  private long outputTokens;

  public GuardedModel(LanguageModel model, ModelSettings settings, Clock clock) {
    this(
        model, settings.maxConcurrentCalls(), settings.failuresToOpen(), settings.openFor(), clock);
  }

  GuardedModel(
      LanguageModel model,
      int maxConcurrentCalls,
      int failuresToOpen,
      Duration openFor,
      Clock clock) {
    this.model = model;
    this.maxConcurrentCalls = maxConcurrentCalls;
    this.failuresToOpen = failuresToOpen;
    this.openFor = openFor;
    this.clock = clock;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public Answer ask(Question question) {
    Optional<Answer> notNow = enter();
    if (notNow.isPresent()) {
      return notNow.get();
    }
    Answer answer = null;
    try {
      answer = model.ask(question);
      return answer;
    } finally {
      leave(answer);
    }
  }

  public synchronized ModelHealth health() {
    return new ModelHealth(
        model.id(),
        lastSuccess,
        lastFailure,
        lastFailureReason,
        failuresInARow,
        openUntil,
        running,
        calls,
        inputTokens,
        outputTokens);
  }

  private synchronized Optional<Answer> enter() {
    if (openUntil != null) {
      Instant now = clock.instant();
      if (trial || now.isBefore(openUntil)) {
        Duration wait = now.isBefore(openUntil) ? Duration.between(now, openUntil) : openFor;
        return Optional.of(
            Answer.Unavailable.notSent(
                "paused after " + failuresInARow + " failures: " + lastFailureReason,
                Optional.of(wait)));
      }
      trial = true;
    } else if (running >= maxConcurrentCalls) {
      return Optional.of(
          Answer.Unavailable.notSent(running + " calls are running already", Optional.empty()));
    }
    running++;
    calls++;
    return Optional.empty();
  }

  private synchronized void leave(Answer answer) {
    running--;
    trial = false;
    if (answer == null) {
      failed("the adapter broke", Optional.empty());
      return;
    }
    inputTokens += answer.usage().inputTokens();
    outputTokens += answer.usage().outputTokens();
    answer.fold(
        new Answer.Cases<Void>() {
          @Override
          public Void complete(Answer.Complete complete) {
            return worked();
          }

          @Override
          public Void truncated(Answer.Truncated truncated) {
            return worked();
          }

          @Override
          public Void refused(Answer.Refused refused) {
            return worked();
          }

          @Override
          public Void unavailable(Answer.Unavailable unavailable) {
            return failed(unavailable.reason(), unavailable.retryAfter());
          }

          @Override
          public Void failed(Answer.Failed failed) {
            return switch (failed.cause()) {
              case CONFIGURATION, PROTOCOL ->
                  GuardedModel.this.failed(failed.reason(), Optional.empty());
              // The message's trouble, not the provider's.
              case QUESTION_TOO_LARGE, ANSWER_TOO_LARGE, BUDGET -> null;
            };
          }

          private Void failed(String reason, Optional<Duration> retryAfter) {
            return GuardedModel.this.failed(reason, retryAfter);
          }
        });
  }

  private Void worked() {
    lastSuccess = clock.instant();
    failuresInARow = 0;
    openUntil = null;
    return null;
  }

  private Void failed(String reason, Optional<Duration> retryAfter) {
    lastFailure = clock.instant();
    lastFailureReason = reason;
    failuresInARow++;
    if (failuresInARow >= failuresToOpen) {
      Duration pause = retryAfter.filter(wait -> wait.compareTo(openFor) > 0).orElse(openFor);
      openUntil = lastFailure.plus(pause);
    }
    return null;
  }
}
