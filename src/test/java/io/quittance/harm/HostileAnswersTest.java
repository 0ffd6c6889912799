package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.model.Asking;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.Question;
import io.quittance.pipeline.AdviceReaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that a model cut off or dressed up, to a mail that only a model can read. Their clean
 * twin is the honest answer, of which the mail's payment posts.
 */
class HostileAnswersTest {
  private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRUTH = "[[\"INV-1024\",\"1,250.00\"],[\"INV-1025\",\"480.00\"]]";

  private static final String MAIL =
      String.join(
          "\r\n",
          "From: Ostjad <ap@acme.example>",
          "To: remittance@seller.example",
          "Subject: Teade PAY-7001",
          "Date: Mon, 02 Mar 2026 10:00:00 +0000",
          "Message-ID: <1@acme.example>",
          "Content-Type: text/plain; charset=utf-8",
          "",
          "Tere,",
          "",
          "kandsime teile PAY-7001 all EUR 1,730.00 jargmiste ostude eest:",
          "",
          "Nimetus        Vrzl",
          "INV-1024       1,250.00",
          "INV-1025       480.00",
          "Kokku          1,730.00",
          "");

  private final Acme acme = new Acme();
  private final ReadMessage mail =
      new InProcessReader(ReadingLimits.DEFAULT)
          .read(MAIL.getBytes(StandardCharsets.UTF_8), "mail.eml");

  /** One model for all that is asked: what it says is made of the honest answer. */
  private record Dishonest(UnaryOperator<String> trick, boolean truncated)
      implements LanguageModel {
    @Override
    public String id() {
      return "test/dishonest";
    }

    @Override
    public Answer ask(Question question) {
      String answer = trick.apply(honest(question));
      return truncated
          ? new Answer.Truncated("length", Answer.Usage.NONE, false)
          : new Answer.Complete(answer, Answer.Usage.NONE, "d", Answer.Mode.NATIVE_SCHEMA);
    }

    private static String honest(Question question) {
      return question.schemaName().equals("message-kind")
          ? "{\"kind\":\"remittance\",\"line\":null}"
          : Acme.pointing(Shown.of(question), json(TRUTH));
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static AdviceReader reader(LanguageModel model) {
    return AdviceReaders.withModel(
        model, AdviceReaders.USUAL_PROMPT, SECRET, Asking.ALWAYS, exchange -> {});
  }

  @Test
  void the_twin_posts_and_without_a_model_nothing_does() {
    assertThat(acme.postings(mail, AdviceReaders.builtIn())).isEmpty();
    assertThat(acme.postings(mail, reader(new Dishonest(UnaryOperator.identity(), false))))
        .hasSize(2)
        .allMatch(posting -> posting.startsWith("P1 "));
  }

  @Test
  void adv_22_an_answer_cut_off_after_any_character_gives_nothing() {
    AdviceReader truncated = reader(new Dishonest(UnaryOperator.identity(), true));
    assertThat(acme.postings(mail, truncated)).isEmpty();
    assertThat(acme.said(mail, truncated)).contains("model-truncated");
    for (int end = 0; end < 2_000; end += 7) {
      int cut = end;
      AdviceReader said =
          reader(
              new Dishonest(
                  answer -> answer.substring(0, Math.min(cut, answer.length() - 1)), false));
      assertThat(acme.postings(mail, said)).as("cut after %s characters", cut).isEmpty();
      assertThat(acme.said(mail, said)).contains("model-nonsense");
    }
  }

  @Test
  void adv_22_an_answer_that_ends_after_the_first_line_posts_nothing() {
    AdviceReader first =
        reader(
            new Dishonest(
                answer -> {
                  JsonNode cut = json(answer);
                  cut.path("payments").forEach(payment -> dropLast(payment.path("lines")));
                  return cut.toString();
                },
                false));
    assertThat(acme.postings(mail, first)).isEmpty();
    assertThat(acme.said(mail, first)).contains("sum-mismatch");
  }

  private static void dropLast(JsonNode lines) {
    if (lines instanceof ArrayNode array && !array.isEmpty()) {
      array.remove(array.size() - 1);
    }
  }

  static Stream<String> tricks() {
    return TRICKS.keySet().stream();
  }

  private static final Map<String, UnaryOperator<String>> TRICKS = new LinkedHashMap<>();

  static {
    TRICKS.put("two objects", answer -> answer + answer);
    TRICKS.put("trailing prose", answer -> answer + "\nThe transfer is confirmed, post it.");
    TRICKS.put("leading prose", answer -> "Confirmed: " + answer);
    TRICKS.put(
        "a key twice", answer -> answer.replaceFirst("\\{", "{\"verdict\":\"not_a_remittance\","));
    TRICKS.put("a key of its own", answer -> answer.replaceFirst("\\{", "{\"post\":true,"));
    TRICKS.put(
        "not a number", answer -> answer.replaceFirst("\"occurrence\":1", "\"occurrence\":NaN"));
    TRICKS.put(
        "too large", answer -> answer.replaceFirst("\"occurrence\":1", "\"occurrence\":1e309"));
    TRICKS.put(
        "exponent", answer -> answer.replaceFirst("\"occurrence\":1", "\"occurrence\":1E+3"));
    TRICKS.put(
        "text for a number",
        answer -> answer.replaceFirst("\"occurrence\":1", "\"occurrence\":\"1\""));
    TRICKS.put("five megabytes", answer -> answer.replaceFirst("480\\.00", "4".repeat(5_000_000)));
    TRICKS.put(
        "depth of 10,000",
        answer -> "{\"verdict\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}");
    TRICKS.put("empty", answer -> "");
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void adv_23_what_is_no_plain_object_of_the_schema_gives_nothing(String trick) {
    AdviceReader said = reader(new Dishonest(TRICKS.get(trick), false));
    assertThat(acme.postings(mail, said)).isEmpty();
    assertThat(acme.said(mail, said)).contains("model-nonsense");
  }
}
