package io.quittance.replay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.quittance.model.ModelsOnLoopback.CHAT;
import static io.quittance.model.ModelsOnLoopback.PORT;
import static io.quittance.model.ModelsOnLoopback.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quittance.pipeline.ReadAnew;
import io.quittance.pipeline.UnderPolicy;
import io.quittance.replay.ReprocessingView.Estimate;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that were read without a model, reprocessed by models whose provider is the test's. */
@QuarkusTest
@TestProfile(ThreeModelsOnLoopback.Profile.class)
class ReprocessingByModelTest extends ReprocessingOverRest {
  private static final String SECOND = "w";
  private static final String AWAY = "a";

  private static final String TEST_PROMPT = "read-advice/v9999";

  private static final Requested BUILT_IN =
      new Requested(ReadAnew.From.BYTES, ReadAnew.By.BUILT_IN, UnderPolicy.IN_FORCE);

  @Inject MakeEstimate makeEstimate;

  @ConfigProperty(name = PORT)
  int port;

  private WireMock provider;

  /** Nothing leaves the house while mails come in. */
  @BeforeEach
  void unasked() {
    provider = new WireMock("localhost", port);
    settings("{'privacy':'none'}");
    books();
  }

  @Test
  void in_shadow_the_named_model_reads_and_the_difference_is_told_in_fields_lines_and_money() {
    UUID message = held("1");
    settings("{}");
    answers(SECOND, "1", answered(points("1")));
    Map<String, String> before = tables();

    JsonNode done = run("'stage':'read','model':'second'", message);
    assertThat(done.path("model").asText()).isEqualTo("openai/w");
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(money(done, "EUR")).isEqualTo("0.00 -> 200.00 (200.00)");
    assertThat(done.at("/report/usage").toString())
        .isEqualTo(
            "{\"calls\":1,\"inputTokens\":900,\"outputTokens\":100,\"cost\":\"0.0014 EUR\"}");
    JsonNode difference = items(done).get(0).path("difference");
    assertThat(difference.at("/linesChanged/added").asInt()).isEqualTo(2);
    assertThat(difference.at("/linesChanged/removed").asInt()).isZero();
    assertThat(difference.at("/linesChanged/changed").asInt()).isZero();
    assertThat(difference.at("/status/before").asText()).isEqualTo("review");
    assertThat(difference.at("/status/after").asText()).isEqualTo("applied");
    assertThat(difference.at("/decisions/after/0/verdict").asText()).isEqualTo("applied");
    assertThat(difference.at("/applications/before").isEmpty()).isTrue();
    assertThat(difference.at("/applications/after").findValuesAsText("openItem"))
        .containsExactlyInAnyOrder("INV-" + own + "1", "INV-" + own + "2");
    assertThat(tables()).isEqualTo(before);
    assertThat(calls(message)).containsExactly("openai/w read-advice/v1 complete 0.0014 false");
    assertThat(requests("m", "1")).isZero();

    // The same bytes, model and prompt are not paid twice.
    JsonNode again = run("'stage':'advice','model':'openai/w'", message);
    assertThat(outcomes(again)).isEqualTo("better 1");
    assertThat(again.at("/report/usage/calls").asInt()).isZero();
    assertThat(requests(SECOND, "1")).isEqualTo(1);

    assertThat(promote(done, false).at("/report/promotion/opened").asInt()).isEqualTo(1);
    await(() -> status(message).equals("applied"));
    assertThat(applications(message)).containsExactly("100.00 0.00 applied", "100.00 0.00 applied");
    assertThat(requests(SECOND, "1")).isEqualTo(1);
  }

  @Test
  void another_version_of_the_prompt_is_asked_as_it_is_named_and_another_prompt_is_none() {
    UUID message = held("1");
    settings("{}");
    answers(SECOND, "1", answered(points("1")));
    JsonNode done =
        run("'stage':'advice','model':'second','prompt':'" + TEST_PROMPT + "'", message);
    assertThat(done.path("prompt").asText()).isEqualTo(TEST_PROMPT);
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(calls(message)).containsExactly("openai/w read-advice/v9999 complete 0.0014 false");
    assertThat(
            provider
                .find(
                    asked(SECOND, "1")
                        .withRequestBody(containing("A version of the prompt that tests name.")))
                .size())
        .isEqualTo(1);
    for (String none : List.of("ask-payer/v1", "read-advice/v9998", "../v1")) {
      assertThat(post("/reprocessings", "{'model':'second','prompt':'" + none + "'}").asString())
          .contains("unknown-prompt", none);
    }
  }

  @Test
  void a_provider_that_asks_for_a_pause_is_asked_again_after_it() {
    UUID message = held("1");
    settings("{}");
    String scenario = own + " pause";
    provider.register(
        ask(SECOND, "1")
            .inScenario(scenario)
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1"))
            .willSetStateTo("calm"));
    provider.register(
        ask(SECOND, "1")
            .inScenario(scenario)
            .whenScenarioStateIs("calm")
            .willReturn(answered(points("1"))));
    JsonNode asked =
        body(
            post(
                "/reprocessings",
                "{'filter':{'ids':['%s']},'stage':'advice','model':'second','start':true}"
                    .formatted(message)),
            201);
    String id = asked.path("id").asText();
    await(() -> postponed(id) == 1);
    JsonNode waiting = body(get("/reprocessings/" + id), 200);
    addsUp(waiting.path("report"));
    JsonNode done = done(id);
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(postponed(id)).isEqualTo(1);
    assertThat(requests(SECOND, "1")).isEqualTo(2);
    assertThat(calls(message))
        .containsExactly(
            "openai/w read-advice/v1 complete 0.0014 false",
            "openai/w read-advice/v1 unavailable 0 false");
  }

  @Test
  void what_a_model_that_stays_away_was_to_read_has_failed_and_the_report_adds_up() {
    UUID message = held("1");
    UUID sound = mail("PAY-" + own + "Y", "INV-" + own + "1", "100.00");
    await(() -> status(sound).equals("waiting"));
    quiet();
    settings("{}");
    // Nobody waits for an hour, however much the provider wishes.
    provider.register(
        ask(AWAY, "1").willReturn(aResponse().withStatus(503).withHeader("Retry-After", "3600")));
    Map<String, String> before = tables();
    JsonNode done =
        done(
            body(
                    post(
                        "/reprocessings",
                        "{'filter':{'sender':'acme%s.example'},'model':'away','start':true}"
                            .formatted(own)),
                    201)
                .path("id")
                .asText());
    assertThat(outcomes(done)).isEqualTo("same 1 failed 1");
    assertThat(done.at("/report/money").isEmpty()).isTrue();
    JsonNode failed = body(get("/reprocessings/" + id(done) + "/items?outcome=failed"), 200);
    assertThat(failed.findValuesAsText("message")).containsExactly(message.toString());
    assertThat(failed.get(0).path("reason").asText())
        .startsWith("It was tried for too long: ")
        .contains("503")
        .endsWith(".");
    assertThat(status(message)).isEqualTo("review");
    assertThat(tables()).isEqualTo(before);
    assertThat(promote(done, true).at("/report/promotion").isEmpty()).isTrue();
  }

  @Test
  void cancelled_while_a_model_is_asked_its_answer_counts_and_nobody_else_is_asked() {
    String ids = "'%s','%s'".formatted(held("1"), held("2"));
    settings("{}");
    answers(SECOND, "1", answered(points("1")).withFixedDelay(3_000));
    answers(SECOND, "2", answered(points("2")).withFixedDelay(3_000));
    String id =
        id(
            body(
                post(
                    "/reprocessings",
                    "{'filter':{'ids':[" + ids + "]},'model':'second','start':true}"),
                201));
    await(() -> requests(SECOND, "1") + requests(SECOND, "2") == 1);
    assertThat(body(post("/reprocessings/" + id + "/cancel", ""), 200).path("state").asText())
        .isEqualTo("cancelled");
    await(() -> body(get("/reprocessings/" + id), 200).at("/report/remaining").asInt() == 1);
    quiet();
    JsonNode cancelled = body(get("/reprocessings/" + id), 200);
    addsUp(cancelled.path("report"));
    assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
    assertThat(outcomes(cancelled)).isEqualTo("better 1");
    assertThat(items(cancelled).findValuesAsText("outcome")).containsExactly("better", "null");
    assertThat(requests(SECOND, "1") + requests(SECOND, "2")).isEqualTo(1);
    assertThat(post("/reprocessings/" + id + "/resume", "").statusCode()).isEqualTo(409);
  }

  @Test
  void the_estimate_is_what_asked_messages_took_and_does_not_say_at_most() {
    List<UUID> messages = List.of(held("1"), held("2"), held("3"));
    Requested requested =
        new Requested(
            ReadAnew.From.DOCUMENTS,
            new ReadAnew.By("openai/w", "read-advice/v1"),
            UnderPolicy.IN_FORCE);
    Estimate unknown = inPast(Map.of(), () -> makeEstimate.of(messages, requested, true));
    assertThat(unknown)
        .isEqualTo(
            new Estimate(
                3,
                3,
                null,
                null,
                null,
                "One call for each message that may be asked about, and some take more. No model"
                    + " was asked here before, so that tokens are not known."));
    Estimate known =
        inPast(
            Map.of(
                messages.get(0), "{\"calls\":2,\"inputTokens\":3000,\"outputTokens\":400}",
                messages.get(1), "{\"calls\":5,\"inputTokens\":12000,\"outputTokens\":1001}"),
            () -> makeEstimate.of(messages, requested, true));
    assertThat(known)
        .isEqualTo(
            new Estimate(
                3,
                11,
                22_500L,
                2_102L,
                "0.0331 EUR",
                "An average and no bound: the newest 2 messages that a model was asked about took 7"
                    + " calls and 16401 tokens."));
    assertThat(inPast(Map.of(), () -> makeEstimate.of(messages, BUILT_IN, true)).basis())
        .isEqualTo("No model is asked.");
  }

  /** As if a model had been asked about these messages and no others; nothing of it is kept. */
  private Estimate inPast(Map<UUID, String> usages, Supplier<Estimate> estimate) {
    AtomicReference<Estimate> made = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                inTenant.run(
                    TENANT,
                    () -> {
                      sql.change("update message set reading = reading - 'usage'");
                      usages.forEach(this::took);
                      made.set(estimate.get());
                      throw new UndoneException();
                    }))
        .isInstanceOf(UndoneException.class);
    return made.get();
  }

  private void took(UUID message, String usage) {
    sql.change(
        "update message set reading = jsonb_set(reading, '{usage}', ?::jsonb) where id = ?",
        usage,
        message);
  }

  private static final class UndoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Read without a model, with its money: a list whose headings nobody knows. */
  private UUID held(String which) {
    pay(reference(which), "200.00");
    byte[] mail =
        String.join(
                "\r\n",
                "From: Payables <payables@acme" + own + ".example>",
                "Subject: Hyvitys",
                "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
                "Date: Tue, 10 Nov 2026 09:00:00 +0000",
                "MIME-Version: 1.0",
                "Content-Type: text/html; charset=utf-8",
                "",
                "<html><body><p>Hei</p><p>Payment reference: " + reference(which) + "</p>",
                "<table><tr><th>Tosite</th><th>Vero</th><th>Kertyma</th></tr>",
                "<tr><td>INV-" + own + "1</td><td>20.00</td><td>100.00</td></tr>",
                "<tr><td>INV-" + own + "2</td><td>5.00</td><td>100.00</td></tr>",
                "<tr><td>Total paid</td><td></td><td>EUR 200.00</td></tr></table>",
                "</body></html>",
                "")
            .getBytes(StandardCharsets.UTF_8);
    Response sent = request().contentType("message/rfc822").body(mail).post("/api/v1/messages");
    UUID id = UUID.fromString(body(sent, 202).path("id").asText());
    await(() -> status(id).equals("review"));
    quiet();
    return id;
  }

  private String reference(String which) {
    return "TRF-" + own + which;
  }

  private String points(String which) {
    return """
    {"verdict":"remittance","payments":[{"status":"executed","complete":true,
     "header":[{"field":"payment_amount","line":"D1.L0006","text":"EUR 200.00","occurrence":1},
               {"field":"payment_reference","line":"D1.L0002","text":"%s","occurrence":1}],
     "tables":[{"headingLine":"D1.L0003","firstLine":"D1.L0004","lastLine":"D1.L0005",
       "totalLine":"D1.L0006","skippedLines":[],
       "columns":[{"role":"invoice_number","index":0,"heading":"Tosite"},
                  {"role":"net_amount","index":2,"heading":"Kertyma"}]}],
     "lines":[]}]}\
    """
        .formatted(reference(which));
  }

  private void answers(String model, String which, ResponseDefinitionBuilder answer) {
    provider.register(ask(model, which).willReturn(answer));
  }

  private MappingBuilder ask(String model, String which) {
    return WireMock.post(urlEqualTo(CHAT))
        .withRequestBody(matchingJsonPath("$.model", equalTo(model)))
        .withRequestBody(containing(reference(which)));
  }

  private RequestPatternBuilder asked(String model, String which) {
    return postRequestedFor(urlEqualTo(CHAT))
        .withRequestBody(matchingJsonPath("$.model", equalTo(model)))
        .withRequestBody(containing(reference(which)));
  }

  private int requests(String model, String which) {
    return provider.find(asked(model, which)).size();
  }

  private void settings(String json) {
    body(JsonBody.of(request(), json).put("/api/v1/model-settings"), 200);
  }

  private int postponed(String id) {
    return inTenant.call(
        TENANT,
        () ->
            sql.first(
                    "select sum(postponed) as times from reprocessing_item where reprocessing = ?",
                    row -> row.getInt("times"),
                    UUID.fromString(id))
                .orElseThrow());
  }

  /** The account of what was asked about the message, the newest first. */
  private List<String> calls(UUID message) {
    JsonNode listed = body(get("/model-calls?message=" + message), 200).path("items");
    return StreamSupport.stream(listed.spliterator(), false)
        .map(
            call ->
                "%s %s %s %s %s"
                    .formatted(
                        call.path("model").asText(),
                        call.path("prompt").asText(),
                        call.path("outcome").asText(),
                        call.path("cost").asText(),
                        call.path("kept").asText()))
        .toList();
  }

  private static String id(JsonNode asked) {
    return asked.path("id").asText();
  }
}
