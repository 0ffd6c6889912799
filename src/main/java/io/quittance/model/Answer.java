package io.quittance.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a question. Only {@link Complete} carries text, and only when the provider said that
 * the answer is finished.
 */
public sealed interface Answer {

  <T> T fold(Cases<T> cases);

  /** Tokens the provider counted; none when it did not get so far. */
  default Usage usage() {
    return Usage.NONE;
  }

  /** Whether the question went out to the provider. */
  default boolean sent() {
    return !usage().kept();
  }

  /** How the schema reached the model. */
  enum Mode {
    /** The provider was given the schema and holds the model to it. */
    NATIVE_SCHEMA,
    /** The schema stood in the instructions only. */
    PROMPTED
  }

  /**
   * Tokens as the provider counted and bills them.
   *
   * @param kept true when nobody was asked: the same question was answered before
   */
  record Usage(long inputTokens, long outputTokens, boolean kept) {
    public static final Usage NONE = new Usage(0, 0);

    /** Of an answer that was paid for before. */
    public static final Usage KEPT = new Usage(0, 0, true);

    public Usage(long inputTokens, long outputTokens) {
      this(inputTokens, outputTokens, false);
    }
  }

  /**
   * An answer the provider said is finished.
   *
   * @param text as answered; whether it is what was asked for is for the asker to check
   * @param model the model that answered, as the provider names it
   */
  record Complete(String text, Usage usage, String model, Mode mode) implements Answer {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.complete(this);
    }
  }

  /**
   * The provider stopped before the end, or did not say that it reached the end.
   *
   * @param atBound true when the answer is as long as it may be, so that the same question would
   *     end the same way; false when nobody knows why it ended
   */
  record Truncated(String reason, Usage usage, boolean atBound) implements Answer {
    /** Cut off at its bound. */
    public Truncated(String reason, Usage usage) {
      this(reason, usage, true);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.truncated(this);
    }
  }

  /** The model or a filter declined. */
  record Refused(String reason, Usage usage) implements Answer {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.refused(this);
    }
  }

  /**
   * No answer now; asking later may help.
   *
   * @param retryAfter what the provider or the breaker asks for, when it says so
   * @param taken what the question may have cost although nobody answered it
   */
  record Unavailable(String reason, Optional<Duration> retryAfter, Taken taken) implements Answer {
    /** The provider was not reached, or declined by its status. */
    public Unavailable(String reason, Optional<Duration> retryAfter) {
      this(reason, retryAfter, Taken.NOTHING);
    }

    /** A breaker or a bound was before it. */
    public static Unavailable notSent(String reason, Optional<Duration> retryAfter) {
      return new Unavailable(reason, retryAfter, Taken.NOT_SENT);
    }

    /** It went out, and what the provider made of it did not come back whole. */
    public static Unavailable lost(String reason) {
      return new Unavailable(reason, Optional.empty(), Taken.UNKNOWN);
    }

    @Override
    public boolean sent() {
      return taken != Taken.NOT_SENT;
    }

    /** True when the provider may count, and bill, an answer that nobody has read. */
    public boolean mayHaveCost() {
      return taken == Taken.UNKNOWN;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.unavailable(this);
    }
  }

  /** What a question without an answer took, from the least to the most. */
  enum Taken {
    /** It did not leave the house. */
    NOT_SENT,
    /** The provider was not reached, or said that it does not answer. */
    NOTHING,
    /** Up to all that it may take: the provider may have worked on it. */
    UNKNOWN
  }

  /** No answer, and asking again the same way will not help. */
  record Failed(Cause cause, String reason, Usage usage) implements Answer {
    public Failed(Cause cause, String reason) {
      this(cause, reason, Usage.NONE);
    }

    @Override
    public boolean sent() {
      return cause != Cause.QUESTION_TOO_LARGE && cause != Cause.BUDGET;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.failed(this);
    }
  }

  enum Cause {
    /** Key, name, base URL or a parameter the provider does not accept. */
    CONFIGURATION,
    /** More than the configured context takes; nothing was sent. */
    QUESTION_TOO_LARGE,
    /** As many tokens as a mail or a day may take are used or promised; nothing was sent. */
    BUDGET,
    ANSWER_TOO_LARGE,
    /** The provider answered something that is no answer. */
    PROTOCOL
  }

  interface Cases<T> {
    T complete(Complete answer);

    T truncated(Truncated answer);

    T refused(Refused answer);

    T unavailable(Unavailable answer);

    T failed(Failed answer);
  }
}
