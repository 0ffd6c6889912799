package io.quittance.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.quittance.model.AskProviderTest.Wire;
import io.quittance.model.ModelCapabilities.Images;
import io.quittance.model.ModelCapabilities.Schema;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeModelTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String ALIVE = "{\"ledgerReady\":true,\"colourOfInk\":\"vermilion\"}";
  private static final String COLOURS = "{\"left\":\"blue\",\"right\":\"yellow\"}";

  /** How every picture in PNG begins in Base64. */
  private static final String PICTURE = "iVBORw0KGgo";

  private static final String SCHEMA_IN_WORDS = "valid under this JSON Schema";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  @ParameterizedTest
  @EnumSource
  void a_model_that_holds_a_schema_and_sees_pictures_is_found_out_by_two_questions(Wire wire) {
    answers(wire, 5, null, said(wire, ALIVE));
    answers(wire, 1, PICTURE, said(wire, COLOURS));
    assertThat(probe(wire)).isEqualTo(new ModelCapabilities(Schema.NATIVE, Images.SEEN, NOW, null));
    assertThat(server.getAllServeEvents()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_knows_no_schema_is_asked_in_words(Wire wire) {
    answers(wire, 5, null, aResponse().withStatus(400));
    answers(wire, 2, SCHEMA_IN_WORDS, said(wire, "```json\n" + ALIVE + "\n```"));
    answers(wire, 1, PICTURE, aResponse().withStatus(400));
    assertThat(probe(wire))
        .isEqualTo(new ModelCapabilities(Schema.PROMPTED, Images.NOT_SEEN, NOW, null));
  }

  @Test
  void a_server_that_takes_the_schema_and_does_not_hold_it_is_asked_in_words() {
    answers(Wire.OPENAI, 5, null, said(Wire.OPENAI, "I am alive."));
    answers(Wire.OPENAI, 2, SCHEMA_IN_WORDS, said(Wire.OPENAI, ALIVE));
    answers(Wire.OPENAI, 1, PICTURE, said(Wire.OPENAI, "{\"left\":\"none\",\"right\":\"none\"}"));
    assertThat(probe(Wire.OPENAI))
        .isEqualTo(new ModelCapabilities(Schema.PROMPTED, Images.NOT_SEEN, NOW, null));
  }

  @Test
  void no_answer_says_nothing_and_why() {
    answers(Wire.OPENAI, 5, null, aResponse().withStatus(503));
    assertThat(probe(Wire.OPENAI))
        .isEqualTo(new ModelCapabilities(Schema.UNKNOWN, Images.UNKNOWN, NOW, "status 503"));
    assertThat(server.getAllServeEvents()).hasSize(1);
    answers(Wire.OPENAI, 5, null, aResponse().withStatus(401));
    assertThat(probe(Wire.OPENAI).words())
        .isEqualTo(
            "gave no answer that shows what it can do: status 401, look at"
                + " QUITTANCE_MODEL_API_KEY");
  }

  @ParameterizedTest
  @EnumSource
  void a_model_that_thinks_first_is_asked_once_more_with_room_for_it(Wire wire) {
    answers(wire, 5, null, said(wire, ALIVE));
    cutAt50(wire, 4, "");
    answers(wire, 1, PICTURE, said(wire, COLOURS));
    assertThat(probe(wire)).isEqualTo(new ModelCapabilities(Schema.NATIVE, Images.SEEN, NOW, null));
    assertThat(bounds(wire)).containsExactly(50, 2_000, 2_000);
  }

  @Test
  void a_model_that_thinks_only_about_pictures_is_asked_again_about_the_picture() {
    Wire wire = Wire.OPENAI;
    answers(wire, 5, null, said(wire, ALIVE));
    answers(wire, 2, PICTURE, said(wire, COLOURS));
    cutAt50(wire, 1, PICTURE);
    assertThat(probe(wire).words()).isEqualTo("holds a schema, sees pictures");
    assertThat(bounds(wire)).containsExactly(50, 50, 2_000);
  }

  @Test
  void at_most_four_questions_are_asked_of_whoever_thinks_and_knows_no_schema() {
    Wire wire = Wire.OPENAI;
    answers(wire, 5, null, said(wire, "I am alive."));
    cutAt50(wire, 4, "");
    answers(wire, 2, SCHEMA_IN_WORDS, said(wire, ALIVE));
    answers(wire, 1, PICTURE, cut(wire));
    assertThat(probe(wire))
        .isEqualTo(
            new ModelCapabilities(
                Schema.PROMPTED, Images.UNKNOWN, NOW, "the answer ended early (LENGTH)"));
    assertThat(bounds(wire)).containsExactly(50, 2_000, 2_000, 2_000);
  }

  @Test
  void an_answer_cut_off_twice_does_not_show_that_schemas_are_unknown() {
    answers(Wire.OPENAI, 5, null, cut(Wire.OPENAI));
    assertThat(probe(Wire.OPENAI))
        .isEqualTo(
            new ModelCapabilities(
                Schema.UNKNOWN, Images.UNKNOWN, NOW, "the answer ended early (LENGTH)"));
    assertThat(bounds(Wire.OPENAI)).containsExactly(50, 2_000);
  }

  @Test
  void the_model_is_asked_as_found_and_a_later_silence_forgets_nothing() {
    ProbedModel model = new ProbedModel(settings(Wire.OPENAI), ModelVariables.USUAL, false, CLOCK);
    assertThat(model.mode()).isEqualTo(Answer.Mode.NATIVE_SCHEMA);
    model.found(new ModelCapabilities(Schema.PROMPTED, Images.SEEN, NOW, null));
    model.found(new ModelCapabilities(Schema.UNKNOWN, Images.UNKNOWN, NOW, "status 503"));
    assertThat(model.mode()).isEqualTo(Answer.Mode.PROMPTED);

    answers(Wire.OPENAI, 5, null, said(Wire.OPENAI, "{}"));
    assertThat(model.ask(new Question("s", "u", "{}", "q", 10)))
        .isEqualTo(
            new Answer.Complete("{}", new Answer.Usage(11, 5), "m-2026", Answer.Mode.PROMPTED));
  }

  @Test
  void a_model_that_was_down_at_the_start_is_known_after_a_later_look() {
    NamedModel model =
        new NamedModel("m", settings(Wire.OPENAI), ModelVariables.USUAL, false, CLOCK);
    answers(Wire.OPENAI, 5, null, aResponse().withStatus(503));
    model.probe();
    assertThat(model.worthALook(Duration.ofMinutes(10))).isFalse();
    assertThat(model.nextLook(Duration.ofMinutes(10))).contains(NOW.plusSeconds(600));
    assertThat(model.worthALook(Duration.ZERO)).isTrue();
    assertThat(model.lookedInVain().map(ModelCapabilities::reason)).contains("status 503");

    answers(Wire.OPENAI, 5, null, said(Wire.OPENAI, ALIVE));
    answers(Wire.OPENAI, 1, PICTURE, said(Wire.OPENAI, COLOURS));
    model.probe();
    assertThat(model.capabilities().map(ModelCapabilities::schema)).contains(Schema.NATIVE);
    assertThat(model.worthALook(Duration.ZERO)).isFalse();
    assertThat(model.lookedInVain()).isEmpty();
  }

  @Test
  void what_the_installation_sets_no_probe_changes() {
    ProbedModel model = new ProbedModel(settings(Wire.OPENAI), ModelVariables.USUAL, true, CLOCK);
    model.found(new ModelCapabilities(Schema.PROMPTED, Images.SEEN, NOW, null));
    assertThat(model.mode()).isEqualTo(Answer.Mode.NATIVE_SCHEMA);
  }

  private static ModelCapabilities probe(Wire wire) {
    server.resetRequests();
    return new ProbeModel(settings(wire), ModelVariables.USUAL, CLOCK).probe();
  }

  private static ModelSettings settings(Wire wire) {
    return ModelSettings.of(
        wire.provider, "m", URI.create(server.baseUrl() + wire.base), "sk-never-shown");
  }

  /**
   * @param holding what the request's body holds, or null for any
   */
  private static void answers(
      Wire wire, int priority, String holding, ResponseDefinitionBuilder response) {
    var request = post(urlPathEqualTo(wire.path)).atPriority(priority);
    server.stubFor(
        (holding == null ? request : request.withRequestBody(containing(holding)))
            .willReturn(response));
  }

  /**
   * @param holding what the request's body holds, too
   */
  private static void cutAt50(Wire wire, int priority, String holding) {
    server.stubFor(
        post(urlPathEqualTo(wire.path))
            .atPriority(priority)
            .withRequestBody(containing(holding))
            .withRequestBody(matching("(?s).*\"" + bound(wire) + "\"\\s*:\\s*50\\b.*"))
            .willReturn(cut(wire)));
  }

  private static String bound(Wire wire) {
    return switch (wire) {
      case OPENAI, ANTHROPIC, MISTRAL -> "max_tokens";
      case AZURE, AZURE_BY_DEPLOYMENT -> "max_completion_tokens";
      case GEMINI -> "maxOutputTokens";
      case OLLAMA -> "num_predict";
      case BEDROCK -> "maxTokens";
    };
  }

  /** Of all questions so far, the first first. */
  private static List<Integer> bounds(Wire wire) {
    Pattern bound = Pattern.compile("\"" + bound(wire) + "\"\\s*:\\s*([0-9]+)");
    return server.findAll(postRequestedFor(urlPathEqualTo(wire.path))).stream()
        .map(request -> bound.matcher(request.getBodyAsString()))
        .filter(Matcher::find)
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  /** As a model answers that has thought until its tokens were used up. */
  private static ResponseDefinitionBuilder cut(Wire wire) {
    String body =
        wire == Wire.GEMINI
            ? """
            {"candidates":[{"index":0,"content":{"role":"model"},"finishReason":"MAX_TOKENS"}],
             "usageMetadata":{"promptTokenCount":11,"thoughtsTokenCount":50,
              "totalTokenCount":61},"modelVersion":"m-2026","responseId":"r1"}\
            """
            : wire.body("", wire.cut);
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static ResponseDefinitionBuilder said(Wire wire, String text) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(wire.body(text, wire.finished));
  }
}
