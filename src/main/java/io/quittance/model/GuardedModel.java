package io.quittance.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Spares a provider in trouble and the threads that would wait for it: a bound on calls at a time,
 * and a pause after failures in a row, or at once when the provider says for how long. One trial
 * call ends a pause. Safe for many threads.
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
  private Duration pauseLength;
  private String paused;
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
  public String identity() {
    return model.identity();
  }

  @Override
  public Answer ask(Question question) {
    Entry entry = enter();
    if (entry.notNow() != null) {
      return entry.notNow();
    }
    Answer answer = null;
    try {
      answer = model.ask(question);
      return answer;
    } finally {
      leave(answer, entry.trial());
    }
  }

  /**
   * @param notNow what to answer without asking, or null
   * @param trial whether this call shows if the pause is over
   */
  private record Entry(Answer notNow, boolean trial) {}

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

  private synchronized Entry enter() {
    if (openUntil != null) {
      Instant now = clock.instant();
      if (trial || now.isBefore(openUntil)) {
        Duration wait = now.isBefore(openUntil) ? Duration.between(now, openUntil) : pauseLength;
        return new Entry(Answer.Unavailable.notSent(paused, Optional.of(wait)), false);
      }
      trial = true;
    } else if (running >= maxConcurrentCalls) {
      return new Entry(
          Answer.Unavailable.notSent(running + " calls are running already", Optional.empty()),
          false);
    }
    running++;
    calls++;
    return new Entry(null, trial);
  }

  private synchronized void leave(Answer answer, boolean tried) {
    running--;
    if (tried) {
      trial = false;
    }
    if (answer == null) {
      failed("the adapter broke", Optional.empty(), tried);
      return;
    }
    inputTokens += answer.usage().inputTokens();
    outputTokens += answer.usage().outputTokens();
    answer.fold(
        new Answer.Cases<Void>() {
          @Override
          public Void complete(Answer.Complete complete) {
            return worked(tried);
          }

          @Override
          public Void truncated(Answer.Truncated truncated) {
            return worked(tried);
          }

          @Override
          public Void refused(Answer.Refused refused) {
            return worked(tried);
          }

          @Override
          public Void unavailable(Answer.Unavailable unavailable) {
            return failed(unavailable.reason(), unavailable.retryAfter());
          }

          @Override
          public Void failed(Answer.Failed failed) {
            return switch (failed.cause()) {
              case CONFIGURATION, PROTOCOL -> failed(failed.reason(), Optional.empty());
              // The message's trouble, not the provider's.
              case QUESTION_TOO_LARGE, ANSWER_TOO_LARGE, BUDGET -> null;
            };
          }

          private Void failed(String reason, Optional<Duration> retryAfter) {
            return GuardedModel.this.failed(reason, retryAfter, tried);
          }
        });
  }

  private Void worked(boolean tried) {
    lastSuccess = clock.instant();
    failuresInARow = 0;
    if (tried) {
      openUntil = null;
    }
    return null;
  }

  private Void failed(String reason, Optional<Duration> retryAfter, boolean tried) {
    lastFailure = clock.instant();
    lastFailureReason = reason;
    failuresInARow++;
    Optional<Duration> named = retryAfter.filter(wait -> !wait.isZero());
    if (failuresInARow >= failuresToOpen) {
      Duration longer = named.filter(wait -> wait.compareTo(openFor) > 0).orElse(openFor);
      pause(longer, "paused after " + failuresInARow + " failures: " + reason);
    } else if (named.isPresent()) {
      pause(named.get(), "paused as the provider asks: " + reason);
    } else if (tried) {
      pause(openFor, "paused after a failed trial: " + reason);
    }
    return null;
  }

  /** Never shortens a pause: a call that began before it may end in it. */
  private void pause(Duration length, String why) {
    Instant until = lastFailure.plus(length);
    if (openUntil == null || until.isAfter(openUntil)) {
      openUntil = until;
      pauseLength = length;
      paused = why;
    }
  }
}
