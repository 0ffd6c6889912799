package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.Answered;
import io.quittance.model.LanguageModel;
import io.quittance.model.PageImage;
import io.quittance.model.Prompt;
import io.quittance.model.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The questions that are asked about one message: each bounded and recorded, all together counted.
 * For one message and one thread.
 */
final class Inquiry {
  private final LanguageModel model;
  private final String message;
  private final SourceBoundary boundary;
  private final AskingLimits limits;
  private final Consumer<Exchange> record;
  private final Set<String> readers = new LinkedHashSet<>();
  private final Map<String, String> answeredBy = new HashMap<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private Reading.Usage spent = Reading.Usage.NONE;

  /** Also those that were answered from what was kept. */
  private int asked;

  Inquiry(
      LanguageModel model,
      ReadMessage message,
      SourceBoundary boundary,
      AskingLimits limits,
      Consumer<Exchange> record) {
    this.model = model;
    this.message = hash(message);
    this.boundary = boundary;
    this.limits = limits;
    this.record = record;
  }

  /** Of everything the message holds: the hashes of its parts in their order. */
  private static String hash(ReadMessage message) {
    return message.parts().stream()
        .map(part -> part.path() + " " + part.sha256())
        .collect(Collectors.joining("\n"));
  }

  /** As recorded with what is read by the prompt's last answer. */
  String reader(Prompt prompt) {
    return answeredBy.getOrDefault(prompt.name(), name(model, prompt));
  }

  private static String name(LanguageModel model, Prompt prompt) {
    return "model:" + model.id() + "@" + prompt.name();
  }

  /**
   * Whoever answered. A model that was held to no schema but told of it in words is said to be:
   * {@code model:ollama/llama3.1@read-advice/v1 (prompted)}.
   */
  private static String name(Answered answered, Prompt prompt) {
    boolean prompted =
        answered.answer() instanceof Answer.Complete complete
            && complete.mode() == Answer.Mode.PROMPTED;
    return name(answered.by(), prompt) + (prompted ? " (prompted)" : "");
  }

  /** The reading after all that was asked so far, whatever came of it. */
  Reading noted(Reading first) {
    Reading noted = first;
    for (String reader : readers) {
      noted = noted.alsoAsked(reader, Reading.Usage.NONE);
    }
    return new Reading(
        noted.verdict(),
        noted.advices(),
        noted.problems(),
        noted.readers(),
        noted.usage().plus(spent));
  }

  int questionsLeft() {
    return limits.maxQuestions() - asked;
  }

  /**
   * Asks once, or not at all when that is beyond the limits.
   *
   * @param source lines, each ended by a line feed
   */
  <T> Said<T> ask(Prompt prompt, String source, ParseAnswer<T> form) {
    return ask(prompt, source, List.of(), form);
  }

  /**
   * The same with pictures of pages.
   *
   * @param images under the names that the answer may point at
   */
  <T> Said<T> ask(Prompt prompt, String source, List<PageImage> images, ParseAnswer<T> form) {
    String shown = boundary.around(source, message, prompt.name());
    if (shown.length() > limits.maxSourceCharacters()) {
      return new Said.Useless<>(
          Problem.Code.MODEL_UNAVAILABLE,
          "the source is longer than " + limits.maxSourceCharacters() + " characters");
    }
    if (questionsLeft() < 1) {
      return new Said.Useless<>(
          Problem.Code.MODEL_UNAVAILABLE,
          "it would take more than " + limits.maxQuestions() + " questions");
    }
    Question question = Question.of(prompt, shown, limits.maxOutputTokens(), images);
    long begun = System.nanoTime();
    Answered answered = model.answered(question);
    Answer answer = answered.answer();
    Duration duration = Duration.ofNanos(System.nanoTime() - begun);
    asked++;
    String reader = name(answered, prompt);
    answeredBy.put(prompt.name(), reader);
    readers.add(reader);
    spent =
        spent.plus(
            new Reading.Usage(
                answer.sent() ? 1 : 0,
                answer.usage().inputTokens(),
                answer.usage().outputTokens()));
    String request = question.identity(answered.by().identity());
    return answer.fold(
        new AnswerToSaid<>(
            prompt,
            form,
            (of, complete, usage, outcome) ->
                note(of, complete, usage, outcome, request, duration)));
  }

  private void note(
      Prompt prompt,
      Answer.Complete complete,
      Answer.Usage usage,
      String outcome,
      String request,
      Duration duration) {
    exchanges.add(
        new Exchange(
            reader(prompt),
            prompt.sha256(),
            complete == null ? null : complete.model(),
            complete == null ? null : complete.mode(),
            usage,
            outcome,
            request,
            duration,
            0));
  }

  /** What was read by the last answer named so many values that are not there. */
  void refused(int values) {
    if (!exchanges.isEmpty()) {
      exchanges.add(exchanges.remove(exchanges.size() - 1).refusing(values));
    }
  }

  /** Records what was asked; to be called at the end, whatever came of it. */
  void tell() {
    exchanges.forEach(record);
    exchanges.clear();
  }
}
