package io.quittance.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.quittance.model.ModelsOnLoopback.CHAT;
import static io.quittance.model.ModelsOnLoopback.PORT;
import static io.quittance.model.ModelsOnLoopback.answered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quittance.Eventually;
import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.ContentStore;
import io.quittance.model.ModelCapabilities;
import io.quittance.model.Models;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Messages that a model is asked about, from their bytes to their outcome, by the jobs that run.
 */
@QuarkusTest
@TestProfile(ProviderOnLoopback.Profile.class)
class AskStageTest {
  private static final TenantId TENANT = new TenantId("beta");
  private static final String LAYOUT = "layout";
  private static final String MODEL = "model:openai/m@read-advice/v1";

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject MatchStage matchStage;
  @Inject ContentStore content;
  @Inject SecondOpinion opinion;
  @Inject Models models;
  @Inject KeepReading keepReading;
  @Inject ChangedKeys changed;
  @Inject Jobs jobs;
  @Inject Sql sql;
  @Inject Clock clock;

  @ConfigProperty(name = PORT)
  int port;

  private final String own = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
  private WireMock provider;

  @BeforeEach
  void reach() {
    provider = new WireMock("localhost", port);
  }

  @Test
  void a_provider_that_asks_for_a_pause_is_asked_again_after_it_without_a_failed_attempt() {
    provider.register(
        asked()
            .inScenario(own)
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "2"))
            .willSetStateTo("calm"));
    provider.register(
        asked().inScenario(own).whenScenarioStateIs("calm").willReturn(answered(points())));
    UUID id = accept(doubtful());

    await(() -> !reasons(id).isEmpty() && reasons(id).contains("status 429"));
    MessageRow waiting = row(id);
    assertThat(waiting.status()).isEqualTo(MessageStatus.READING);
    assertThat(waiting.reasons).contains("\"asking\"");
    assertThat(ReadingJson.read(waiting.reading).readers()).containsExactly(LAYOUT);
    assertThat(failures(id)).containsOnly(0);

    MessageRow settled = settled(id);
    assertThat(requests()).isEqualTo(2);
    assertThat(settled.askingSince).isNull();
    Reading reading = ReadingJson.read(settled.reading);
    assertThat(reading.readers()).containsExactly(LAYOUT, MODEL);
    assertThat(reading.usage()).isEqualTo(new Reading.Usage(1, 900, 100));
    assertThat(reading.advices()).hasSize(1);
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentAmount()).isEqualByComparingTo("150.00");
    assertThat(advice.paymentReference()).isEqualTo("REM-" + own);
    assertThat(advice.lines().stream().map(line -> line.netAmount().toPlainString()))
        .containsExactly("120.00", "30.00");
    assertThat(settled.amount).isEqualTo("150.00");
    assertThat(calls(id)).containsExactly("unavailable null", "complete 0.0014");
  }

  @Test
  void the_same_bytes_read_anew_are_not_paid_again() {
    provider.register(asked().willReturn(answered(points())));
    UUID id = accept(doubtful());
    settled(id);
    inTenant.run(TENANT, () -> messages.reprocess(TENANT, id));
    await(() -> calls(id).size() == 2);
    MessageRow settled = settled(id);
    Reading reading = ReadingJson.read(settled.reading);
    assertThat(reading.readers()).containsExactly(LAYOUT, MODEL);
    assertThat(reading.usage()).isEqualTo(Reading.Usage.NONE);
    assertThat(reading.advices().get(0).paymentAmount()).isEqualByComparingTo("150.00");
    assertThat(requests()).isEqualTo(1);
    assertThat(calls(id)).containsExactly("complete 0.0014", "complete null kept");

    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .queryParam("message", id)
        .get("/api/v1/model-calls")
        .then()
        .statusCode(200)
        .body("items.kept", contains(true, false))
        .body("items[1].cost", equalTo("0.0014"))
        .body("items[1].usable", equalTo(true))
        .body("items[1].valuesRefused", equalTo(2))
        .body("items[1].answeredBy", equalTo("m-2026"))
        .body("items[1].question", nullValue())
        .body("items[1].answer", nullValue());
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .queryParam("message", id)
        .get("/api/v1/model-calls")
        .then()
        .body("items", hasSize(0));
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .get("/api/v1/model-usage")
        .then()
        .statusCode(200)
        .body("tokensToday.budget", equalTo(5_000_000))
        .body("tokensToday.used", greaterThanOrEqualTo(1_000))
        .body("items.model", contains("openai/m"))
        .body("items[0].prompt", equalTo("read-advice/v1"))
        .body("items[0].kept", greaterThanOrEqualTo(1))
        .body("items[0].costs[0].currency", equalTo("EUR"))
        .body("items[0].callsWithoutPrice", equalTo(0))
        .body("days", hasSize(greaterThanOrEqualTo(1)));
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .queryParam("from", "yesterday")
        .get("/api/v1/model-usage")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad-day"));
    Document page =
        Jsoup.parse(
            given()
                .header("Authorization", "Bearer " + TestTokens.BETA)
                .accept("text/html")
                .get("/model-usage")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    assertThat(page.select(".strip dt").eachText())
        .containsExactly("Calls", "Answered from before", "Tokens", "Cost", "Tokens today");
    assertThat(page.select("table tbody th").eachText()).contains("openai/m");
    assertThat(page.select(".places a[aria-current]").text()).isEqualTo("Usage");
  }

  @Test
  void when_no_model_answers_the_built_in_reading_counts_after_the_longest_wait() {
    provider.register(asked().willReturn(aResponse().withStatus(503)));
    UUID id = accept(doubtful());
    MessageRow settled = settled(id);
    assertThat(settled.status()).isEqualTo(MessageStatus.REVIEW);
    Reading reading = ReadingJson.read(settled.reading);
    assertThat(problems(reading)).contains("sum-mismatch", "model-unavailable");
    assertThat(reading.advices().get(0).paymentAmount()).isEqualByComparingTo("30.00");
    assertThat(requests()).isBetween(2, 3);
  }

  @Test
  void what_the_built_in_reader_reads_soundly_is_never_asked_about() {
    provider.register(asked().willReturn(aResponse().withStatus(503)));
    UUID id = accept(sound());
    MessageRow settled = settled(id);
    Reading reading = ReadingJson.read(settled.reading);
    assertThat(reading.readers()).containsExactly(LAYOUT);
    assertThat(reading.problems()).isEmpty();
    assertThat(requests()).isZero();
  }

  @Test
  void a_mail_that_may_take_more_tokens_than_its_budget_is_not_sent_and_says_so() {
    provider.register(asked().willReturn(answered(points())));
    StringBuilder mail = new StringBuilder(doubtful());
    for (int i = 0; i < 300; i++) {
      mail.append("This is line ")
          .append(i)
          .append(" of many that say nothing of any payment.\r\n");
    }
    UUID id = accept(mail.toString());
    MessageRow settled = settled(id);
    assertThat(problems(ReadingJson.read(settled.reading))).contains("model-budget");
    assertThat(ReadingJson.read(settled.reading).usage()).isEqualTo(Reading.Usage.NONE);
    assertThat(ReadingJson.read(settled.reading).advices()).isNotEmpty();
    assertThat(requests()).isZero();
    assertThat(calls(id)).isEmpty();
  }

  @Test
  void while_a_model_is_asked_nothing_is_matched_and_competing_mails_see_the_built_in_reading() {
    provider.register(asked().willReturn(answered(points()).withFixedDelay(3_000)));
    UUID id = accept(doubtful());
    await(() -> row(id).askingSince != null);
    int keys =
        inTenant.call(
            TENANT,
            () ->
                sql.list(
                        "select key from advice_key where message = ?",
                        row -> row.getString("key"),
                        id)
                    .size());
    assertThat(keys).isPositive();
    matchStage.run(new Job(Stages.MATCH, TENANT, id.toString()));
    MessageRow asking = row(id);
    assertThat(asking.status()).isEqualTo(MessageStatus.READING);
    assertThat(asking.reasons).contains("\"asking\"");
    assertThat(inTenant.call(TENANT, () -> rows.proposals(id))).isEmpty();
    assertThat(settled(id).askingSince).isNull();
  }

  @Test
  void a_page_that_nobody_could_read_goes_as_a_picture_to_a_model_that_sees_and_is_never_posted()
      throws IOException {
    models
        .all()
        .forEach(
            model ->
                model.remember(
                    new ModelCapabilities(
                        ModelCapabilities.Schema.NATIVE,
                        ModelCapabilities.Images.SEEN,
                        clock.instant(),
                        null)));
    provider.register(asked().willReturn(answered(seenOnPicture())));
    setPrivacy("{\"privacy\":\"images\"}");
    try {
      MessageRow settled = settled(accept(withPicture()));
      assertThat(provider.find(postRequestedFor(urlEqualTo(CHAT)).withRequestBody(containing(own))))
          .singleElement()
          .asString()
          .contains("data:image/png;base64,");
      Reading reading = ReadingJson.read(settled.reading);
      assertThat(reading.readers()).containsExactly(LAYOUT, "model:openai/m@read-pages/v1");
      Advice.Line line = reading.advices().get(0).lines().get(0);
      assertThat(line.netAmount()).isEqualByComparingTo("350.00");
      assertThat(line.values().get("netAmount").onlyInImage()).isTrue();
      assertThat(settled.status()).isEqualTo(MessageStatus.REVIEW);
    } finally {
      setPrivacy("{}");
    }
  }

  private static void setPrivacy(String settings) {
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .contentType("application/json")
        .body(settings)
        .put("/api/v1/model-settings")
        .then()
        .statusCode(200);
  }

  private static String seenOnPicture() {
    return """
    {"verdict":"remittance","payments":[{"status":"executed","complete":null,
     "header":[{"field":"payment_amount","line":null,"page":"D2.P1","text":"350.00","occurrence":1},
               {"field":"currency","line":null,"page":"D2.P1","text":"EUR","occurrence":1}],
     "lines":[{"kind":"invoice","values":[
       {"field":"invoice_number","line":null,"page":"D2.P1","text":"INV-91","occurrence":1},
       {"field":"net_amount","line":null,"page":"D2.P1","text":"350.00","occurrence":1}]}]}]}\
    """;
  }

  /** The picture has strokes and no letters. */
  private String withPicture() throws IOException {
    BufferedImage picture = new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 600, 300);
    pen.setColor(Color.LIGHT_GRAY);
    for (int x = 0; x < 600; x += 40) {
      pen.drawLine(x, 290, 600 - x, 10);
    }
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return String.join(
        "\r\n",
        "From: Accounts Payable <ap@acme.example>",
        "Subject: Payment " + own,
        "Message-ID: <" + own + "@acme.example>",
        "Date: Tue, 10 Nov 2026 09:00:00 +0000",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=o",
        "",
        "--o",
        "Content-Type: text/plain; charset=UTF-8",
        "",
        "We have paid, see the list of " + own + " attached.",
        "--o",
        "Content-Type: image/png; name=list.png",
        "Content-Transfer-Encoding: base64",
        "",
        Base64.getMimeEncoder().encodeToString(png.toByteArray()),
        "--o--",
        "");
  }

  @Test
  void without_a_free_place_a_message_waits_and_after_the_longest_wait_goes_on() {
    provider.register(asked().willReturn(answered(points()).withFixedDelay(5_000)));
    UUID id = accept(doubtful());
    await(() -> row(id).askingSince != null);
    Job job = new Job(Stages.ASK, TENANT, id.toString());
    withoutPlaces(Duration.ofHours(6)).run(job);
    assertThat(row(id).waitsForModel()).isTrue();
    withoutPlaces(Duration.ZERO).run(job);
    Reading reading = ReadingJson.read(row(id).reading);
    assertThat(row(id).askingSince).isNull();
    assertThat(problems(reading)).contains("model-unavailable");
    assertThat(reading.readers()).containsExactly(LAYOUT);
  }

  private AskStage withoutPlaces(Duration longestWait) {
    return new AskStage(
        rows,
        content,
        opinion,
        keepReading,
        changed,
        jobs,
        new AskSettings() {
          @Override
          public Duration longestWait() {
            return longestWait;
          }

          @Override
          public Duration longestPause() {
            return Duration.ofMinutes(15);
          }

          @Override
          public Duration usualPause() {
            return Duration.ofSeconds(15);
          }

          @Override
          public int atOnce() {
            return 0;
          }
        },
        inTenant,
        clock);
  }

  private com.github.tomakehurst.wiremock.client.MappingBuilder asked() {
    return post(urlEqualTo(CHAT)).withRequestBody(containing(own));
  }

  private int requests() {
    return provider
        .find(postRequestedFor(urlEqualTo(CHAT)).withRequestBody(containing(own)))
        .size();
  }

  /**
   * The amounts of two sentences, which the built-in reader takes for other things than they are.
   */
  private String doubtful() {
    return mail(
        "Hello,",
        "",
        "your INV-1" + own + " of EUR 120.00 was settled by us with reference REM-" + own + ",",
        "and EUR 30.00 went out for INV-2" + own + " along with it, EUR 150.00 altogether.",
        "",
        "Regards, Acme");
  }

  private String points() {
    return """
    {"verdict":"remittance","payments":[{"status":"executed","complete":true,
     "header":[{"field":"payment_amount","line":"D1.L0003","text":"150.00","occurrence":1},
               {"field":"currency","line":"D1.L0003","text":"EUR","occurrence":2},
               {"field":"payment_reference","line":"D1.L0002","text":"REM-%1$s","occurrence":1}],
     "tables":[],
     "lines":[{"kind":"invoice","values":[
        {"field":"invoice_number","line":"D1.L0002","text":"INV-1%1$s","occurrence":1},
        {"field":"net_amount","line":"D1.L0002","text":"120.00","occurrence":1}]},
       {"kind":"invoice","values":[
        {"field":"invoice_number","line":"D1.L0003","text":"INV-2%1$s","occurrence":1},
        {"field":"net_amount","line":"D1.L0003","text":"30.00","occurrence":1}]}]}]}\
    """
        .formatted(own);
  }

  private String sound() {
    return mail(
        "Payment reference: REM-" + own,
        "Payment date: 2026-11-10",
        "Currency: EUR",
        "",
        "Invoice number    Amount paid",
        "INV-310007        120.00",
        "INV-310014        30.00",
        "",
        "Total paid: EUR 150.00");
  }

  private String mail(String... lines) {
    return String.join(
            "\r\n",
            "From: Accounts Payable <ap@acme.example>",
            "Subject: Money " + own,
            "Message-ID: <" + own + "@acme.example>",
            "Date: Tue, 10 Nov 2026 09:00:00 +0000",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8",
            "",
            "")
        + String.join("\r\n", lines)
        + "\r\n";
  }

  private UUID accept(String mail) {
    return messages.accept(TENANT, mail.getBytes(StandardCharsets.UTF_8), "ada");
  }

  private MessageRow row(UUID id) {
    return inTenant.call(TENANT, () -> rows.findById(id));
  }

  private String reasons(UUID id) {
    return row(id).reasons;
  }

  /** Settled and matched: while it is read its status says so. */
  private MessageRow settled(UUID id) {
    await(
        () ->
            switch (row(id).status()) {
              case RECEIVED, READING -> false;
              default -> true;
            });
    return row(id);
  }

  private List<Integer> failures(UUID id) {
    return inTenant.call(
        TENANT,
        () ->
            sql.list(
                "select coalesce(consecutive_failures, 0) from scheduled_tasks"
                    + " where task_name = ? and task_instance = ?",
                row -> row.getInt(1),
                Stages.ASK,
                TENANT.value() + "/" + id));
  }

  private List<String> calls(UUID id) {
    return inTenant.call(
        TENANT,
        () ->
            sql.list(
                "select * from model_call where message = ? and ended_at is not null"
                    + " order by begun_at, id",
                row ->
                    row.getString("outcome")
                        + " "
                        + (row.getBigDecimal("cost") == null
                                || row.getBigDecimal("cost").signum() == 0
                            ? null
                            : row.getBigDecimal("cost").stripTrailingZeros().toPlainString())
                        + (row.getBoolean("kept") ? " kept" : ""),
                id));
  }

  private static List<String> problems(Reading reading) {
    return reading.problems().stream().map(problem -> problem.code().text()).toList();
  }

  private static void await(BooleanSupplier condition) {
    Eventually.await(Duration.ofSeconds(60), condition);
  }
}
