package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.Prompt;
import io.quittance.model.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Asks a language model about a message that the built-in reader has read. The model says where
 * values stand, code reads them there, the verifier looks at them again. Without a usable answer
 * the built-in reading stands, with a problem that says why; so it does where it is sound and the
 * model reads something else. That both agree is no reason to post; that they differ is one to
 * hold.
 */
public final class SecondReader {
  private final PointingReading reading;
  private final Verifier verifier;
  private final SourceBoundary boundary;
  private final AskingLimits limits;
  private final Consumer<Exchange> record;

  /**
   * @param secret of the installation, at least 16 bytes; makes the mark around the source one that
   *     no sender can guess
   * @param record told of every question that was asked
   */
  public SecondReader(
      PointingReading reading,
      Verifier verifier,
      byte[] secret,
      AskingLimits limits,
      Consumer<Exchange> record) {
    this.reading = reading;
    this.verifier = verifier;
    this.boundary = new SourceBoundary(secret);
    this.limits = limits;
    this.record = record;
  }

  /**
   * Whether the message is one that the choice would have asked about, without asking.
   *
   * @param first the built-in reading of the same message
   */
  public boolean wanted(ReadMessage message, Reading first, Choice choice) {
    NumberedSource source = new NumberedSource(message);
    Need need = Need.of(first, message.envelope(), source.showsAmounts());
    return !source.empty() && choice.asks(need);
  }

  /**
   * Whether something a posting would rest on is missing or doubtful in the built-in reading, or it
   * is silent about a message that may be a remittance.
   */
  public static boolean doubtful(ReadMessage message, Reading first) {
    NumberedSource source = new NumberedSource(message);
    return !source.empty()
        && switch (Need.of(first, message.envelope(), source.showsAmounts())) {
          case NONE, SOUND -> false;
          case DOUBTFUL, SILENT -> true;
        };
  }

  /**
   * Asks once, if at all.
   *
   * @param first the built-in reading of the same message
   */
  public Asked ask(ReadMessage message, Reading first, Choice choice) {
    NumberedSource source = new NumberedSource(message);
    Need need = Need.of(first, message.envelope(), source.showsAmounts());
    if (source.empty() || !choice.asks(need)) {
      return new Asked.Read(first);
    }
    Prompt prompt = choice.prompt();
    String shown = boundary.around(source.text(), hash(message), prompt.name());
    if (shown.length() > limits.maxSourceCharacters()) {
      return new Asked.Read(
          with(
              first,
              new Problem(
                  Problem.Code.MODEL_UNAVAILABLE,
                  "the source is longer than " + limits.maxSourceCharacters() + " characters",
                  null)));
    }
    Question question =
        new Question(
            prompt.system(),
            prompt.userWith(shown),
            prompt.schema(),
            prompt.id(),
            limits.maxOutputTokens());
    long begun = System.nanoTime();
    Answer answer = choice.model().ask(question);
    Duration duration = Duration.ofNanos(System.nanoTime() - begun);
    Reading asked = asked(first, choice, answer);
    return answer.fold(
        new Outcome(
            message,
            source,
            asked,
            need,
            choice,
            question.identity(choice.model().id()),
            duration));
  }

  /** Of everything the message holds: the hashes of its parts in their order. */
  private static String hash(ReadMessage message) {
    return message.parts().stream()
        .map(part -> part.path() + " " + part.sha256())
        .collect(Collectors.joining("\n"));
  }

  private static Reading asked(Reading first, Choice choice, Answer answer) {
    List<String> readers = new ArrayList<>(first.readers());
    readers.add(choice.name());
    return new Reading(
        first.verdict(),
        first.advices(),
        first.problems(),
        readers,
        new Reading.Usage(
            first.usage().calls() + (answer.sent() ? 1 : 0),
            first.usage().inputTokens() + answer.usage().inputTokens(),
            first.usage().outputTokens() + answer.usage().outputTokens()));
  }

  private static Reading with(Reading reading, Problem... more) {
    return with(reading, List.of(more));
  }

  private static Reading with(Reading reading, List<Problem> more) {
    Set<Problem> problems = new LinkedHashSet<>(reading.problems());
    problems.addAll(more);
    return new Reading(
        reading.verdict(),
        reading.advices(),
        List.copyOf(problems),
        reading.readers(),
        reading.usage());
  }

  /** What each way an answer can end makes of the message. */
  private final class Outcome implements Answer.Cases<Asked> {
    private final ReadMessage message;
    private final NumberedSource source;

    /** The built-in reading, with the call that was made in its readers and usage. */
    private final Reading first;

    private final Need need;
    private final Choice choice;
    private final String request;
    private final Duration duration;
    private int refused;

    Outcome(
        ReadMessage message,
        NumberedSource source,
        Reading first,
        Need need,
        Choice choice,
        String request,
        Duration duration) {
      this.message = message;
      this.source = source;
      this.first = first;
      this.need = need;
      this.choice = choice;
      this.request = request;
      this.duration = duration;
    }

    @Override
    public Asked complete(Answer.Complete answer) {
      ParseAnswer parser = new ParseAnswer(choice.prompt().schema(), limits.maxPlaces());
      ParseAnswer.Outcome parsed = parser.parse(answer.text(), answer.mode());
      Reading read = parsed.fold(this::answered, this::nonsense);
      record.accept(
          new Exchange(
              choice.name(),
              choice.prompt().sha256(),
              answer.model(),
              answer.mode(),
              answer.usage(),
              parsed.answer() == null ? "nonsense" : "complete",
              request,
              duration,
              refused));
      return new Asked.Read(read);
    }

    @Override
    public Asked truncated(Answer.Truncated answer) {
      note("truncated", answer.usage());
      return new Asked.Read(instead(Problem.Code.MODEL_TRUNCATED, answer.reason()));
    }

    @Override
    public Asked refused(Answer.Refused answer) {
      note("refused", answer.usage());
      return new Asked.Read(instead(Problem.Code.MODEL_REFUSED, answer.reason()));
    }

    @Override
    public Asked unavailable(Answer.Unavailable answer) {
      note("unavailable", answer.usage());
      return new Asked.NotNow(
          instead(Problem.Code.MODEL_UNAVAILABLE, answer.reason()),
          answer.reason(),
          answer.retryAfter());
    }

    @Override
    public Asked failed(Answer.Failed answer) {
      note("failed", answer.usage());
      return new Asked.Read(
          switch (answer.cause()) {
            case CONFIGURATION, QUESTION_TOO_LARGE ->
                instead(Problem.Code.MODEL_UNAVAILABLE, answer.reason());
            case BUDGET -> instead(Problem.Code.MODEL_BUDGET, answer.reason());
            case ANSWER_TOO_LARGE, PROTOCOL -> nonsense(answer.reason());
          });
    }

    private Reading answered(PointedAnswer answer) {
      return switch (answer.verdict()) {
        case "remittance" ->
            answer.payments().isEmpty()
                ? nonsense("a remittance without a payment")
                : remittance(answer);
        case "not_a_remittance" ->
            answer.payments().isEmpty() ? none() : nonsense("payments of no remittance");
        default -> first;
      };
    }

    private Reading remittance(PointedAnswer answer) {
      List<Problem> problems = new ArrayList<>();
      List<Advice> advices = new ArrayList<>();
      int number = 0;
      for (PointedAnswer.Payment payment : answer.payments()) {
        List<Pointing> pointings = AnswerToPointings.of(payment, source, ++number, problems);
        if (!pointings.isEmpty()) {
          advice(pointings, advices, problems);
        }
      }
      refused = refused(problems);
      if (advices.isEmpty()) {
        return nonsense("it points at nothing that could be read");
      }
      List<Problem> differences =
          CompareReadings.differences("the model", advices, first.advices());
      if (need == Need.SOUND) {
        // A reading that adds up is not given up for one that may not; that they differ holds it.
        return with(first, differences);
      }
      for (Advice advice : advices) {
        problems.addAll(verifier.check(advice, message));
      }
      refused = refused(problems);
      return InPlaceOfBuiltIn.reading("the model", first, advices, problems);
    }

    private static int refused(List<Problem> problems) {
      return Math.toIntExact(
          problems.stream().filter(p -> p.code() == Problem.Code.NOT_IN_SOURCE).count());
    }

    private void advice(List<Pointing> pointings, List<Advice> advices, List<Problem> problems) {
      List<PointingReading.Outcome> outcomes =
          pointings.stream().map(p -> reading.read(p, message, choice.name())).toList();
      PointingReading.Outcome joined = JoinDocuments.join(outcomes);
      problems.addAll(joined.problems());
      Advice advice = joined.advice();
      if (!advice.lines().isEmpty() || advice.paymentAmount() != null) {
        advices.add(advice);
      }
    }

    private Reading none() {
      if (first.verdict() != Reading.Verdict.REMITTANCE) {
        return first;
      }
      return with(
          first,
          new Problem(
              Problem.Code.READERS_DISAGREE,
              "the model takes it for no remittance, the built-in reader for one",
              "verdict"));
    }

    private Reading nonsense(String reason) {
      return instead(Problem.Code.MODEL_NONSENSE, reason);
    }

    private Reading instead(Problem.Code code, String reason) {
      return with(first, new Problem(code, reason, choice.name()));
    }

    private void note(String outcome, Answer.Usage usage) {
      record.accept(
          new Exchange(
              choice.name(),
              choice.prompt().sha256(),
              null,
              null,
              usage,
              outcome,
              request,
              duration,
              0));
    }
  }
}
