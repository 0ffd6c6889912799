package io.quittance.advice.model;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.PointedReader;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import io.quittance.model.AskProvider;
import io.quittance.model.ModelSettings;
import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Provider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail from its bytes over the wire of a provider and back, with private words masked. */
class MaskedQuestionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MAIL =
      """
      From: "Sunrise Bakery Ltd" <ap@sunrise-bakery.example>
      To: ar@northwind.example
      Subject: What Sunrise Bakery Ltd paid
      Content-Type: text/plain; charset=utf-8

      Sunrise Bakery Ltd
      12 High Street
      London SW1A 1AA

      Dear Mrs Okafor,

      today Sunrise Bakery Ltd sent you 350,00 EUR from DE89 3704 0044 0532 0130 00
      (sort code 60-16-13, account 31926819).

      Invoice   Paid EUR
      4711        100,00
      4712        250,00

      Kind regards,
      Jane Miller
      +44 20 7946 0018
      """;

  private static final String ANSWER =
      """
      {"verdict":"remittance","payments":[{"status":"executed","complete":true,
       "header":[{"field":"payment_amount","line":"D1.L0005","text":"350,00","occurrence":1},
                 {"field":"currency","line":"D1.L0005","text":"EUR","occurrence":1},
                 {"field":"payer_name","line":"D1.L0005","text":"NNNNNNN NNNNNN NNN","occurrence":1}],
       "tables":[],"lines":[
        {"kind":"invoice","values":[
          {"field":"invoice_number","line":"D1.L0008","text":"4711","occurrence":1},
          {"field":"net_amount","line":"D1.L0008","text":"100,00","occurrence":1}]},
        {"kind":"invoice","values":[
          {"field":"invoice_number","line":"D1.L0009","text":"4712","occurrence":1},
          {"field":"net_amount","line":"D1.L0009","text":"250,00","occurrence":1}]}]}]}\
      """;

  /** The built-in reader found nothing and so names nobody. */
  private static final Reading SILENT =
      new Reading(
          Reading.Verdict.NOT_A_REMITTANCE, List.of(), List.of(), List.of(), Reading.Usage.NONE);

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  private final Prompt prompt = new PromptLibrary().prompt("read-advice/v1");
  private final ReadMessage message =
      new InProcessReader(ReadingLimits.DEFAULT)
          .read(MAIL.getBytes(StandardCharsets.UTF_8), "mail.eml");

  @BeforeEach
  void answers() {
    server.stubFor(post(anyUrl()).willReturn(okJson(answer())));
  }

  @Test
  void nothing_private_is_in_the_request_and_the_remittance_is_read_to_the_cent()
      throws JsonProcessingException {
    Reading reading = ask(Privacy.MASKED);
    String sent = sent();
    for (String secret :
        List.of(
            "Sunrise",
            "Bakery",
            "High Street",
            "London",
            "SW1A",
            "Okafor",
            "DE89",
            "0532",
            "60-16",
            "319268",
            "Jane",
            "Miller",
            "7946",
            "northwind")) {
      assertThat(sent).doesNotContainIgnoringCase(secret);
    }
    assertThat(sent).contains("350,00 EUR", "4711", "100,00", "4712", "250,00");

    Advice advice = reading.advices().get(0);
    assertThat(advice.payer().name()).isEqualTo("Sunrise Bakery Ltd");
    assertThat(advice.paymentAmount()).isEqualByComparingTo("350.00");
    assertThat(CompareReadings.lines(reading.advices())).containsExactly("4711 100", "4712 250");
    assertThat(reading.problems())
        .extracting(Problem::code)
        .doesNotContain(Problem.Code.NOT_IN_SOURCE, Problem.Code.MODEL_NONSENSE);
  }

  @Test
  void nothing_but_the_prompt_and_the_message_is_in_the_request() throws JsonProcessingException {
    ask(Privacy.TEXT);
    JsonNode request = JSON.readTree(sent());
    List<String> said = new ArrayList<>();
    request.path("messages").forEach(one -> said.add(one.path("content").asText()));
    assertThat(said.get(0)).isEqualTo(prompt.system());
    String[] around = prompt.user().split(Pattern.quote(Prompt.SOURCE), -1);
    String source = new NumberedSource(message).text();
    assertThat(said.get(1).replaceAll("SOURCE [0-9a-f]{24}", "SOURCE"))
        .isEqualTo(around[0] + "BEGIN SOURCE\n" + source + "END SOURCE" + around[1]);
    assertThat(request.at("/response_format/json_schema/schema"))
        .isEqualTo(JSON.readTree(prompt.schema()));
  }

  @Test
  void a_tenant_that_lets_nothing_out_is_never_asked_about() {
    ask(Privacy.NONE);
    assertThat(server.getAllServeEvents()).isEmpty();
  }

  private Reading ask(Privacy privacy) {
    SecondReader second =
        new SecondReader(
            new PointedReader(),
            new SourceVerifier(),
            "0123456789abcdef".getBytes(StandardCharsets.UTF_8),
            FurtherPrompts.rowsOnly(new PromptLibrary()),
            AskingLimits.USUAL,
            exchange -> {});
    ModelSettings settings =
        ModelSettings.of(Provider.OPENAI, "m", URI.create(server.baseUrl() + "/v1"), "k");
    Choice choice = new Choice(new AskProvider(settings), prompt, Asking.ALWAYS, privacy);
    return second.ask(message, SILENT, choice).now();
  }

  private static String sent() {
    return server.findAll(postRequestedFor(anyUrl())).get(0).getBodyAsString();
  }

  private static String answer() {
    try {
      return """
      {"id":"c1","object":"chat.completion","model":"m-2026","choices":[{"index":0,
       "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
       "usage":{"prompt_tokens":11,"completion_tokens":5,"total_tokens":16}}\
      """
          .formatted(JSON.writeValueAsString(ANSWER));
    } catch (JsonProcessingException never) {
      throw new AssertionError(never);
    }
  }
}
