package io.quittance.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says why a question has no recorded answer: which recorded question is most like it, and which
 * part of that one differs. Names keys and line numbers, never what the lines say.
 */
final class NearestRecorded {
  private static final int MAX_FILES = 10_000;

  /** Two sources with fewer equal lines in a hundred are of different messages. */
  private static final int SAME_MESSAGE_PERCENT = 50;

  /** The same message counts most, the same prompt decides between its questions. */
  private static final int PROMPT_WEIGHT = 10;

  private static final Pattern MARK = Pattern.compile("(BEGIN|END) SOURCE [0-9a-f]+");

  private final Path folder;
  private final TreeMap<String, RecordedQuestion> questions = new TreeMap<>();

  private NearestRecorded(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws IOException when the folder or a request in it cannot be read
   */
  static NearestRecorded in(Path folder) throws IOException {
    NearestRecorded recorded = new NearestRecorded(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(RecordedModel.REQUEST))
              .sorted()
              .limit(MAX_FILES)
              .toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      String key = name.substring(0, name.length() - RecordedModel.REQUEST.length());
      if (Files.exists(folder.resolve(key + RecordedModel.ANSWER))) {
        recorded.questions.put(key, RecordedQuestion.read(Files.readAllBytes(file)));
      }
    }
    return recorded;
  }

  /** In one sentence; the question itself is not among those with an answer. */
  String difference(RecordedQuestion asked) {
    String key = asked.key();
    String begin = "no answer to question " + key + " is recorded in " + folder.getFileName();
    if (Files.exists(folder.resolve(key + RecordedModel.REQUEST))) {
      return begin + ": it was collected and never answered";
    }
    Optional<String> nearest =
        questions.keySet().stream()
            .max(Comparator.comparingInt(each -> alike(questions.get(each), asked)));
    if (nearest.isEmpty()
        || alike(questions.get(nearest.get()), asked) / PROMPT_WEIGHT < SAME_MESSAGE_PERCENT) {
      return begin + ", nor one about the same message";
    }
    return begin
        + "; "
        + nearest.get()
        + " is most like it and differs in "
        + String.join(", ", parts(questions.get(nearest.get()), asked));
  }

  private static int alike(RecordedQuestion one, RecordedQuestion other) {
    List<String> lines = unmarked(one.words());
    List<String> others = unmarked(other.words());
    Set<String> common = new HashSet<>(lines);
    common.retainAll(new HashSet<>(others));
    int all = Math.max(1, Math.max(lines.size(), others.size()));
    long same = lines.stream().filter(common::contains).count();
    int samePrompt =
        (one.instructions().equals(other.instructions()) ? 2 : 0)
            + (one.format().equals(other.format()) ? 1 : 0);
    return (int) (100 * same / all) * PROMPT_WEIGHT + samePrompt;
  }

  private static List<String> parts(RecordedQuestion recorded, RecordedQuestion asked) {
    List<String> parts = new ArrayList<>();
    if (!recorded.instructions().equals(asked.instructions())) {
      parts.add("the instructions (another version of the prompt)");
    }
    if (!recorded.format().equals(asked.format())) {
      parts.add("the schema");
    }
    if (!recorded.pictures().equals(asked.pictures())) {
      parts.add("the pictures of pages");
    }
    List<String> before = unmarked(recorded.words());
    List<String> now = unmarked(asked.words());
    if (!before.equals(now)) {
      parts.add(
          "the source, first in line " + firstDifference(before, now) + " of the user's words");
    } else if (!recorded.words().equals(asked.words())) {
      parts.add(
          "the mark around the source (another secret: answers are recorded with"
              + " QUITTANCE_SECRET_BOUNDARY unset or "
              + RecordedModel.BOUNDARY_SECRET
              + ")");
    }
    return parts;
  }

  private static int firstDifference(List<String> before, List<String> now) {
    int line = 0;
    while (line < before.size() && line < now.size() && before.get(line).equals(now.get(line))) {
      line++;
    }
    return line + 1;
  }

  private static List<String> unmarked(String words) {
    return words.lines().map(line -> MARK.matcher(line).replaceAll("$1 SOURCE")).toList();
  }
}
