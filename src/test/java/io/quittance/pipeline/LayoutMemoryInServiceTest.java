package io.quittance.pipeline;

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
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quittance.Eventually;
import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A layout that the built-in reader does not know, from the first mail of it that a model is asked
 * about to the one that is read without.
 */
@QuarkusTest
@TestProfile(ProviderOnLoopback.Profile.class)
class LayoutMemoryInServiceTest {
  private static final TenantId TENANT = new TenantId("beta");
  private static final String LAYOUT = "layout";
  private static final String MODEL = "model:openai/m@read-advice/v1";

  /** Words of the two questions that are asked about a mail the built-in reader is silent about. */
  private static final String WHAT_KIND = "You say what kind of message";

  private static final String WHERE_VALUES_STAND = "You find where a remittance advice stands";

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject Applications applications;
  @Inject Sql sql;

  @ConfigProperty(name = PORT)
  int port;

  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final int number = ThreadLocalRandom.current().nextInt(1_000_000, 9_000_000);
  private WireMock provider;

  @BeforeEach
  void books() {
    provider = new WireMock("localhost", port);
    take("legal-entities", "[{'id':'FI-%1$s','name':'Seller','currency':'EUR'}]");
    take(
        "customers",
        "[{'id':'N-%1$s','number':'N-%1$s','name':'Nordvik %1$s','bankAccounts':['ACC %1$s']}]");
  }

  @Test
  void after_three_payments_the_fourth_mail_is_read_without_a_model_until_a_check_fails() {
    UUID first = null;
    for (int nth = 1; nth <= 3; nth++) {
      UUID id = paidAndAdvised(nth);
      first = first == null ? id : first;
      assertThat(row(id).status()).as(row(id).reasons).isEqualTo(MessageStatus.APPLIED);
      assertThat(readers(id)).containsExactly(LAYOUT, MODEL);
      layouts().body("items", hasSize(1)).body("items[0].proofs", equalTo(nth));
    }
    layouts()
        .body("items[0].state", equalTo("active"))
        .body("items[0].sender", equalTo(sender()))
        .body("items[0].read", equalTo(0))
        .body(
            "items[0].mapping", hasItems("\"Tosite\": invoice number", "\"Kertyma\": net amount"));
    assertThat(requests()).isEqualTo(3);

    UUID fourth = paidAndAdvised(4);
    assertThat(row(fourth).status()).as(row(fourth).reasons).isEqualTo(MessageStatus.APPLIED);
    assertThat(requests()).isEqualTo(3);
    String id = layouts().body("items[0].read", equalTo(1)).extract().path("items[0].id");
    assertThat(readers(fourth)).containsExactly(LAYOUT, "memory:" + id);
    Advice advice = reading(fourth).advices().get(0);
    assertThat(advice.paymentAmount()).isEqualByComparingTo("154.00");
    assertThat(advice.lines().stream().map(Advice.Line::netAmount).map(Object::toString))
        .containsExactly("124.00", "30.00");
    assertThat(reading(fourth).usage()).isEqualTo(Reading.Usage.NONE);

    String page =
        given()
            .header("Authorization", "Bearer " + TestTokens.BETA)
            .accept("text/html")
            .get("/layouts")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(Jsoup.parse(page).select("tr:contains(" + own + ") td").eachText())
        .contains("3 of 3", "1", "reads without a model");

    inShadowNothingIsLearnedAndNothingSuspended(first, fourth);

    // A total that the rows do not give: the layout rests, and the model is asked as before.
    UUID wrong = advised(5, "999.00");
    settled(wrong);
    assertThat(requests()).isEqualTo(4);
    layouts()
        .body("items[0].state", equalTo("suspended"))
        .body("items[0].proofs", equalTo(0))
        .body("items[0].suspendedWhy", equalTo("sum-mismatch: " + mismatch()));

    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .delete("/api/v1/layouts/" + id)
        .then()
        .statusCode(404);
    ours().delete("/api/v1/layouts/" + id).then().statusCode(200).body("state", equalTo("removed"));
    ours().delete("/api/v1/layouts/" + id).then().statusCode(404);
    assertThat(row(paidAndAdvised(6)).status()).isEqualTo(MessageStatus.APPLIED);
    layouts().body("items", hasSize(0));
  }

  @Test
  void mails_that_no_money_proves_teach_nothing_and_a_reversal_suspends() {
    for (int nth = 1; nth <= 4; nth++) {
      settled(advised(nth, amount(nth)));
    }
    layouts().body("items", hasSize(0));
    assertThat(requests()).isEqualTo(4);

    List<UUID> proven = List.of(paidAndAdvised(5), paidAndAdvised(6), paidAndAdvised(7));
    layouts().body("items.state", contains("active"));
    AppliedView applied =
        inTenant.call(TENANT, () -> applications.ofMessage(proven.get(1).toString()).get(0));
    ours()
        .body("{\"reason\":\"returned by the bank\"}")
        .post("/api/v1/applications/" + applied.id() + "/reversal")
        .then()
        .statusCode(200);
    layouts()
        .body("items.state", contains("suspended"))
        .body("items[0].suspendedWhy", equalTo("what was applied by it was taken back"));
  }

  /** What matching live would suspend a layout for, and what posting live would teach. */
  private void inShadowNothingIsLearnedAndNothingSuspended(UUID byModel, UUID byMemory) {
    List<String> before = memory();
    String reading = row(byMemory).reading;
    reads(byMemory, reading.replace("124.00", "125.00"));
    JsonPath worse = inShadow("match", byMemory);
    assertThat(worse.getString("[0].outcome")).isEqualTo("worse");
    assertThat(worse.getList("[0].difference.decisions.after[0].reasons", String.class))
        .containsAnyOf("source-disagrees", "sum-differs");
    reads(byMemory, reading);
    assertThat(inShadow("match", byMemory).getString("[0].outcome")).isEqualTo("same");
    assertThat(inShadow("advice", byModel).getString("[0].outcome")).isEqualTo("same");
    assertThat(memory()).isEqualTo(before);
  }

  private void reads(UUID message, String reading) {
    inTenant.run(
        TENANT,
        () ->
            sql.change(
                "update message set reading = cast(? as jsonb) where id = ?", reading, message));
  }

  private JsonPath inShadow(String stage, UUID message) {
    String wish =
        "{\"filter\":{\"ids\":[\"%s\"]},\"stage\":\"%s\",\"start\":true}".formatted(message, stage);
    String address =
        "/api/v1/reprocessings/"
            + ours().body(wish).post("/api/v1/reprocessings").then().extract().path("id");
    await(() -> ours().get(address).jsonPath().getString("state").equals("done"));
    return ours().get(address + "/items").jsonPath();
  }

  private List<String> memory() {
    return inTenant.call(
        TENANT,
        () ->
            sql.list(
                "select l::text as row from remembered_layout l union all"
                    + " select p::text from layout_proof p union all"
                    + " select r::text from layout_reading r order by 1",
                row -> row.getString("row")));
  }

  @Test
  void a_person_who_rejects_what_a_layout_read_suspends_it() {
    proven();
    decide(heldFromMemory(4), "{'action':'reject','note':'the second column is the one'}");
    layouts()
        .body("items.state", contains("suspended"))
        .body("items[0].suspendedWhy", equalTo("a person rejected what it read"));
    settled(advised(5, amount(5)));
    assertThat(requests()).isEqualTo(4);
  }

  @Test
  void a_person_who_applies_what_it_read_suspends_no_layout_and_who_corrects_it_does() {
    proven();
    decide(heldFromMemory(4), applies(pays(4, "a", "124.00") + "," + pays(4, "b", "30.00")));
    layouts().body("items.state", contains("active"));

    item(5, "c", "OTHER-" + invoice(5), "155.00");
    decide(heldFromMemory(5), applies(pays(5, "c", "155.00")));
    layouts()
        .body("items.state", contains("suspended"))
        .body("items[0].suspendedWhy", equalTo("a person applied something else than it read"));
  }

  private static String applies(String applications) {
    return "{'action':'apply','applications':[" + applications + "]}";
  }

  private String pays(int nth, String which, String amount) {
    return "{'payment':'%s','openItem':'I%d%s-%s','amount':'%s'}"
        .formatted(reference(nth), nth, which, own, amount);
  }

  private void proven() {
    for (int nth = 1; nth <= 3; nth++) {
      paidAndAdvised(nth);
    }
    layouts().body("items.state", contains("active"));
  }

  /** Read from memory; the invoices are disputed, so that only a person may have them paid. */
  private UUID heldFromMemory(int nth) {
    item(nth, "a", invoice(nth), (120 + nth) + ".00", "disputed");
    item(nth, "b", second(nth), "30.00", "disputed");
    paid(nth);
    UUID id = advised(nth, amount(nth));
    settled(id);
    assertThat(readers(id).get(1)).startsWith("memory:");
    await(() -> row(id).status() == MessageStatus.REVIEW);
    return id;
  }

  private void decide(UUID message, String decision) {
    String review =
        ours().get("/api/v1/messages/" + message).jsonPath().getString("proposals[0].review");
    ours()
        .body(decision.replace('\'', '"'))
        .post("/api/v1/reviews/" + review + "/decision")
        .then()
        .statusCode(200);
  }

  private String mismatch() {
    return "the lines give 155.00, the notice says 999.00";
  }

  /** New invoices, the money for them, and a mail that says so in words nobody knows. */
  private UUID paidAndAdvised(int nth) {
    item(nth, "a", invoice(nth), (120 + nth) + ".00");
    item(nth, "b", second(nth), "30.00");
    paid(nth);
    UUID id = advised(nth, amount(nth));
    settled(id);
    await(() -> row(id).status() != MessageStatus.WAITING);
    return id;
  }

  private void paid(int nth) {
    take(
        "payments",
        "[{'reference':'"
            + reference(nth)
            + "','account':'A-%1$s','legalEntity':'FI-%1$s','currency':'EUR','amount':'"
            + amount(nth)
            + "','valueDate':'2026-11-10','payerName':'Nordvik %1$s','payerAccount':'ACC %1$s'}]");
  }

  private void item(int nth, String which, String invoice, String amount) {
    item(nth, which, invoice, amount, "open");
  }

  private void item(int nth, String which, String invoice, String amount, String status) {
    take(
        "open-items",
        "[{'id':'I"
            + nth
            + which
            + "-%1$s','number':'"
            + invoice
            + "','customer':'N-%1$s','legalEntity':'FI-%1$s','currency':'EUR','amount':'"
            + amount
            + "','status':'"
            + status
            + "'}]");
  }

  private UUID advised(int nth, String total) {
    answers(nth, WHERE_VALUES_STAND, points(nth, total));
    answers(nth, WHAT_KIND, "{\"kind\":\"remittance\",\"line\":\"D1.L0006\"}");
    String mail =
        String.join(
            "\r\n",
            "From: Payables <" + sender() + ">",
            "Subject: Hyvitys",
            "Message-ID: <" + own + nth + "@nordvik.example>",
            "Date: Tue, 10 Nov 2026 09:00:00 +0000",
            "MIME-Version: 1.0",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<html><body><p>Hei, " + own + "</p><p>Payment reference: " + reference(nth) + "</p>",
            "<table><tr><th>Tosite</th><th>Vero</th><th>Kertyma</th></tr>",
            "<tr><td>" + invoice(nth) + "</td><td>20.00</td><td>" + (120 + nth) + ".00</td></tr>",
            "<tr><td>" + second(nth) + "</td><td>5.00</td><td>30.00</td></tr>",
            "<tr><td>Total paid</td><td></td><td>EUR " + total + "</td></tr></table>",
            "</body></html>",
            "");
    return messages.accept(TENANT, mail.getBytes(StandardCharsets.UTF_8), "ada");
  }

  private void answers(int nth, String question, String text) {
    provider.register(
        post(urlEqualTo(CHAT))
            .withRequestBody(containing(reference(nth)))
            .withRequestBody(containing(question))
            .willReturn(answered(text)));
  }

  private String points(int nth, String total) {
    return """
    {"verdict":"remittance","payments":[{"status":"executed","complete":true,
     "header":[{"field":"payment_amount","line":"D1.L0006","text":"EUR %2$s","occurrence":1},
               {"field":"payment_reference","line":"D1.L0002","text":"%1$s","occurrence":1}],
     "tables":[{"headingLine":"D1.L0003","firstLine":"D1.L0004","lastLine":"D1.L0005",
       "totalLine":"D1.L0006","skippedLines":[],
       "columns":[{"role":"invoice_number","index":0,"heading":"Tosite"},
                  {"role":"net_amount","index":2,"heading":"Kertyma"}]}],
     "lines":[]}]}\
    """
        .formatted(reference(nth), total);
  }

  private String sender() {
    return "ap-" + own + "@nordvik.example";
  }

  private String reference(int nth) {
    return "TRF-" + (99_999_990 - number - nth);
  }

  private String invoice(int nth) {
    return "INV-" + (number * 10L + nth);
  }

  private String second(int nth) {
    return "INV-" + (number * 10L + nth + 50_000_000L * 10);
  }

  private static String amount(int nth) {
    return (150 + nth) + ".00";
  }

  private int requests() {
    return provider
        .find(
            postRequestedFor(urlEqualTo(CHAT))
                .withRequestBody(containing(own))
                .withRequestBody(containing(WHERE_VALUES_STAND)))
        .size();
  }

  private ValidatableResponse layouts() {
    return ours().get("/api/v1/layouts?customer=N-" + own).then().statusCode(200);
  }

  private List<String> readers(UUID id) {
    return reading(id).readers();
  }

  private Reading reading(UUID id) {
    return ReadingJson.read(row(id).reading);
  }

  private MessageRow row(UUID id) {
    return inTenant.call(TENANT, () -> rows.findById(id));
  }

  private void settled(UUID id) {
    await(
        () ->
            switch (row(id).status()) {
              case RECEIVED, READING -> false;
              default -> true;
            });
  }

  private static RequestSpecification ours() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .contentType("application/json");
  }

  private void take(String resource, String body) {
    ours()
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  private static void await(BooleanSupplier condition) {
    Eventually.await(Duration.ofSeconds(90), condition);
  }
}
