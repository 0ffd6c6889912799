package io.quittance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.PagePictures;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Proposal;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import io.quittance.model.RecordedModel;
import io.quittance.pipeline.AdviceReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every labelled mail with the books around it, read without a model and with each recorded one:
 * what the certifier lets through is right, and at least as much as is noted is let through. {@code
 * figures.json} of a recorded model notes it as {@code "applied": {"src/evaluation/cases": 9}}.
 */
class NothingWrongIsAppliedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BUILT_IN = "builtin";
  private static final Path ANSWERS = Path.of("src/evaluation/answers");
  private static final byte[] SECRET =
      RecordedModel.BOUNDARY_SECRET.getBytes(StandardCharsets.UTF_8);

  private final InProcessReader messageReader = new InProcessReader(ReadingLimits.DEFAULT);
  private final ExactMatcher matcher = new ExactMatcher(new SourceVerifier());

  /**
   * @param applied at least so many mails have something applied without a person
   */
  record Run(String name, Path cases, AdviceReader reader, int applied) {
    @Override
    public String toString() {
      return name + " on " + cases;
    }
  }

  /** What only a picture shows is applied by nobody; recognising takes its time. */
  @Tag("slow")
  @Test
  void nothing_is_applied_of_pages_that_nobody_could_recognise() throws IOException {
    Path scans = Path.of("src/evaluation/scans");
    what_is_applied_is_right(new Run(BUILT_IN, scans, AdviceReaders.builtIn(), 0));
    for (Path folder : folders()) {
      what_is_applied_is_right(new Run(folder.getFileName().toString(), scans, reader(folder), 0));
    }
  }

  static List<Run> runs() throws IOException {
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(BUILT_IN, Path.of("fixtures"), AdviceReaders.builtIn(), 35));
    runs.add(new Run(BUILT_IN, Path.of("src/evaluation/cases"), AdviceReaders.builtIn(), 9));
    runs.add(new Run(BUILT_IN, Path.of("src/evaluation/ledgers"), AdviceReaders.builtIn(), 9));
    runs.add(new Run(BUILT_IN, Path.of("src/evaluation/lists"), AdviceReaders.builtIn(), 1));
    for (Path folder : folders()) {
      AdviceReader reader = reader(folder);
      figures(folder)
          .path("applied")
          .properties()
          .forEach(
              set ->
                  runs.add(
                      new Run(
                          folder.getFileName().toString(),
                          Path.of(set.getKey()),
                          reader,
                          set.getValue().asInt())));
    }
    return runs;
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> files = Files.list(ANSWERS)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static JsonNode figures(Path folder) throws IOException {
    return JSON.readTree(Files.readAllBytes(folder.resolve("figures.json")));
  }

  private static AdviceReader reader(Path folder) throws IOException {
    return AdviceReaders.withModel(
        new RecordedModel(folder),
        figures(folder).path("prompt").asText(),
        SECRET,
        Asking.IN_DOUBT,
        Privacy.IMAGES,
        e -> {});
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_is_applied_is_right(Run run) throws IOException {
    List<String> applied = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (LabelledCase labelled : LabelledCases.in(run.cases())) {
      CaseBooks around = new CaseBooks(labelled.source().getParent());
      Set<String> right = around.right();
      List<Application> applications = applications(labelled, run.reader(), around);
      if (!applications.isEmpty()) {
        applied.add(labelled.name());
      }
      for (Application each : applications) {
        String key =
            CaseBooks.key(each.openItem(), each.amount().amount(), each.discount().amount());
        if (!right.contains(key)) {
          wrong.add(labelled.name() + ": " + key + ", right is " + right);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(applied).hasSizeGreaterThanOrEqualTo(run.applied());
  }

  private List<Application> applications(
      LabelledCase labelled, AdviceReader reader, CaseBooks around) throws IOException {
    byte[] content = Files.readAllBytes(labelled.source());
    String name = labelled.source().getFileName().toString();
    ReadMessage message = messageReader.read(content, name);
    PagePictures pictures =
        (part, page) ->
            messageReader.render(content, name, part, page, PagePictures.DPI, Passwords.NONE);
    return matcher.propose(message, reader.read(message, pictures), around.books()).stream()
        .filter(
            proposal ->
                proposal.verdict() == Proposal.Verdict.APPLY
                    || proposal.verdict() == Proposal.Verdict.APPLY_PART)
        .flatMap(proposal -> proposal.applications().stream())
        .toList();
  }
}
