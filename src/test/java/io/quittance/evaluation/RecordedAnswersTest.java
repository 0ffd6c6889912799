package io.quittance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import io.quittance.document.InProcessReader;
import io.quittance.evaluation.generate.Generator;
import io.quittance.message.ReadingLimits;
import io.quittance.model.ModelPrices;
import io.quittance.model.RecordedModel;
import io.quittance.pipeline.AdviceReaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what models answered, without a key: each folder under {@code src/evaluation/answers}
 * says in {@code figures.json} by which prompt it was asked about which cases and what must come of
 * it; {@code alone} in place of {@code sets} is the model without the built-in reader. Without such
 * a folder there is nothing to replay. The form: {@code {"prompt": "read-advice/v1", "sets":
 * {"fixtures": {"lines_exact_count": 223}}}}, with any figures of {@code evaluate}.
 */
class RecordedAnswersTest {
  private static final Path ANSWERS = Path.of("src/evaluation/answers");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] SECRET =
      RecordedModel.BOUNDARY_SECRET.getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> every_recorded_model_reads_what_it_read() throws IOException {
    return replays("sets", "alone");
  }

  /**
   * With pictures of badly recognised pages, {@code pictures} in the figures, and of generated
   * mails, {@code generated}, by the words that generate them. Recognising takes its time, and what
   * is recognised of bad pages is another text on another kind of processor.
   */
  @Tag("slow")
  @TestFactory
  List<DynamicTest> every_recorded_model_reads_what_it_read_of_scans_and_generated_mails()
      throws IOException {
    return replays("pictures", "generated");
  }

  private List<DynamicTest> replays(String... kinds) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path recorded : folders()) {
      JsonNode expected = JSON.readTree(Files.readAllBytes(recorded.resolve("figures.json")));
      String prompt = expected.path("prompt").asText();
      assertThat(expected.path("sets")).as(recorded + "/figures.json").isNotEmpty();
      for (String kind : kinds) {
        expected
            .path(kind)
            .properties()
            .forEach(
                set ->
                    tests.add(
                        dynamicTest(
                            recorded.getFileName() + ", " + kind + ", " + set.getKey(),
                            () ->
                                replay(
                                    contender(kind, recorded, prompt),
                                    kind.equals("generated")
                                        ? generated(set.getKey())
                                        : Path.of(set.getKey()),
                                    set.getValue()))));
      }
    }
    return tests;
  }

  /**
   * @param words {@code --seed 101 --cases 300 --measure}
   */
  private Path generated(String words) throws IOException {
    List<String> said = List.of(words.split(" "));
    long seed = Long.parseLong(said.get(said.indexOf("--seed") + 1));
    int cases = Integer.parseInt(said.get(said.indexOf("--cases") + 1));
    new Generator(seed, said.contains("--measure"))
        .run(folder, cases, new PrintStream(OutputStream.nullOutputStream()));
    return folder;
  }

  private static Contender contender(String kind, Path folder, String prompt) {
    CountedModel model = new CountedModel(new AskedOnce(new RecordedModel(folder)));
    return kind.equals("alone")
        ? new Contender(
            "model", "model", AdviceReaders.modelAlone(model, prompt, SECRET, e -> {}), model)
        : new Contender(
            "both",
            "both",
            AdviceReaders.withModel(
                model,
                prompt,
                SECRET,
                Asking.IN_DOUBT,
                kind.equals("pictures") ? Privacy.IMAGES : Privacy.TEXT,
                e -> {}),
            model);
  }

  private static void replay(Contender contender, Path cases, JsonNode expected)
      throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new CompareReaders(
            new InProcessReader(ReadingLimits.DEFAULT), List.of(contender), ModelPrices.NONE, true)
        .run(cases, new PrintStream(printed, true, StandardCharsets.UTF_8));
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode figures = JSON.readTree(lines.get(lines.size() - 1));
    assertThat(figures.get("model_unanswered").asInt())
        .as("questions without a recorded answer: collect and record them, %s", printed)
        .isEqualTo(expected.path("model_unanswered").asInt(0));
    assertThat(expected).as("figures of %s", cases).isNotEmpty();
    expected
        .properties()
        .forEach(
            figure ->
                assertThat(figures.path(figure.getKey()).decimalValue())
                    .as("%s, %s", figure.getKey(), printed.toString(StandardCharsets.UTF_8))
                    .isEqualByComparingTo(figure.getValue().decimalValue()));
  }

  private static List<Path> folders() throws IOException {
    if (!Files.isDirectory(ANSWERS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(ANSWERS)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }
}
