package io.quittance.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.Eventually;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Stored messages reprocessed over REST, with the real database, ledger and jobs. */
@QuarkusTest
class ReprocessingsTest {
  private static final TenantId TENANT = new TenantId("epsilon");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a shadow run has to leave alone. */
  private static final List<String> UNTOUCHED =
      List.of(
          "message",
          "message_part",
          "derived_content",
          "advice_record",
          "advice_key",
          "advice_fingerprint",
          "proposal",
          "review_case",
          "decision",
          "posting",
          "posting_entry",
          "application",
          "application_reversal",
          "payment_balance",
          "learned_fact",
          "learned_use",
          "proposal_label");

  private static final String WITH_TOLERANCE =
      "{'tolerance':{'currencies':{'EUR':{'amount':'5.00','percent':'100'}}}}";

  @Inject InTenant inTenant;
  @Inject Sql sql;
  @Inject Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  @Test
  void in_shadow_nothing_changes_and_what_is_read_and_matched_as_before_is_the_same() {
    books();
    pay("PAY-" + own, "100.00");
    UUID applied = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    UUID held = mail("PAY-" + own + "X", "INV-" + own + "8", "55.00");
    pay("PAY-" + own + "X", "55.00");
    UUID waiting = mail("PAY-" + own + "Y", "INV-" + own + "2", "100.00");
    await(() -> status(applied).equals("applied"));
    await(() -> status(held).equals("review"));
    await(() -> status(waiting).equals("waiting"));
    quiet();

    Map<String, String> before = tables();
    String wish = "{'filter':{'sender':'acme%s.example'},'stage':'read'}".formatted(own);
    JsonNode asked = body(post("/reprocessings", wish), 201);
    assertThat(asked.path("state").asText()).isEqualTo("estimated");
    assertThat(asked.path("estimate").path("messages").asInt()).isEqualTo(3);
    assertThat(asked.path("estimate").path("calls").asInt()).isZero();
    assertThat(asked.path("report").path("remaining").asInt()).isEqualTo(3);
    String id = asked.path("id").asText();

    // An equal wish that is open is the same wish.
    assertThat(body(post("/reprocessings", wish), 200).path("id").asText()).isEqualTo(id);
    body(post("/reprocessings/" + id + "/start", ""), 200);
    JsonNode done = done(id);
    assertThat(outcomes(done)).isEqualTo("same 3");
    assertThat(money(done, "EUR")).isEqualTo("100.00 -> 100.00 (0.00)");
    assertThat(tables()).isEqualTo(before);

    // Started again it does nothing; asked again it is another one, since the first is done.
    assertThat(body(post("/reprocessings/" + id + "/start", ""), 200).path("state").asText())
        .isEqualTo("done");
    assertThat(body(post("/reprocessings", wish), 201).path("id").asText()).isNotEqualTo(id);
  }

  @Test
  void a_draft_that_would_apply_what_is_held_is_better_in_money_and_posts_nothing() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));

    String draft =
        body(post("/policy-drafts?customer=C-" + own, WITH_TOLERANCE), 201).path("id").asText();
    JsonNode done = run("'stage':'match','policy':{'draft':'%s'}".formatted(draft), message);
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(money(done, "EUR")).isEqualTo("0.00 -> 98.00 (98.00)");
    assertThat(status(message)).isEqualTo("review");
    JsonNode item = items(done).get(0);
    assertThat(item.path("difference").path("status").path("after").asText()).isEqualTo("applied");
    assertThat(item.at("/difference/applications/after/0/writeOff").asText()).isEqualTo("2.00");

    Response refused = post("/reprocessings/" + done.path("id").asText() + "/promote", "{}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("policy-not-in-force");
  }

  @Test
  void promotion_matches_open_cases_anew_and_a_second_one_does_nothing() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    policy(WITH_TOLERANCE);

    JsonNode done = run("'stage':'advice'", message);
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(status(message)).isEqualTo("review");
    JsonNode promoted = promote(done, false);
    assertThat(promoted.at("/report/promotion/opened").asInt()).isEqualTo(1);
    await(() -> status(message).equals("applied"));
    assertThat(applications(message)).containsExactly("98.00 2.00 applied");

    quiet();
    Map<String, String> before = tables();
    promote(done, true);
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void what_is_applied_changes_only_by_word_and_then_by_reversal_and_new_application() {
    books();
    policy(WITH_TOLERANCE);
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("applied"));
    policy(
        "{'differences':{'unexplained':'apply_part'},'tolerance':{'currencies':{'EUR':{'amount':'0.50','percent':'100'}}}}");

    JsonNode done = run("'stage':'match'", message);
    assertThat(outcomes(done)).isEqualTo("different 1");
    assertThat(money(done, "EUR")).isEqualTo("98.00 -> 98.00 (0.00)");
    JsonNode left = promote(done, false);
    assertThat(left.at("/report/promotion/left").asInt()).isEqualTo(1);
    assertThat(items(left).get(0).path("promotionCode").asText()).isEqualTo("applied");
    assertThat(applications(message)).containsExactly("98.00 2.00 applied");

    JsonNode reversed = promote(done, true);
    assertThat(reversed.at("/report/promotion/reversed").asInt()).isEqualTo(1);
    assertThat(applications(message)).containsExactly("98.00 2.00 reversed", "98.00 0.00 applied");
    assertThat(status(message)).isEqualTo("partly-applied");

    quiet();
    Map<String, String> before = tables();
    promote(done, true);
    assertThat(tables()).isEqualTo(before);
    // Nobody took back what was only replaced: matched once more it comes out the same.
    assertThat(outcomes(run("'stage':'match'", message))).isEqualTo("same 1");
  }

  @Test
  void what_would_be_held_now_is_worse_and_taken_back_only_by_word() {
    books();
    policy(WITH_TOLERANCE);
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("applied"));
    policy(
        "{'differences':{'shortPay':'hold','unexplained':'hold'},'tolerance':{'currencies':{'EUR':{'amount':'0.50','percent':'100'}}}}");

    JsonNode done = run("'stage':'read','mode':'apply','reverse':true", message);
    assertThat(outcomes(done)).isEqualTo("worse 1");
    assertThat(money(done, "EUR")).isEqualTo("98.00 -> 0.00 (-98.00)");
    assertThat(done.at("/report/promotion/reversed").asInt()).isEqualTo(1);
    assertThat(applications(message)).containsExactly("98.00 2.00 reversed");
    assertThat(status(message)).isEqualTo("review");
  }

  @Test
  void a_field_read_otherwise_is_shown_and_money_that_stays_is_not_touched() {
    books();
    pay("PAY-" + own, "100.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    await(() -> status(message).equals("applied"));
    quiet();
    // As another reader might have read it.
    inTenant.run(
        TENANT,
        () ->
            sql.change(
                "update message set reading = jsonb_set(jsonb_set(reading,"
                    + " '{advices,0,adviceDate}', '\"2020-01-01\"'),"
                    + " '{advices,0,lines,0,invoiceNumber}', '\"OTHER\"') where id = ?",
                message));

    JsonNode done = run("'stage':'advice'", message);
    assertThat(outcomes(done)).isEqualTo("different 1");
    assertThat(money(done, "EUR")).isEqualTo("100.00 -> 100.00 (0.00)");
    JsonNode difference = items(done).get(0).path("difference");
    assertThat(difference.at("/fields/0/field").asText()).isEqualTo("adviceDate");
    assertThat(difference.at("/fields/0/before").asText()).isEqualTo("2020-01-01");
    assertThat(difference.at("/linesChanged/added").asInt()).isEqualTo(1);
    assertThat(difference.at("/linesChanged/removed").asInt()).isEqualTo(1);
    JsonNode promoted = promote(done, true);
    assertThat(items(promoted).get(0).path("promotionCode").asText()).isEqualTo("applied-alike");
    assertThat(applications(message)).containsExactly("100.00 0.00 applied");
  }

  @Test
  void what_a_person_decided_stays_whatever_the_matcher_would_do() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    JsonNode review = body(get("/messages/" + message), 200).at("/proposals/0/review");
    body(
        post(
            "/reviews/" + review.asText() + "/decision",
            "{'action':'apply','applications':[{'payment':'PAY-%s','openItem':'INV-%s1','amount':'98.00'}]}"
                .formatted(own, own)),
        200);
    policy(WITH_TOLERANCE);

    JsonNode done = run("'stage':'match'", message);
    assertThat(outcomes(done)).isEqualTo("same 1");
    assertThat(money(done, "EUR")).isEqualTo("98.00 -> 98.00 (0.00)");
    assertThat(done.at("/report/kept").asInt()).isEqualTo(1);
    JsonNode difference = items(done).get(0).path("difference");
    assertThat(difference.path("kept").asText()).isEqualTo("decided-by-person");
    assertThat(difference.at("/wouldBe/applications/0/writeOff").asText()).isEqualTo("2.00");
    promote(done, true);
    assertThat(applications(message)).containsExactly("98.00 0.00 applied");
  }

  @Test
  void it_can_be_paused_resumed_and_cancelled_and_says_what_cannot_be() {
    books();
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    await(() -> status(message).equals("waiting"));
    String id =
        body(post("/reprocessings", "{'filter':{'ids':['" + message + "']}}"), 201)
            .path("id")
            .asText();
    assertThat(post("/reprocessings/" + id + "/promote", "{}").statusCode()).isEqualTo(409);
    assertThat(post("/reprocessings/" + id + "/pause", "").statusCode()).isEqualTo(409);
    assertThat(body(post("/reprocessings/" + id + "/cancel", ""), 200).path("state").asText())
        .isEqualTo("cancelled");
    assertThat(post("/reprocessings/" + id + "/start", "").statusCode()).isEqualTo(409);
    JsonNode report = body(get("/reprocessings/" + id), 200).path("report");
    assertThat(report.path("items").asInt()).isEqualTo(1);
    assertThat(report.path("remaining").asInt()).isEqualTo(1);

    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .get("/api/v1/reprocessings/" + id)
        .then()
        .statusCode(404);
  }

  @Test
  void a_wish_that_cannot_be_fulfilled_is_refused_with_its_reason() {
    assertThat(post("/reprocessings", "{'stage':'guess'}").asString()).contains("stage is read");
    assertThat(
            post("/reprocessings", "{'filter':{'sender':'nobody-%s'}}".formatted(own)).asString())
        .contains("no-messages");
    assertThat(post("/reprocessings", "{'model':'openai/none'}").asString())
        .contains("unknown-model", "there is builtin.");
    assertThat(post("/reprocessings", "{'stage':'match','model':'builtin'}").asString())
        .contains("Stage match reads nothing");
    assertThat(post("/reprocessings", "{'policy':{'version':99999}}").asString())
        .contains("no policy version 99999");
    assertThat(post("/reprocessings", "{'filtre':{}}").statusCode()).isEqualTo(400);
  }

  @Test
  void the_page_asks_shows_the_estimate_starts_and_reports() {
    books();
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    await(() -> status(message).equals("waiting"));
    Response asked =
        page()
            .formParam("sender", "acme" + own + ".example")
            .formParam("stage", "match")
            .post("/reprocessings");
    assertThat(asked.statusCode()).isEqualTo(204);
    String address = asked.header("HX-Redirect");
    String estimate = page().get(address).asString();
    assertThat(estimate)
        .contains("Matched anew", "Messages sender acme" + own + ".example", "to confirm")
        .contains("It runs in shadow", "Start")
        .doesNotContain("In money");
    assertThat(page().post(address + "/start").statusCode()).isEqualTo(204);
    done(address.substring(address.lastIndexOf('/') + 1));
    String report = page().get(address).asString();
    assertThat(report).contains("compared", "1 of 1", "In money", "Remittance advice PAY-" + own);
    assertThat(page().get("/reprocessings").asString()).contains(address, "compared");
    assertThat(page().formParam("confidenceBelow", "much").post("/reprocessings").asString())
        .contains("A confidence is a number from 0 to 1.");
  }

  private static RequestSpecification page() {
    return request().header("HX-Request", "true").header("Sec-Fetch-Site", "same-origin");
  }

  private JsonNode run(String wish, UUID message) {
    JsonNode asked =
        body(
            post(
                "/reprocessings",
                "{'filter':{'ids':['%s']},'start':true,%s}".formatted(message, wish)),
            201);
    return done(asked.path("id").asText());
  }

  private JsonNode promote(JsonNode asked, boolean reverse) {
    String id = asked.path("id").asText();
    body(post("/reprocessings/" + id + "/promote", "{'reverse':" + reverse + "}"), 200);
    return done(id);
  }

  private JsonNode done(String id) {
    await(() -> body(get("/reprocessings/" + id), 200).path("state").asText().equals("done"));
    JsonNode done = body(get("/reprocessings/" + id), 200);
    addsUp(done.path("report"));
    return done;
  }

  /** Items are their outcomes; money is that of the items and that of the outcomes. */
  private void addsUp(JsonNode report) {
    int sum = 0;
    for (String outcome : List.of("same", "better", "worse", "different", "failed", "remaining")) {
      sum += report.path(outcome).asInt();
    }
    assertThat(sum).isEqualTo(report.path("items").asInt());
    report
        .path("money")
        .fields()
        .forEachRemaining(
            total -> {
              BigDecimal before = BigDecimal.ZERO;
              BigDecimal after = BigDecimal.ZERO;
              BigDecimal difference = BigDecimal.ZERO;
              for (JsonNode outcome : report.path("moneyByOutcome")) {
                JsonNode sums = outcome.path(total.getKey());
                before = before.add(new BigDecimal(sums.path("before").asText("0")));
                after = after.add(new BigDecimal(sums.path("after").asText("0")));
                difference = difference.add(new BigDecimal(sums.path("difference").asText("0")));
              }
              assertThat(before).isEqualByComparingTo(total.getValue().path("before").asText());
              assertThat(after).isEqualByComparingTo(total.getValue().path("after").asText());
              assertThat(after.subtract(before)).isEqualByComparingTo(difference);
            });
  }

  private static String outcomes(JsonNode asked) {
    StringBuilder said = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      int count = asked.path("report").path(outcome.text()).asInt();
      said.append(count == 0 ? "" : outcome.text() + " " + count + " ");
    }
    return said.toString().strip();
  }

  private static String money(JsonNode asked, String currency) {
    JsonNode sums = asked.at("/report/money/" + currency);
    return "%s -> %s (%s)"
        .formatted(
            sums.path("before").asText(),
            sums.path("after").asText(),
            sums.path("difference").asText());
  }

  private JsonNode items(JsonNode asked) {
    return body(get("/reprocessings/" + asked.path("id").asText() + "/items"), 200);
  }

  private String status(UUID message) {
    return body(get("/messages/" + message), 200).path("status").asText();
  }

  private List<String> applications(UUID message) {
    return inTenant.call(
        TENANT,
        () ->
            sql.list(
                """
                select a.amount_minor, a.write_off_minor, r.application is null as stands
                from application a join posting p on p.id = a.posting
                join decision d on d.id = p.decision
                left join application_reversal r on r.application = a.id
                where d.message = ? order by a.sequence
                """,
                row ->
                    "%s %s %s"
                        .formatted(
                            BigDecimal.valueOf(row.getLong("amount_minor"), 2),
                            BigDecimal.valueOf(row.getLong("write_off_minor"), 2),
                            row.getBoolean("stands") ? "applied" : "reversed"),
                message.toString()));
  }

  /** A digest of every row of each table that must not change. */
  private Map<String, String> tables() {
    return inTenant.call(
        TENANT,
        () -> {
          Map<String, String> digests = new TreeMap<>();
          for (String table : UNTOUCHED) {
            digests.put(
                table,
                sql.first(
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by"
                            + " t::text)), '') as digest from "
                            + table
                            + " t",
                        row -> row.getString("digest"))
                    .orElseThrow());
          }
          return digests;
        });
  }

  /** No job of the tenant is due or running. */
  private void quiet() {
    await(
        () ->
            inTenant.call(
                TENANT,
                () ->
                    sql.first(
                                "select count(*) as due from scheduled_tasks where task_instance"
                                    + " like 'epsilon/%' and (picked or execution_time < now() +"
                                    + " interval '30 seconds')",
                                row -> row.getInt("due"))
                            .orElseThrow()
                        == 0));
  }

  private static void await(BooleanSupplier condition) {
    Eventually.await(Duration.ofMinutes(5), condition);
  }

  private void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Acme GmbH','bankAccounts':['DE00ACME%1$s']}]");
    take(
        "open-items",
        "[{'id':'INV-%1$s1','number':'INV-%1$s1','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'100.00'},"
            + "{'id':'INV-%1$s2','number':'INV-%1$s2','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'100.00'}]");
  }

  private void pay(String reference, String amount) {
    take(
        "payments",
        "[{'reference':'"
            + reference
            + "','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'"
            + amount
            + "','payerAccount':'DE00ACME%1$s','valueDate':'"
            + today()
            + "'}]");
  }

  private void take(String resource, String json) {
    body(post("/" + resource, String.format(Locale.ROOT, json, own)), 200);
  }

  private void policy(String json) {
    body(JsonBody.of(request(), json).put("/api/v1/policy?customer=C-" + own), 200);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private UUID mail(String reference, String number, String total) {
    byte[] mail =
        String.join(
                "\r\n",
                "From: Payables <payables@acme" + own + ".example>",
                "To: remittance@seller.example",
                "Subject: Remittance advice " + reference,
                "Date: "
                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atZone(ZoneOffset.UTC)),
                "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Dear Accounts Receivable,",
                "",
                "please find below the details of our bank transfer of " + today() + ".",
                "",
                "Payment reference:  " + reference,
                "Total paid:         EUR " + total,
                "",
                "Invoice no.     Amount EUR",
                number + "     " + total,
                "Total           " + total,
                "")
            .getBytes(StandardCharsets.UTF_8);
    Response sent = request().contentType("message/rfc822").body(mail).post("/api/v1/messages");
    return UUID.fromString(body(sent, 202).path("id").asText());
  }

  private static RequestSpecification request() {
    return given().header("Authorization", "Bearer " + TestTokens.EPSILON);
  }

  private static Response get(String path) {
    return request().get("/api/v1" + path);
  }

  private static Response post(String path, String json) {
    return JsonBody.of(request(), json).post("/api/v1" + path);
  }

  private static JsonNode body(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    try {
      return JSON.readTree(response.asString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A body with apostrophes for quotes. */
  private static final class JsonBody {
    private static RequestSpecification of(RequestSpecification request, String json) {
      return request.contentType("application/json").body(json.replace('\'', '"'));
    }
  }
}
