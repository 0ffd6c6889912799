package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.document.ReadMessage;
import io.quittance.model.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Drafts the one question to the payer of a message that is with an analyst. The model is shown the
 * mail as it stands and codes of what is unclear: nothing of the books, of other customers or of
 * other messages.
 */
public final class DraftQuestion {
  /** A code of ours; anything else might carry words of the books. */
  private static final Pattern CODE = Pattern.compile("[a-z]+(?:-[a-z]+){0,5}");

  private static final int MOST_CODES = 10;
  private static final int MOST_LINES = 200;

  private final Prompt prompt;
  private final SourceBoundary boundary;
  private final AskingLimits limits;
  private final Consumer<Exchange> record;

  /**
   * @param secret of the installation, at least 16 bytes
   * @param record told of every question that was asked
   */
  public DraftQuestion(
      Prompt prompt, byte[] secret, AskingLimits limits, Consumer<Exchange> record) {
    this.prompt = prompt;
    this.boundary = new SourceBoundary(secret);
    this.limits = limits;
    this.record = record;
  }

  /**
   * @param choice whom to ask, and what may leave the house
   * @param advices what was read of the message: names in them are masked where names are
   * @param unclear codes of the case's reasons, as {@code amount-differs}
   */
  public Drafted draft(
      Choice choice, ReadMessage message, List<Advice> advices, List<String> unclear) {
    String codes =
        unclear.stream()
            .filter(code -> CODE.matcher(code).matches())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .limit(MOST_CODES)
            .collect(Collectors.joining(", "));
    NumberedSource source =
        new ShownMessage(message, choice.privacy(), advices).below("unclear: " + codes);
    if (source.empty()) {
      return new Drafted.None("the message shows no text", false, Optional.empty());
    }
    Inquiry inquiry = new Inquiry(choice.model(), message, boundary, limits, record);
    Said<PlainQuestion.Answered> said =
        inquiry.ask(
            prompt,
            source.text(),
            new ParseAnswer<>(
                prompt.schema(),
                PlainQuestion.Answered.class,
                PlainQuestion.Answered::places,
                MOST_LINES));
    inquiry.tell();
    return said.fold(new Outcome(source, inquiry.reader(prompt)));
  }

  /** What is told of each way it can end, in words of ours. */
  private record Outcome(NumberedSource source, String reader)
      implements Said.Cases<PlainQuestion.Answered, Drafted> {
    @Override
    public Drafted usable(PlainQuestion.Answered answer) {
      return PlainQuestion.of(answer, source)
          .<Drafted>map(text -> new Drafted.Draft(text, reader))
          .orElseGet(
              () ->
                  new Drafted.None(
                      answer.question() == null
                          ? "the model knows no question that would help"
                          : "what the model drafted is not shown: it is no plain question of what"
                              + " the mail says",
                      false,
                      Optional.empty()));
    }

    @Override
    public Drafted cut(String reason) {
      return new Drafted.None("the answer was cut off", false, Optional.empty());
    }

    @Override
    public Drafted later(String reason, Optional<Duration> retryAfter) {
      return new Drafted.None("the model does not answer now: " + reason, true, retryAfter);
    }

    @Override
    public Drafted useless(Problem.Code code, String reason) {
      return new Drafted.None("there is no usable answer: " + reason, false, Optional.empty());
    }
  }
}
