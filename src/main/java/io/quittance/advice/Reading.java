package io.quittance.advice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    public Usage plus(Usage more) {
      return new Usage(
          calls + more.calls, inputTokens + more.inputTokens, outputTokens + more.outputTokens);
    }
  }

  public Reading {
    advices = List.copyOf(advices);
    problems = List.copyOf(problems);
    readers = List.copyOf(readers);
  }

  /** The same reading with problems it does not have yet. */
  public Reading with(List<Problem> more) {
    Set<Problem> all = new LinkedHashSet<>(problems);
    all.addAll(more);
    return new Reading(verdict, advices, List.copyOf(all), readers, usage);
  }

  /** The same reading after another reader was asked, whatever came of it. */
  public Reading alsoAsked(String reader, Usage spent) {
    List<String> all = new ArrayList<>(readers);
    all.add(reader);
    return new Reading(verdict, advices, problems, all, usage.plus(spent));
  }
}
