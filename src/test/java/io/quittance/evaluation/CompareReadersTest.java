package io.quittance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.model.Asking;
import io.quittance.document.InProcessReader;
import io.quittance.message.ReadingLimits;
import io.quittance.model.Answer;
import io.quittance.model.CollectingModel;
import io.quittance.model.LanguageModel;
import io.quittance.model.ModelPrices;
import io.quittance.model.Question;
import io.quittance.model.RecordedModel;
import io.quittance.pipeline.AdviceReaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With answers that were made up for this test: they say how answers are recorded, replayed and
 * compared, and nothing about any model.
 */
class CompareReadersTest {
  private static final Path MADE_UP = Path.of("src/test/resources/made-up-recordings");
  private static final Path CASES = MADE_UP.resolve("cases");
  private static final String PROMPT = AdviceReaders.USUAL_PROMPT;
  private static final byte[] SECRET =
      RecordedModel.BOUNDARY_SECRET.getBytes(StandardCharsets.UTF_8);

  @TempDir Path answers;
  private final InProcessReader messageReader = new InProcessReader(ReadingLimits.DEFAULT);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void record() throws IOException {
    for (String name : List.of("amount-first", "an-order")) {
      String key = collect(CASES.resolve(name), answers.resolve(name));
      for (String end : List.of(".request.json", ".prompt.md")) {
        Files.move(answers.resolve(name).resolve(key + end), answers.resolve(key + end));
      }
      Files.copy(
          MADE_UP.resolve("answers").resolve(name + ".answer"), answers.resolve(key + ".answer"));
    }
  }

  @Test
  void the_same_cases_go_through_built_in_model_and_both() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    RecordedModel recorded = new RecordedModel(answers);
    AskedOnce once = new AskedOnce(counting(recorded, asked));
    JsonNode figures =
        run(
            new Contender("builtin", "builtin", AdviceReaders.builtIn(), null),
            alone(once),
            both(new CountedModel(once)));
    assertThat(figures.get("reader").asText()).isEqualTo("both");
    assertThat(figures.get("compared")).hasSize(3);

    JsonNode builtIn = figures.get("compared").get(0);
    assertThat(builtIn.get("lines_exact_count").asInt()).isEqualTo(2);
    assertThat(builtIn.get("lines").asInt()).isEqualTo(5);
    assertThat(builtIn.get("lines_omitted").asInt()).isEqualTo(3);
    assertThat(builtIn.get("model_calls").asInt()).isZero();
    assertThat(builtIn.get("cost_per_1000_mails").asInt()).isZero();
    assertThat(builtIn.get("latency_millis_median").isNull()).isTrue();

    JsonNode model = figures.get("compared").get(1);
    assertThat(model.get("asked").asInt()).isEqualTo(3);
    // The whole was recorded of one mail, of another only what kind of mail it is.
    assertThat(model.get("model_unanswered").asInt()).isEqualTo(2);
    assertThat(model.get("lines_exact_count").asInt()).isEqualTo(3);

    assertThat(figures.get("cases").asInt()).isEqualTo(3);
    assertThat(figures.get("cases_right").asInt()).isEqualTo(3);
    assertThat(figures.get("lines_exact").asDouble()).isEqualTo(1.0);
    assertThat(figures.get("header_right").asDouble()).isEqualTo(1.0);
    assertThat(figures.get("lines_invented").asInt()).isZero();
    assertThat(figures.get("asked").asInt()).isEqualTo(2);
    assertThat(figures.get("asked_share").asDouble()).isEqualTo(0.6667);
    assertThat(figures.get("model_calls").asInt()).isEqualTo(2);
    assertThat(figures.get("model_unanswered").asInt()).isZero();
    assertThat(asked).as("what two contenders ask is asked once").hasValue(4);

    long in = figures.get("input_tokens").asLong();
    long out = figures.get("output_tokens").asLong();
    assertThat(in).isBetween(2_000L, 4_000L);
    assertThat(out).isBetween(200L, 500L);
    assertThat(figures.get("cost_per_1000_mails").asDouble())
        .isCloseTo((in + 5 * out) / 1e6 * 1000 / 3, offset(0.01));
  }

  @Test
  void a_question_without_an_answer_leaves_the_built_in_reading_and_is_counted()
      throws IOException {
    Path none = Files.createDirectory(answers.resolve("none"));
    JsonNode figures =
        run(
            new Contender("builtin", "builtin", AdviceReaders.builtIn(), null),
            both(new CountedModel(new AskedOnce(new RecordedModel(none)))));
    // What kind of mail one is, then the whole of it, and the whole of another.
    assertThat(figures.get("model_unanswered").asInt()).isEqualTo(3);
    assertThat(figures.get("lines_exact_count").asInt()).isEqualTo(2);
    assertThat(figures.get("unanswered").asInt()).isZero();
  }

  @Test
  void each_reader_is_compared_with_the_first_and_with_the_prompt_before_it() throws IOException {
    AdviceReader nothing =
        message ->
            new Reading(
                Reading.Verdict.NOT_A_REMITTANCE,
                List.of(),
                List.of(),
                List.of(),
                Reading.Usage.NONE);
    AskedOnce once = new AskedOnce(new RecordedModel(answers));
    Contender alone = alone(once);
    Contender both = both(new CountedModel(once));
    run(
        new Contender("builtin", "builtin", AdviceReaders.builtIn(), null),
        new Contender("model@p/v1", "model", nothing, null),
        new Contender("model@p/v2", "model", alone.reader(), alone.model()),
        new Contender("both@p/v1", "both", nothing, null),
        new Contender("both@p/v2", "both", both.reader(), both.model()));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(s -> s.replaceAll(" +", " ")))
        .containsSubsequence(
            "reader against fixed broken other unchanged",
            "model@p/v1 builtin 0 1 1 1",
            "model@p/v2 builtin 1 1 0 1",
            "model@p/v2 model@p/v1 1 0 0 2",
            "both@p/v1 builtin 0 1 1 1",
            "both@p/v2 builtin 1 0 0 2",
            "both@p/v2 both@p/v1 2 0 0 1",
            "model@p/v1 against builtin",
            " broken plain",
            "model@p/v2 against builtin",
            " broken plain",
            "both@p/v1 against builtin",
            " broken plain");
  }

  private JsonNode run(Contender... contenders) throws IOException {
    String price = RecordedModel.PROVIDER + "/" + answers.getFileName() + "=1/5";
    int unanswered =
        new CompareReaders(messageReader, List.of(contenders), ModelPrices.of(price), false)
            .run(CASES, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(unanswered).isZero();
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private static Contender alone(AskedOnce once) {
    CountedModel model = new CountedModel(once);
    return new Contender(
        "model", "model", AdviceReaders.modelAlone(model, PROMPT, SECRET, e -> {}), model);
  }

  private static Contender both(CountedModel model) {
    return new Contender("both", "both", reader(model), model);
  }

  private static AdviceReader reader(LanguageModel model) {
    return AdviceReaders.withModel(model, PROMPT, SECRET, Asking.IN_DOUBT, e -> {});
  }

  private static LanguageModel counting(LanguageModel model, AtomicInteger asked) {
    return new LanguageModel() {
      @Override
      public String id() {
        return model.id();
      }

      @Override
      public Answer ask(Question question) {
        asked.incrementAndGet();
        return model.ask(question);
      }
    };
  }

  /** The key of the one question about a case. */
  private String collect(Path cases, Path into) throws IOException {
    new CompareReaders(
            messageReader,
            List.of(both(new CountedModel(new AskedOnce(new CollectingModel(into))))),
            ModelPrices.NONE,
            false)
        .run(cases, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.list(into)) {
      List<String> keys =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".prompt.md"))
              .map(name -> name.replace(".prompt.md", ""))
              .toList();
      assertThat(keys).hasSize(1);
      return keys.get(0);
    }
  }
}
