package io.quittance.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers that a model once gave, from a folder: {@code KEY.request.json} holds the question,
 * {@code KEY.answer} the answer as given. Needs neither key nor network. A question with one byte
 * changed has no answer here; which part of it changed is said.
 */
public final class RecordedModel implements LanguageModel {
  /** Before the folder, where a model is named. */
  public static final String PROVIDER = "recorded";

  /**
   * Makes the mark around the source when answers are recorded and replayed. Published, so that
   * everybody asks the same questions: nothing that was recorded with it goes anywhere.
   */
  public static final String BOUNDARY_SECRET = "quittance-recorded-answers";

  static final String ANSWER = ".answer";
  static final String REQUEST = ".request.json";

  private static final long MAX_BYTES = 1_000_000;

  private final Path folder;

  /**
   * @throws IllegalArgumentException when there is no such folder
   */
  public RecordedModel(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is not a folder of recorded answers");
    }
    this.folder = folder;
  }

  @Override
  public String id() {
    return PROVIDER + "/" + name();
  }

  /**
   * @throws UncheckedIOException when the folder cannot be read
   */
  @Override
  public Answer ask(Question question) {
    RecordedQuestion asked = RecordedQuestion.of(question);
    Path file = folder.resolve(asked.key() + ANSWER);
    try {
      if (!Files.exists(file)) {
        return new Answer.Failed(
            Answer.Cause.CONFIGURATION, NearestRecorded.in(folder).difference(asked));
      }
      if (Files.size(file) > MAX_BYTES) {
        return new Answer.Failed(
            Answer.Cause.ANSWER_TOO_LARGE, file + " is longer than " + MAX_BYTES + " bytes");
      }
      return answer(question, asked, Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  private Answer answer(Question question, RecordedQuestion asked, String text) {
    if (text.isEmpty()) {
      return new Answer.Failed(Answer.Cause.PROTOCOL, "the answer is empty");
    }
    Answer.Usage usage = new Answer.Usage(asked.tokens(), CountTokens.of(text));
    if (usage.outputTokens() > question.maxOutputTokens()) {
      return new Answer.Truncated(
          "the recorded answer is longer than " + question.maxOutputTokens() + " tokens", usage);
    }
    // Whoever answered read the schema; nothing held them to it.
    return new Answer.Complete(text, usage, name(), Answer.Mode.PROMPTED);
  }

  private String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }
}
