package io.quittance.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wire formats of the providers, each with every way a call can end. */
class AskProviderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"required":["a"],
       "properties":{"a":{"type":["string","null"]}}}\
      """;
  private static final Question QUESTION =
      new Question("Point.", "D1.L0001| {config:x} {{y}} ${jndi:z}", SCHEMA, "read_advice", 500);
  private static final String KEY = "sk-never-shown";

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  /** One provider's dialect. */
  enum Wire {
    OPENAI(Provider.OPENAI, "/v1", "/v1/chat/completions", "stop", "length"),
    ANTHROPIC(Provider.ANTHROPIC, "/v1", "/v1/messages", "end_turn", "max_tokens"),
    AZURE(Provider.AZURE, "/openai/v1", "/openai/v1/chat/completions", "stop", "length"),
    AZURE_BY_DEPLOYMENT(
        Provider.AZURE,
        "/openai/deployments/m?api-version=2024-10-21",
        "/openai/deployments/m/chat/completions",
        "stop",
        "length"),
    GEMINI(Provider.GEMINI, "/v1beta", "/v1beta/models/m:generateContent", "STOP", "MAX_TOKENS"),
    MISTRAL(Provider.MISTRAL, "/v1", "/v1/chat/completions", "stop", "length"),
    OLLAMA(Provider.OLLAMA, "", "/api/chat", "stop", "length"),
    BEDROCK(Provider.BEDROCK, "", "/model/m/converse", "end_turn", "max_tokens");

    final Provider provider;
    final String base;
    final String path;
    final String finished;
    final String cut;

    Wire(Provider provider, String base, String path, String finished, String cut) {
      this.provider = provider;
      this.base = base;
      this.path = path;
      this.finished = finished;
      this.cut = cut;
    }

    /**
     * @param reason null leaves the finish reason out
     */
    String body(String text, String reason) {
      try {
        String quoted = JSON.writeValueAsString(text);
        String ended = JSON.writeValueAsString(reason);
        return switch (this) {
          case OPENAI, AZURE, AZURE_BY_DEPLOYMENT, MISTRAL ->
              """
              {"id":"c1","object":"chat.completion","model":"m-2026","choices":[{"index":0,
               "message":{"role":"assistant","content":%s}%s}],
               "usage":{"prompt_tokens":11,"completion_tokens":5,"total_tokens":16}}\
              """
                  .formatted(quoted, reason == null ? "" : ",\"finish_reason\":" + ended);
          case ANTHROPIC ->
              """
              {"id":"m1","type":"message","role":"assistant","model":"m-2026",
               "content":[{"type":"text","text":%s}]%s,
               "usage":{"input_tokens":11,"output_tokens":5}}\
              """
                  .formatted(quoted, reason == null ? "" : ",\"stop_reason\":" + ended);
          case GEMINI ->
              """
              {"candidates":[{"index":0,"content":{"role":"model","parts":[{"text":%s}]}%s}],
               "usageMetadata":{"promptTokenCount":11,"candidatesTokenCount":5,"totalTokenCount":16},
               "modelVersion":"m-2026","responseId":"r1"}\
              """
                  .formatted(quoted, reason == null ? "" : ",\"finishReason\":" + ended);
          case BEDROCK ->
              """
              {"output":{"message":{"role":"assistant","content":[{"text":%s}]}}%s,
               "usage":{"inputTokens":11,"outputTokens":5,"totalTokens":16},
               "metrics":{"latencyMs":10}}\
              """
                  .formatted(quoted, reason == null ? "" : ",\"stopReason\":" + ended);
          case OLLAMA ->
              """
              {"model":"m-2026","created_at":"2026-11-22T10:00:00Z",
               "message":{"role":"assistant","content":%s},"done":true%s,
               "prompt_eval_count":11,"eval_count":5}\
              """
                  .formatted(quoted, reason == null ? "" : ",\"done_reason\":" + ended);
        };
      } catch (IOException never) {
        throw new AssertionError(never);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_schema_goes_out_natively_and_verbatim(Wire wire) throws IOException {
    answer(wire, ok(wire.body("{\"a\":null}", wire.finished)));
    assertThat(ask(wire))
        .isEqualTo(
            new Answer.Complete(
                "{\"a\":null}",
                new Answer.Usage(11, 5),
                // Converse does not say which model answered.
                wire == Wire.BEDROCK ? "m" : "m-2026",
                Answer.Mode.NATIVE_SCHEMA));

    LoggedRequest request = requests().get(0);
    JsonNode sent = JSON.readTree(request.getBodyAsString());
    JsonNode schema =
        switch (wire) {
          case OPENAI, AZURE, AZURE_BY_DEPLOYMENT, MISTRAL ->
              sent.at("/response_format/json_schema/schema");
          case GEMINI -> sent.at("/generationConfig/responseJsonSchema");
          case BEDROCK ->
              JSON.readTree(
                  sent.at("/outputConfig/textFormat/structure/jsonSchema/schema").asText());
          case ANTHROPIC -> sent.at("/output_config/format/schema");
          case OLLAMA -> sent.at("/format");
        };
    assertThat(schema).isEqualTo(JSON.readTree(SCHEMA));
    assertThat(request.getUrl())
        .isEqualTo(
            wire == Wire.AZURE_BY_DEPLOYMENT ? wire.path + "?api-version=2024-10-21" : wire.path);
    if (wire != Wire.GEMINI && wire != Wire.BEDROCK) {
      assertThat(sent.path("model").asText()).isEqualTo("m");
    }
    assertThat(request.getBodyAsString()).contains("D1.L0001| {config:x} {{y}} ${jndi:z}");
    switch (wire) {
      case OPENAI -> {
        assertThat(sent.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(sent.at("/response_format/json_schema/name").asText()).isEqualTo("read_advice");
        assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(sent.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(sent.at("/messages/0/content").asText()).isEqualTo("Point.");
        assertThat(sent.at("/messages/1/content").asText()).isEqualTo(QUESTION.user());
        assertThat(sent.at("/temperature").asDouble(-1)).isEqualTo(0.0);
        assertThat(sent.at("/max_tokens").asInt()).isEqualTo(500);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
      }
      case ANTHROPIC -> {
        assertThat(sent.at("/output_config/format/type").asText()).isEqualTo("json_schema");
        assertThat(sent.at("/system/0/text").asText()).isEqualTo("Point.");
        assertThat(sent.at("/messages/0/content/0/text").asText()).isEqualTo(QUESTION.user());
        assertThat(sent.at("/temperature").asDouble(-1)).isEqualTo(0.0);
        assertThat(sent.at("/max_tokens").asInt()).isEqualTo(500);
        assertThat(request.getHeader("x-api-key")).isEqualTo(KEY);
        assertThat(request.getHeader("anthropic-version")).isEqualTo("2023-06-01");
        // The static words are the provider's to keep; the source is not.
        assertThat(sent.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
        assertThat(sent.path("messages").findValue("cache_control")).isNull();
      }
      case AZURE, AZURE_BY_DEPLOYMENT -> {
        assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(sent.at("/messages/1/content").asText()).isEqualTo(QUESTION.user());
        assertThat(sent.at("/max_completion_tokens").asInt()).isEqualTo(500);
        assertThat(sent.has("max_tokens")).isFalse();
        assertThat(request.getHeader("api-key")).isEqualTo(KEY);
        assertThat(request.getHeader("Authorization")).isNull();
      }
      case GEMINI -> {
        assertThat(sent.at("/generationConfig/responseMimeType").asText())
            .isEqualTo("application/json");
        assertThat(sent.at("/systemInstruction/parts/0/text").asText()).isEqualTo("Point.");
        assertThat(sent.at("/contents/0/parts/0/text").asText()).isEqualTo(QUESTION.user());
        assertThat(sent.at("/generationConfig/temperature").asDouble(-1)).isEqualTo(0.0);
        assertThat(sent.at("/generationConfig/maxOutputTokens").asInt()).isEqualTo(500);
        assertThat(request.getHeader("x-goog-api-key")).isEqualTo(KEY);
      }
      case MISTRAL -> {
        assertThat(sent.at("/response_format/type").asText()).isEqualTo("json_schema");
        assertThat(sent.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertThat(sent.at("/messages/0/content/0/text").asText()).isEqualTo("Point.");
        assertThat(sent.at("/temperature").asDouble(-1)).isEqualTo(0.0);
        assertThat(sent.at("/max_tokens").asInt()).isEqualTo(500);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
      }
      case BEDROCK -> {
        assertThat(sent.at("/system/0/text").asText()).isEqualTo("Point.");
        assertThat(sent.at("/messages/0/content/0/text").asText()).isEqualTo(QUESTION.user());
        assertThat(sent.at("/inferenceConfig/temperature").asDouble(-1)).isEqualTo(0.0);
        assertThat(sent.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(500);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
      }
      case OLLAMA -> {
        assertThat(sent.at("/messages/1/content").asText()).isEqualTo(QUESTION.user());
        assertThat(sent.at("/options/temperature").asDouble(-1)).isEqualTo(0.0);
        assertThat(sent.at("/options/num_predict").asInt()).isEqualTo(500);
        assertThat(sent.at("/options/num_ctx").asInt()).isEqualTo(65_536);
        assertThat(sent.at("/stream").asBoolean(true)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_model_is_given_nothing_that_it_could_use(Wire wire) throws IOException {
    answer(wire, ok(wire.body("{\"a\":null}", wire.finished)));
    for (Answer.Mode mode : Answer.Mode.values()) {
      new AskProvider(settings(wire, mode, Duration.ofSeconds(10))).ask(QUESTION);
    }
    assertThat(requests()).hasSize(2);
    for (LoggedRequest request : requests()) {
      JsonNode sent = JSON.readTree(request.getBodyAsString());
      for (String tool :
          List.of(
              "tools",
              "tool_choice",
              "toolConfig",
              "tool_config",
              "functions",
              "function_call",
              "functionDeclarations",
              "mcp_servers",
              "web_search_options")) {
        // Ollama is told that there are none.
        assertThat(sent.findValues(tool))
            .as(tool)
            .allMatch(given -> given.isArray() && given.isEmpty());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_native_schemas_it_stands_in_the_instructions_and_that_is_recorded(Wire wire)
      throws IOException {
    answer(wire, ok(wire.body("{\"a\":null}", wire.finished)));
    Answer answer =
        new AskProvider(settings(wire, Answer.Mode.PROMPTED, Duration.ofSeconds(10))).ask(QUESTION);
    assertThat(((Answer.Complete) answer).mode()).isEqualTo(Answer.Mode.PROMPTED);
    String sent = requests().get(0).getBodyAsString();
    assertThat(JSON.readTree(sent).has("response_format")).isFalse();
    assertThat(JSON.readTree(sent).has("output_config")).isFalse();
    assertThat(JSON.readTree(sent).path("format").isObject()).isFalse();
    assertThat(JSON.readTree(sent).findValuesAsText("content").toString() + sent)
        .contains("It must be valid under this JSON Schema");
  }

  @ParameterizedTest
  @EnumSource
  void what_was_thought_and_what_came_from_a_cache_is_counted_as_it_is_billed(Wire wire) {
    String plain = wire.body("{\"a\":null}", wire.finished);
    switch (wire) {
      case GEMINI -> {
        String thought =
            plain.replace(
                "\"totalTokenCount\":16",
                "\"thoughtsTokenCount\":900,\"cachedContentTokenCount\":7,\"totalTokenCount\":916");
        assertThat(usage(wire, thought)).isEqualTo(new Answer.Usage(11, 905));
      }
      case ANTHROPIC -> {
        String cached =
            plain.replace(
                "\"output_tokens\":5",
                "\"cache_creation_input_tokens\":2000,\"cache_read_input_tokens\":300,"
                    + "\"output_tokens\":5");
        assertThat(usage(wire, cached)).isEqualTo(new Answer.Usage(2_311, 5));
      }
      case BEDROCK -> {
        String cached =
            plain.replace(
                "\"totalTokens\":16",
                "\"cacheWriteInputTokens\":2000,\"cacheReadInputTokens\":300,"
                    + "\"totalTokens\":2316");
        assertThat(usage(wire, cached)).isEqualTo(new Answer.Usage(2_311, 5));
      }
      case OPENAI, AZURE, AZURE_BY_DEPLOYMENT -> {
        String details =
            ",\"prompt_tokens_details\":{\"cached_tokens\":7},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}";
        String within = plain.replace("\"total_tokens\":16}", "\"total_tokens\":16" + details);
        assertThat(usage(wire, within)).isEqualTo(new Answer.Usage(11, 5));
        String beside = plain.replace("\"total_tokens\":16}", "\"total_tokens\":20" + details);
        assertThat(usage(wire, beside)).isEqualTo(new Answer.Usage(11, 9));
      }
      case MISTRAL, OLLAMA -> assertThat(usage(wire, plain)).isEqualTo(new Answer.Usage(11, 5));
    }
  }

  private static Answer.Usage usage(Wire wire, String body) {
    answer(wire, ok(body));
    return ask(wire).usage();
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_ended_early_is_no_answer(Wire wire) {
    answer(wire, ok(wire.body("{\"a\":null}", wire.cut)));
    assertThat(ask(wire))
        .isEqualTo(
            new Answer.Truncated("the answer ended early (LENGTH)", new Answer.Usage(11, 5)));
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_is_not_said_to_be_finished_is_no_answer(Wire wire) {
    for (String reason : new String[] {null, "something_new"}) {
      answer(wire, ok(wire.body("{\"a\":null}", reason)));
      Answer answer = ask(wire);
      assertThat(answer).isNotInstanceOf(Answer.Complete.class);
      // Nobody says that it would end the same way.
      assertThat(answer instanceof Answer.Truncated truncated && truncated.atBound())
          .as("at its bound by %s", reason)
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_is_a_refusal_and_keeps_what_it_took(Wire wire) {
    Answer.Refused filtered =
        new Answer.Refused("the provider's filter declined", new Answer.Usage(11, 5));
    switch (wire) {
      case OPENAI, AZURE, AZURE_BY_DEPLOYMENT -> {
        answer(wire, ok(wire.body("", "content_filter")));
        assertThat(ask(wire)).isEqualTo(filtered);
        answer(
            wire,
            ok(
                """
                {"id":"c1","model":"m","choices":[{"index":0,"finish_reason":"stop",
                 "message":{"role":"assistant","content":null,"refusal":"I can't"}}],
                 "usage":{"prompt_tokens":11,"completion_tokens":5,"total_tokens":16}}\
                """));
        assertThat(ask(wire))
            .isEqualTo(new Answer.Refused("the model declined", new Answer.Usage(11, 5)));
      }
      case GEMINI -> {
        for (String reason : List.of("SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII")) {
          answer(wire, ok(wire.body("no", reason)));
          assertThat(ask(wire)).as(reason).isEqualTo(filtered);
        }
        answer(
            wire,
            ok(
                """
                {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},
                 "usageMetadata":{"promptTokenCount":11,"totalTokenCount":11}}\
                """));
        assertThat(ask(wire))
            .isEqualTo(
                new Answer.Refused("the provider's filter declined", new Answer.Usage(11, 0)));
      }
      case BEDROCK -> {
        for (String reason : List.of("content_filtered", "guardrail_intervened")) {
          answer(wire, ok(wire.body("no", reason)));
          assertThat(ask(wire)).as(reason).isEqualTo(filtered);
        }
      }
      case ANTHROPIC -> {
        answer(wire, ok(wire.body("no", "refusal")));
        assertThat(ask(wire)).isEqualTo(filtered);
      }
      case OLLAMA, MISTRAL -> {
        // They know no refusal: a model that declines writes words, which are handed on for the
        // parser to refuse.
        answer(wire, ok(wire.body("I can't", wire.finished)));
        assertThat(ask(wire))
            .isEqualTo(
                new Answer.Complete(
                    "I can't", new Answer.Usage(11, 5), "m-2026", Answer.Mode.NATIVE_SCHEMA));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_key_says_which_setting_to_look_at_and_does_not_show_it(Wire wire) {
    answer(wire, aResponse().withStatus(401).withBody("{\"error\":\"bad " + KEY + "\"}"));
    assertThat(ask(wire))
        .isEqualTo(
            new Answer.Failed(
                Answer.Cause.CONFIGURATION, "status 401, look at QUITTANCE_MODEL_API_KEY"));
  }

  @ParameterizedTest
  @EnumSource
  void what_the_provider_will_never_answer_is_said_with_the_setting_to_look_at(Wire wire) {
    answer(wire, aResponse().withStatus(400).withBody("{\"error\":\"schema not supported\"}"));
    assertThat(((Answer.Failed) ask(wire)).reason())
        .startsWith("status 400, look at QUITTANCE_MODEL_NAME, QUITTANCE_MODEL_SCHEMA");
    answer(wire, aResponse().withStatus(404).withBody("{\"error\":\"no such model\"}"));
    assertThat(((Answer.Failed) ask(wire)).reason())
        .isEqualTo("status 404, look at QUITTANCE_MODEL_NAME and QUITTANCE_MODEL_BASE_URL");
    answer(wire, aResponse().withStatus(413));
    assertThat(((Answer.Failed) ask(wire)).reason())
        .isEqualTo("status 413, lower QUITTANCE_MODEL_CONTEXT_TOKENS");
  }

  @ParameterizedTest
  @EnumSource
  void what_passes_is_unavailable_and_not_a_failure(Wire wire) {
    for (int status : new int[] {408, 409, 425, 502, 503, 504, 529}) {
      answer(wire, aResponse().withStatus(status));
      assertThat(ask(wire)).isEqualTo(new Answer.Unavailable("status " + status, Optional.empty()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_objects_are_handed_on_as_they_are_for_the_parser_to_refuse(Wire wire) {
    answer(wire, ok(wire.body("{\"a\":null}{\"a\":\"b\"}", wire.finished)));
    assertThat(((Answer.Complete) ask(wire)).text()).isEqualTo("{\"a\":null}{\"a\":\"b\"}");
  }

  @ParameterizedTest
  @EnumSource
  void too_many_requests_carry_the_wait_the_provider_asks_for(Wire wire) {
    answer(wire, aResponse().withStatus(429).withHeader("Retry-After", "17"));
    assertThat(ask(wire))
        .isEqualTo(new Answer.Unavailable("status 429", Optional.of(Duration.ofSeconds(17))));
    String date = "Sun, 06 Nov 1994 08:49:37 GMT";
    Clock clock = Clock.fixed(Instant.parse("1994-11-06T08:49:30Z"), ZoneOffset.UTC);
    answer(wire, aResponse().withStatus(503).withHeader("Retry-After", date));
    assertThat(
            new AskProvider(
                    settings(wire, Answer.Mode.NATIVE_SCHEMA, Duration.ofSeconds(10)),
                    ModelVariables.USUAL,
                    clock)
                .ask(QUESTION))
        .isEqualTo(new Answer.Unavailable("status 503", Optional.of(Duration.ofSeconds(7))));
  }

  @ParameterizedTest
  @EnumSource
  void a_broken_provider_is_asked_once_and_is_unavailable(Wire wire) {
    answer(wire, aResponse().withStatus(500).withBody("oops"));
    assertThat(ask(wire)).isEqualTo(new Answer.Unavailable("status 500", Optional.empty()));
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_slow_provider_is_unavailable_also_when_it_dribbles(Wire wire) {
    ModelSettings impatient = settings(wire, Answer.Mode.NATIVE_SCHEMA, Duration.ofMillis(300));
    String body = wire.body("{\"a\":null}", wire.finished);
    answer(wire, ok(body).withFixedDelay(3_000));
    assertThat(taken(new AskProvider(impatient).ask(QUESTION))).isEqualTo(Answer.Taken.UNKNOWN);
    answer(wire, ok(body).withChunkedDribbleDelay(10, 3_000));
    assertThat(taken(new AskProvider(impatient).ask(QUESTION))).isEqualTo(Answer.Taken.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_that_breaks_after_the_question_may_have_cost_an_answer(Wire wire) {
    for (Fault fault :
        List.of(
            Fault.CONNECTION_RESET_BY_PEER,
            Fault.EMPTY_RESPONSE,
            Fault.MALFORMED_RESPONSE_CHUNK,
            Fault.RANDOM_DATA_THEN_CLOSE)) {
      answer(wire, aResponse().withFault(fault));
      Answer.Unavailable unavailable = (Answer.Unavailable) ask(wire);
      assertThat(unavailable.mayHaveCost()).as(fault.name()).isTrue();
      assertThat(unavailable.sent()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_provider_that_cannot_be_reached_has_taken_nothing(Wire wire) throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    ModelSettings nobody =
        ModelSettings.of(
            wire.provider, "m", URI.create("http://localhost:" + closed + wire.base), KEY);
    assertThat(new AskProvider(nobody).ask(QUESTION))
        .isEqualTo(
            new Answer.Unavailable(
                "connection failed (ConnectException)", Optional.empty(), Answer.Taken.NOTHING));
  }

  @ParameterizedTest
  @EnumSource
  void garbage_instead_of_the_protocol_is_a_failure(Wire wire) {
    for (String body : List.of("", "null", "[]", "<html>hello</html>", "{}", "{\"choices\":[]}")) {
      answer(wire, ok(body));
      assertThat(ask(wire)).as(body).isNotInstanceOf(Answer.Complete.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_empty_answer_is_a_failure(Wire wire) {
    answer(wire, ok(wire.body("", wire.finished)));
    assertThat(ask(wire))
        .isEqualTo(
            new Answer.Failed(
                Answer.Cause.PROTOCOL, "the answer is empty", new Answer.Usage(11, 5)));
  }

  @ParameterizedTest
  @EnumSource
  void five_megabytes_are_dropped_while_they_arrive(Wire wire) {
    answer(wire, ok(wire.body("x".repeat(5_000_000), wire.finished)));
    assertThat(ask(wire))
        .isEqualTo(
            new Answer.Failed(
                Answer.Cause.ANSWER_TOO_LARGE, "the answer is longer than 1000000 bytes"));
  }

  @ParameterizedTest
  @EnumSource
  void a_redirect_is_not_followed_with_the_key(Wire wire) {
    answer(wire, aResponse().withStatus(307).withHeader("Location", "/elsewhere"));
    assertThat(ask(wire)).isInstanceOf(Answer.Failed.class);
    assertThat(requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_question_beyond_the_context_is_not_sent(Wire wire) {
    // Of 65,536: two Latin characters a token, or one of another script.
    for (String source : List.of("x".repeat(200_000), "発".repeat(70_000))) {
      Question large = new Question("s", source, SCHEMA, "read_advice", 500);
      Answer answer = model(wire).ask(large);
      assertThat(((Answer.Failed) answer).cause()).isEqualTo(Answer.Cause.QUESTION_TOO_LARGE);
    }
    assertThat(requests()).isEmpty();
  }

  private static Answer.Taken taken(Answer answer) {
    return ((Answer.Unavailable) answer).taken();
  }

  private static Answer ask(Wire wire) {
    return model(wire).ask(QUESTION);
  }

  private static AskProvider model(Wire wire) {
    return new AskProvider(settings(wire, Answer.Mode.NATIVE_SCHEMA, Duration.ofSeconds(10)));
  }

  private static ModelSettings settings(Wire wire, Answer.Mode mode, Duration timeout) {
    URI base = URI.create(server.baseUrl() + wire.base);
    ModelSettings usual = ModelSettings.of(wire.provider, "m", base, KEY);
    return new ModelSettings(
        usual.provider(),
        usual.name(),
        usual.baseUrl(),
        usual.apiKey(),
        mode,
        usual.temperature(),
        usual.connectTimeout(),
        timeout,
        usual.maxOutputTokens(),
        usual.contextTokens(),
        usual.maxAnswerBytes(),
        usual.maxConcurrentCalls(),
        usual.failuresToOpen(),
        usual.openFor());
  }

  private static void answer(Wire wire, ResponseDefinitionBuilder response) {
    server.resetMappings();
    server.stubFor(post(urlPathEqualTo(wire.path)).willReturn(response));
  }

  private static ResponseDefinitionBuilder ok(String body) {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private static List<LoggedRequest> requests() {
    return server.findAll(
        com.github.tomakehurst.wiremock.matching.RequestPatternBuilder.newRequestPattern(
            com.github.tomakehurst.wiremock.http.RequestMethod.ANY, anyUrl()));
  }
}
