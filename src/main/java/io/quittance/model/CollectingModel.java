package io.quittance.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Writes down questions instead of asking them: {@code KEY.prompt.md} for whoever answers, {@code
 * KEY.request.json} to know it again. What is answered already is answered from the folder, so that
 * collecting can be repeated and a second question that follows from a first answer is found, too.
 */
public final class CollectingModel implements LanguageModel {
  private static final int MAX_QUESTIONS = 10_000;

  private final Path folder;
  private final RecordedModel recorded;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  /**
   * @param folder made when it is not there
   * @throws UncheckedIOException when it cannot be made
   */
  public CollectingModel(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException notMade) {
      throw new UncheckedIOException(folder.toString(), notMade);
    }
    this.folder = folder;
    this.recorded = new RecordedModel(folder);
  }

  @Override
  public String id() {
    return recorded.id();
  }

  /** Questions that wait for an answer. */
  public int waiting() {
    return waiting.size();
  }

  /** Questions that were asked and have an answer in the folder. */
  public int answered() {
    return answered.size();
  }

  /**
   * Questions that lie in the folder and were not asked: of other cases, or of an earlier prompt.
   *
   * @throws UncheckedIOException when the folder cannot be read
   */
  public long notAsked() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(RecordedModel.REQUEST))
          .map(name -> name.substring(0, name.length() - RecordedModel.REQUEST.length()))
          .filter(key -> !waiting.contains(key) && !answered.contains(key))
          .count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder.toString(), unreadable);
    }
  }

  /**
   * @throws UncheckedIOException when the question cannot be kept
   */
  @Override
  public Answer ask(Question question) {
    RecordedQuestion asked = RecordedQuestion.of(question);
    String key = asked.key();
    if (Files.exists(folder.resolve(key + RecordedModel.ANSWER))) {
      answered.add(key);
      return recorded.ask(question);
    }
    if (waiting.size() >= MAX_QUESTIONS) {
      return new Answer.Failed(
          Answer.Cause.CONFIGURATION, "more than " + MAX_QUESTIONS + " questions are not kept");
    }
    if (waiting.add(key)) {
      try {
        Files.writeString(folder.resolve(key + ".prompt.md"), asked.prompt());
        Files.writeString(
            folder.resolve(key + RecordedModel.REQUEST), asked.request(question.maxOutputTokens()));
        for (PageImage image : question.images()) {
          Files.write(
              folder.resolve(asked.pictureFile(image.page())),
              Base64.getDecoder().decode(image.base64()));
        }
      } catch (IOException notKept) {
        throw new UncheckedIOException(folder.toString(), notKept);
      }
    }
    return new Answer.Unavailable("question " + key + " waits for an answer", Optional.empty());
  }
}
