package io.quittance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * A customer of each test's own with two invoices of 100.00, its payments and its mails, told and
 * asked over REST with the jobs of the service running.
 */
public abstract class OneCustomerOverRest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TenantId tenant;
  private final String token;

  @Inject protected InTenant inTenant;
  @Inject protected Sql sql;
  @Inject protected Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  protected final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  protected OneCustomerOverRest(TenantId tenant, String token) {
    this.tenant = tenant;
    this.token = token;
  }

  protected String status(UUID message) {
    return body(get("/messages/" + message), 200).path("status").asText();
  }

  protected List<String> applications(UUID message) {
    return inTenant.call(
        tenant,
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

  /** No job of the tenant is due or running. */
  protected void quiet() {
    await(
        () ->
            inTenant.call(
                tenant,
                () ->
                    sql.first(
                                "select count(*) as due from scheduled_tasks where task_instance"
                                    + " like ? || '/%' and (picked or execution_time < now() +"
                                    + " interval '30 seconds')",
                                row -> row.getInt("due"), tenant.value())
                            .orElseThrow()
                        == 0));
  }

  protected static void await(BooleanSupplier condition) {
    Eventually.await(Duration.ofMinutes(5), condition);
  }

  protected void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Acme GmbH','bankAccounts':['DE00ACME%1$s']}]");
    take(
        "open-items",
        "[{'id':'INV-%1$s1','number':'INV-%1$s1','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'100.00'},"
            + "{'id':'INV-%1$s2','number':'INV-%1$s2','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'100.00'}]");
  }

  protected void pay(String reference, String amount) {
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
  protected int policy(String json) {
    // What is still due would be matched under it, and live be where the shadow is to go.
    quiet();
    Response put = JsonBody.of(request(), json).put("/api/v1/policy?customer=C-" + own);
    return body(put, 200).path("version").asInt();
  }

  protected LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  protected UUID mail(String reference, String number, String total) {
    return send(
        letter(
            "Remittance advice " + reference,
            "Payment reference:  " + reference,
            "Total paid:         EUR " + total,
            "",
            "Invoice no.     Amount EUR",
            number + "     " + total,
            "Total           " + total));
  }

  /** A mail of the customer, not sent yet, in which this stands. */
  protected byte[] letter(String subject, String... lines) {
    String head =
        String.join(
            "\r\n",
            "From: Payables <payables@acme" + own + ".example>",
            "To: remittance@seller.example",
            "Subject: " + subject,
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
            "");
    return (head + String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  protected UUID send(byte[] mail) {
    Response sent = request().contentType("message/rfc822").body(mail).post("/api/v1/messages");
    return UUID.fromString(body(sent, 202).path("id").asText());
  }

  protected void take(String resource, String json) {
    body(post("/" + resource, String.format(Locale.ROOT, json, own)), 200);
  }

  protected RequestSpecification request() {
    return given().header("Authorization", "Bearer " + token);
  }

  protected Response get(String path) {
    return request().get("/api/v1" + path);
  }

  protected Response post(String path, String json) {
    return JsonBody.of(request(), json).post("/api/v1" + path);
  }

  protected static JsonNode body(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    try {
      return JSON.readTree(response.asString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A body with apostrophes for quotes. */
  protected static final class JsonBody {
    public static RequestSpecification of(RequestSpecification request, String json) {
      return request.contentType("application/json").body(json.replace('\'', '"'));
    }
  }
}
