package io.quittance.calls;

import io.quittance.model.Answer;

/**
 * How a question ended, as its account says.
 *
 * @param inputTokens as the provider counted; null where it did not although it may have worked, so
 *     that all the question may take counts
 */
record Ending(
    String outcome, String answeredBy, Answer.Mode mode, Long inputTokens, Long outputTokens) {

  static final Ending BROKEN = new Ending("failed", null, null, null, null);

  private static final Ending UNANSWERED = new Ending("unavailable", null, null, null, null);

  static Ending of(Answer answer) {
    return answer.fold(new Cases());
  }

  private static final class Cases implements Answer.Cases<Ending> {
    @Override
    public Ending complete(Answer.Complete answer) {
      return counted("complete", answer.model(), answer.mode(), answer.usage());
    }

    @Override
    public Ending truncated(Answer.Truncated answer) {
      return counted("truncated", null, null, answer.usage());
    }

    @Override
    public Ending refused(Answer.Refused answer) {
      return counted("refused", null, null, answer.usage());
    }

    @Override
    public Ending unavailable(Answer.Unavailable answer) {
      return answer.mayHaveCost() ? UNANSWERED : nothing("unavailable");
    }

    @Override
    public Ending failed(Answer.Failed answer) {
      return switch (answer.cause()) {
        case CONFIGURATION, QUESTION_TOO_LARGE, BUDGET -> nothing("failed");
        case ANSWER_TOO_LARGE, PROTOCOL -> counted("failed", null, null, answer.usage());
      };
    }

    private static Ending nothing(String outcome) {
      return new Ending(outcome, null, null, 0L, 0L);
    }

    private static Ending counted(
        String outcome, String answeredBy, Answer.Mode mode, Answer.Usage usage) {
      boolean silent = !usage.kept() && usage.inputTokens() == 0 && usage.outputTokens() == 0;
      return new Ending(
          outcome,
          answeredBy,
          mode,
          silent ? null : usage.inputTokens(),
          silent ? null : usage.outputTokens());
    }
  }
}
