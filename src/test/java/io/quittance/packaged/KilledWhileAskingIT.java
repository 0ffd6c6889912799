package io.quittance.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails that only a model can read, an application killed with SIGKILL while it asks: each mail is
 * read by the model and has one outcome, and only what was under way at a kill is paid again.
 */
@Tag("slow")
class KilledWhileAskingIT {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));
  private static final int MAILS = FULL ? 100 : 30;
  private static final int KILLS = FULL ? 6 : 2;

  /** Words of the two questions that are asked about a mail the built-in reader is silent about. */
  private static final String WHAT_KIND = "You say what kind of message";

  private static final String WHERE_VALUES_STAND = "You find where a remittance advice stands";

  /** As many calls as one model is asked at a time. */
  private static final int AT_ONCE = 2;

  @TempDir Path folder;

  @Test
  void every_mail_is_read_by_the_model_once_whatever_is_killed() throws Exception {
    WireMockServer provider = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    provider.start();
    for (int i = 0; i < MAILS; i++) {
      answers(provider, i, WHAT_KIND, "{\"kind\":\"remittance\",\"line\":\"D1.L0002\"}");
      answers(provider, i, WHERE_VALUES_STAND, points(i));
    }
    try (PackagedApplication application =
        new PackagedApplication(
            folder.resolve("home"),
            "secret",
            Map.of(
                "QUITTANCE_TOKENS", "secret=acme",
                "QUITTANCE_ASKING_USUAL_PAUSE", "PT1S",
                "QUITTANCE_MODEL_PRICES", "openai/m=1/5 EUR",
                "QUITTANCE_MODEL_PROVIDER", "openai",
                "QUITTANCE_MODEL_NAME", "m",
                "QUITTANCE_MODEL_BASE_URL", "http://localhost:" + provider.port() + "/v1"))) {
      application.start();
      importBooks(application);
      for (int i = 0; i < MAILS; i++) {
        application.post("/api/v1/messages", "message/rfc822", mail(i));
      }
      Random moments = new Random(20_261_126);
      for (int kill = 0; kill < KILLS; kill++) {
        int enough = 1 + kill * MAILS / (KILLS + 1) + moments.nextInt(MAILS / (KILLS + 1));
        application.waitUntil(
            Duration.ofMinutes(4),
            enough + " questions",
            () -> requests(provider, WHERE_VALUES_STAND) >= enough);
        application.kill();
        application.start();
      }
      application.waitUntil(
          Duration.ofMinutes(5), "every message is settled", () -> settled(application));
      everythingOnce(application, provider);
    } finally {
      provider.stop();
    }
  }

  private static void everythingOnce(PackagedApplication application, WireMockServer provider)
      throws IOException {
    // No word calls the amount a payment, but the bank does: each is posted, and posted once.
    assertThat(application.all("/api/v1/reviews")).isEmpty();
    assertThat(application.all("/api/v1/applications"))
        .extracting(applied -> applied.path("openItem").asText())
        .doesNotHaveDuplicates()
        .hasSize(MAILS);
    for (JsonNode message : application.all("/api/v1/messages")) {
      JsonNode calls =
          application.json("/api/v1/model-calls?message=" + message.path("id").asText());
      assertThat(calls.path("items").findValuesAsText("usable")).contains("true");
    }
    for (String question : List.of(WHAT_KIND, WHERE_VALUES_STAND)) {
      assertThat(requests(provider, question)).isBetween(MAILS, MAILS + KILLS * AT_ONCE);
    }
    // What was under way at a kill has an account without an end, and so without a cost.
    Map<String, JsonNode> usage = usageByPrompt(application);
    assertThat(usage).containsOnlyKeys("message-kind/v1", "read-advice/v1");
    for (JsonNode prompt : usage.values()) {
      assertThat(prompt.path("calls").asInt()).isBetween(MAILS, MAILS + KILLS * AT_ONCE);
      assertThat(new BigDecimal(prompt.path("costs").path(0).path("amount").asText()))
          .isEqualByComparingTo(new BigDecimal("0.0014").multiply(BigDecimal.valueOf(MAILS)));
    }
  }

  private static Map<String, JsonNode> usageByPrompt(PackagedApplication application)
      throws IOException {
    Map<String, JsonNode> usage = new TreeMap<>();
    for (JsonNode item : application.json("/api/v1/model-usage").path("items")) {
      usage.put(item.path("prompt").asText(), item);
    }
    return usage;
  }

  private static int requests(WireMockServer provider, String question) {
    return provider
        .findAll(postRequestedFor(anyUrl()).withRequestBody(containing(question)))
        .size();
  }

  private static boolean settled(PackagedApplication application) {
    try {
      List<JsonNode> messages = application.all("/api/v1/messages");
      return messages.size() == MAILS
          && messages.stream().allMatch(m -> m.path("status").asText().equals("applied"));
    } catch (IOException notNow) {
      return false;
    }
  }

  private static void importBooks(PackagedApplication application) throws IOException {
    StringBuilder items = new StringBuilder();
    StringBuilder payments = new StringBuilder();
    for (int i = 0; i < MAILS; i++) {
      items
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"id":"%1$s","number":"%1$s","customer":"C1","legalEntity":"LE","kind":"invoice",\
              "currency":"EUR","amount":"%2$s","openAmount":"%2$s","issueDate":"2026-10-01",\
              "dueDate":"2026-11-01","status":"open"}\
              """
                  .formatted(invoice(i), amount(i)));
      payments
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"id":"P-%1$d","reference":"REM-%1$d","account":"OUR","legalEntity":"LE",\
              "status":"booked","amount":"%2$s","currency":"EUR","valueDate":"2026-11-10",\
              "bookingDate":"2026-11-10","payerName":"ACME","payerAccount":"DE02500105170137075030",\
              "text":"REM-%1$d"}\
              """
                  .formatted(10_000 + i, amount(i)));
    }
    application.post(
        "/api/v1/legal-entities", "application/json", "[{\"id\":\"LE\",\"name\":\"Seller\"}]");
    application.post(
        "/api/v1/customers",
        "application/json",
        "[{\"id\":\"C1\",\"number\":\"C1\",\"name\":\"Acme\",\"bankAccounts\":[\"DE02500105170137075030\"]}]");
    application.post("/api/v1/open-items", "application/json", "[" + items + "]");
    application.post("/api/v1/payments", "application/json", "[" + payments + "]");
  }

  /** Says all there is to say, and no word that the built-in reader knows. */
  private static String mail(int i) {
    return """
    From: Accounts Payable <ap@acme.example>
    To: remittance@seller.example
    Subject: Hello
    Message-ID: <rem-%1$d@acme.example>
    Date: Tue, 10 Nov 2026 09:00:00 +0000
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8

    Hello,

    with REM-%1$d we have squared %2$s at EUR %3$s today.

    Acme
    """
        .replace("\n", "\r\n")
        .formatted(10_000 + i, invoice(i), amount(i));
  }

  private static void answers(WireMockServer provider, int mail, String question, String text)
      throws IOException {
    provider.stubFor(
        post(anyUrl())
            .withRequestBody(containing(question))
            .withRequestBody(containing(invoice(mail) + " at"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(completion(text))
                    .withFixedDelay(200)));
  }

  private static String points(int i) {
    return """
    {"verdict":"remittance","payments":[{"status":"executed","complete":true,
     "header":[{"field":"payment_amount","line":"D1.L0002","text":"%2$s","occurrence":1},
               {"field":"currency","line":"D1.L0002","text":"EUR","occurrence":1},
               {"field":"payment_reference","line":"D1.L0002","text":"REM-%3$d","occurrence":1}],
     "tables":[],
     "lines":[{"kind":"invoice","values":[
        {"field":"invoice_number","line":"D1.L0002","text":"%1$s","occurrence":1},
        {"field":"net_amount","line":"D1.L0002","text":"%2$s","occurrence":1}]}]}]}\
    """
        .formatted(invoice(i), amount(i), 10_000 + i);
  }

  private static String completion(String text) throws IOException {
    return """
    {"id":"c1","object":"chat.completion","model":"m-2026","choices":[{"index":0,
     "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
     "usage":{"prompt_tokens":900,"completion_tokens":100,"total_tokens":1000}}\
    """
        .formatted(new ObjectMapper().writeValueAsString(text));
  }

  private static String invoice(int i) {
    return "INV-9" + (10_000 + i);
  }

  private static String amount(int i) {
    return BigDecimal.valueOf(10_000 + i * 37L, 2).toPlainString();
  }
}
