package io.quittance.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** What tests of reprocessing ask over REST, and what they look at in the database afterwards. */
abstract class ReprocessingOverRest {
  static final TenantId TENANT = new TenantId("epsilon");

  static final String WITH_TOLERANCE =
      "{'tolerance':{'currencies':{'EUR':{'amount':'5.00','percent':'100'}}}}";

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
          "proposal_label",
          "remembered_layout",
          "layout_proof",
          "layout_reading");

  @Inject InTenant inTenant;
  @Inject Sql sql;
  @Inject Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  JsonNode run(String wish, UUID message) {
    JsonNode asked =
        body(
            post(
                "/reprocessings",
                "{'filter':{'ids':['%s']},'start':true,%s}".formatted(message, wish)),
            201);
    return done(asked.path("id").asText());
  }

  JsonNode promote(JsonNode asked, boolean reverse) {
    String id = asked.path("id").asText();
    body(post("/reprocessings/" + id + "/promote", "{'reverse':" + reverse + "}"), 200);
    return done(id);
  }

  JsonNode done(String id) {
    await(() -> body(get("/reprocessings/" + id), 200).path("state").asText().equals("done"));
    JsonNode done = body(get("/reprocessings/" + id), 200);
    addsUp(done.path("report"));
    return done;
  }

  /** Items are their outcomes; money is that of the items and that of the outcomes. */
  static void addsUp(JsonNode report) {
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

  static String outcomes(JsonNode asked) {
    StringBuilder said = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      int count = asked.path("report").path(outcome.text()).asInt();
      said.append(count == 0 ? "" : outcome.text() + " " + count + " ");
    }
    return said.toString().strip();
  }

  static String money(JsonNode asked, String currency) {
    JsonNode sums = asked.at("/report/money/" + currency);
    return "%s -> %s (%s)"
        .formatted(
            sums.path("before").asText(),
            sums.path("after").asText(),
            sums.path("difference").asText());
  }

  JsonNode items(JsonNode asked) {
    return body(get("/reprocessings/" + asked.path("id").asText() + "/items"), 200);
  }

  String status(UUID message) {
    return body(get("/messages/" + message), 200).path("status").asText();
  }

  List<String> applications(UUID message) {
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
  Map<String, String> tables() {
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
                            + " t"
                            // What a model said is kept, as all that was paid for.
                            + (table.equals("derived_content")
                                ? " where kind not like 'model-answer/%'"
                                : ""),
                        row -> row.getString("digest"))
                    .orElseThrow());
          }
          return digests;
        });
  }

  /** No job of the tenant is due or running. */
  void quiet() {
    await(
        () ->
            inTenant.call(
                TENANT,
                () ->
                    sql.first(
                                "select count(*) as due from scheduled_tasks where task_instance"
                                    + " like ? || '/%' and (picked or execution_time < now() +"
                                    + " interval '30 seconds')",
                                row -> row.getInt("due"), TENANT.value())
                            .orElseThrow()
                        == 0));
  }

  static void await(BooleanSupplier condition) {
    Eventually.await(Duration.ofMinutes(5), condition);
  }

  void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Acme GmbH','bankAccounts':['DE00ACME%1$s']}]");
    take(
        "open-items",
        "[{'id':'INV-%1$s1','number':'INV-%1$s1','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'100.00'},"
            + "{'id':'INV-%1$s2','number':'INV-%1$s2','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'100.00'}]");
  }

  void pay(String reference, String amount) {
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

  /** The version that it is from now on. */
  int policy(String json) {
    // What is still due would be matched under it, and live be where the shadow is to go.
    quiet();
    Response put = JsonBody.of(request(), json).put("/api/v1/policy?customer=C-" + own);
    return body(put, 200).path("version").asInt();
  }

  LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  UUID mail(String reference, String number, String total) {
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

  void take(String resource, String json) {
    body(post("/" + resource, String.format(Locale.ROOT, json, own)), 200);
  }

  RequestSpecification request() {
    return given().header("Authorization", "Bearer " + TestTokens.EPSILON);
  }

  Response get(String path) {
    return request().get("/api/v1" + path);
  }

  Response post(String path, String json) {
    return JsonBody.of(request(), json).post("/api/v1" + path);
  }

  static JsonNode body(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    try {
      return JSON.readTree(response.asString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A body with apostrophes for quotes. */
  static final class JsonBody {
    static RequestSpecification of(RequestSpecification request, String json) {
      return request.contentType("application/json").body(json.replace('\'', '"'));
    }
  }
}
