package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.model.Answer.Mode;
import io.quittance.model.PromptLibrary;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParseAnswerTest {
  private static final String GOOD =
      """
      {"verdict":"remittance","payments":[{"status":"executed","complete":null,
        "header":[{"field":"payment_amount","line":"D1.L0001","text":"5.00","occurrence":1}],
        "tables":[],"lines":[]}]}\
      """;

  private final ParseAnswer<PointedAnswer> parser =
      ParseAnswer.pointed(new PromptLibrary().prompt("read-advice/v1").schema(), 100);

  @Test
  void a_good_answer_is_read() {
    PointedAnswer answer = parser.parse(GOOD, Mode.NATIVE_SCHEMA).answer();
    assertThat(answer.payments().get(0).header())
        .containsExactly(new PointedAnswer.Place("payment_amount", "D1.L0001", "5.00", 1));
    assertThat(answer.payments().get(0).complete()).isNull();
  }

  @Test
  void every_trick_with_json_is_nonsense() {
    Map<String, String> tricks =
        Map.ofEntries(
            Map.entry("truncated", GOOD.substring(0, GOOD.length() - 3)),
            Map.entry("two objects", GOOD + GOOD),
            Map.entry("trailing prose", GOOD + "\nI hope this helps!"),
            Map.entry("leading prose", "Here it is: " + GOOD),
            Map.entry("fence", "```json\n" + GOOD + "\n```"),
            Map.entry(
                "duplicate key",
                GOOD.replace("{\"verdict\"", "{\"verdict\":\"unknown\",\"verdict\"")),
            Map.entry("unknown key", GOOD.replace("\"tables\":[]", "\"tables\":[],\"paid\":true")),
            Map.entry("missing key", GOOD.replace("\"tables\":[],", "")),
            Map.entry("not in the closed list", GOOD.replace("executed", "APPLIED")),
            Map.entry("exponent", GOOD.replace("\"occurrence\":1", "\"occurrence\":1E+3")),
            Map.entry("not a number", GOOD.replace("\"occurrence\":1", "\"occurrence\":NaN")),
            Map.entry("float", GOOD.replace("\"occurrence\":1", "\"occurrence\":1.0")),
            Map.entry("infinite", GOOD.replace("\"occurrence\":1", "\"occurrence\":1e309")),
            Map.entry("number as text", GOOD.replace("\"occurrence\":1", "\"occurrence\":\"1\"")),
            Map.entry("text as number", GOOD.replace("\"5.00\"", "5.00")),
            Map.entry("null text", GOOD.replace("\"5.00\"", "null")),
            Map.entry("null list", GOOD.replace("\"lines\":[]", "\"lines\":null")),
            Map.entry("null payment", "{\"verdict\":\"remittance\",\"payments\":[null]}"),
            Map.entry("null", "null"),
            Map.entry("list", "[" + GOOD + "]"),
            Map.entry("text", "\"remittance\""),
            Map.entry("comment", "/* x */" + GOOD),
            Map.entry("deep", "{\"verdict\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
            Map.entry("long string", GOOD.replace("5.00", "5".repeat(5_000))),
            Map.entry("long answer", GOOD.replace("5.00", "5".repeat(5_000_000))),
            Map.entry("empty", ""),
            Map.entry(
                "too many places",
                GOOD.replace(
                    "\"tables\":[]",
                    "\"tables\":[{\"headingLine\":null,\"firstLine\":\"a\",\"lastLine\":\"b\","
                        + "\"totalLine\":null,\"skippedLines\":["
                        + "\"x\",".repeat(120)
                        + "\"x\"],\"columns\":[]}]")));
    tricks.forEach(
        (name, text) -> {
          ParseAnswer.Outcome<PointedAnswer> outcome = parser.parse(text, Mode.NATIVE_SCHEMA);
          assertThat(outcome.answer()).as(name).isNull();
          assertThat(outcome.nonsense()).as(name).isNotBlank().doesNotContain("5.00");
        });
  }

  @Test
  void one_fence_around_the_whole_is_taken_off_only_when_the_schema_was_words() {
    assertThat(parser.parse("```json\n" + GOOD + "\n```\n", Mode.PROMPTED).answer()).isNotNull();
    assertThat(parser.parse("```\n" + GOOD + "```", Mode.PROMPTED).answer()).isNotNull();
    assertThat(parser.parse("```json\n" + GOOD + "\n```\nDone.", Mode.PROMPTED).answer()).isNull();
    assertThat(parser.parse("```", Mode.PROMPTED).answer()).isNull();
    assertThat(parser.parse("```\n```", Mode.PROMPTED).answer()).isNull();
  }
}
