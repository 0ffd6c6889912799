package io.quittance.advice;

import java.util.List;

/**
 * The outcome of reading one message.
 *
 * @param readers in the order they were asked, for example {@code layout}, {@code
 *     model:openai/gpt-x@read-advice/v1}
 */
public record Reading(
    Verdict verdict,
    List<Advice> advices,
    List<Problem> problems,
    List<String> readers,
    Usage usage) {
  public enum Verdict {
    REMITTANCE,
    NOT_A_REMITTANCE,
    UNREADABLE
  }

  /** Calls and tokens of models; all zero when none was asked. */
  public record Usage(int calls, long inputTokens, long outputTokens) {
    public static final Usage NONE = new Usage(0, 0, 0);
  }

  public Reading {
    advices = List.copyOf(advices);
    problems = List.copyOf(problems);
    readers = List.copyOf(readers);
  }
}
