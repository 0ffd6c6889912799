package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.matching.identity.Learned;
import io.quittance.review.learned.LearnedFact;
import io.quittance.review.learned.LearnedFacts;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What an analyst's decision teaches about payers, from the mail to the next mail. */
@QuarkusTest
class LearnedPayersTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject InTenant inTenant;
  @Inject Messages messages;
  @Inject MessageRows rows;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject LearnedFacts facts;
  @Inject Sql sql;

  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final int number = ThreadLocalRandom.current().nextInt(10_000_000, 90_000_000);

  @Test
  void one_approved_payment_teaches_whose_the_account_is_until_somebody_removes_it() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    String customers = "[{'id':'T-%1$s','number':'T-%1$s','name':'Fairchild Tires'}]";
    take("customers", customers);

    UUID first = paidAndAdvised(1);
    assertThat(status(first)).isEqualTo(MessageStatus.REVIEW);
    String review =
        inTenant.call(
            TENANT,
            () ->
                sql.first(
                        "select id::text from review_case where message = ? and state = 'open'",
                        row -> row.getString(1),
                        first)
                    .orElseThrow());
    caller()
        .body("{\"action\":\"approve\"}")
        .post("/api/v1/reviews/" + review + "/decision")
        .then()
        .statusCode(200);
    learned()
        .body("items", hasSize(2))
        .body("items.find { it.kind == 'account' }.pattern", equalTo("ACC" + upper()))
        .body("items.find { it.kind == 'account' }.confirmations", equalTo(1))
        .body("items.find { it.kind == 'account' }.proven", equalTo(1))
        .body("items.find { it.kind == 'name' }.pattern", equalTo("fairchild automotive"));

    UUID second = paidAndAdvised(2);
    assertThat(status(second)).isEqualTo(MessageStatus.APPLIED);
    caller()
        .get("/api/v1/messages/" + second)
        .then()
        .body("proposals[0].payers[0].customer", equalTo("T-" + own))
        .body("proposals[0].payers[0].why[0].kind", equalTo("account-confirmed"));

    // The ERP says the customer anew, without the account: it never knew of it.
    take("customers", customers.replace("Tires", "Tyres"));
    String id =
        learned()
            .body("items.find { it.kind == 'account' }.confirmations", equalTo(1))
            .body("items.find { it.kind == 'account' }.proven", equalTo(2))
            .extract()
            .path("items.find { it.kind == 'account' }.id");

    caller()
        .delete("/api/v1/learned/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("removed"));
    caller().delete("/api/v1/learned/" + id).then().statusCode(404);
    assertThat(status(paidAndAdvised(3))).isEqualTo(MessageStatus.REVIEW);
  }

  @Test
  void what_concerns_all_customers_awaits_a_second_person() {
    String account = "COLL " + own;
    String id =
        caller()
            .body("{\"account\":\"" + account + "\"}")
            .post("/api/v1/learned")
            .then()
            .statusCode(200)
            .body("state", equalTo("awaiting"))
            .body("customer", equalTo(null))
            .extract()
            .path("id");
    caller()
        .post("/api/v1/learned/" + id + "/approval")
        .then()
        .statusCode(403)
        .body("code", equalTo("second-person-needed"));
    String pattern = "COLL" + upper();
    assertThat(inTenant.call(TENANT, () -> facts.about(List.of(pattern)))).isEmpty();
    assertThatThrownBy(
            () ->
                inTenant.run(
                    TENANT,
                    () ->
                        sql.change(
                            "update learned_fact set state = 'active' where id = ?::uuid", id)))
        .hasStackTraceContaining("learned_for_all_needs_two");

    LearnedFact other =
        inTenant.call(
            TENANT,
            () -> facts.propose(Learned.Kind.COLLECTING_ACCOUNT, pattern + "2", "somebody-else"));
    caller()
        .post("/api/v1/learned/" + other.id() + "/approval")
        .then()
        .statusCode(200)
        .body("state", equalTo("active"));
    assertThat(inTenant.call(TENANT, () -> facts.about(List.of(pattern + "2")))).hasSize(1);
    caller().delete("/api/v1/learned/" + other.id()).then().statusCode(403);
  }

  /** A new invoice, the money for it and a mail that says so. */
  private UUID paidAndAdvised(int nth) {
    String invoice = "INV-" + (number + nth);
    // Other digits than the invoice's: the bank names no item with it.
    String reference = "TRF-" + (99_999_999 - number - nth);
    take(
        "open-items",
        "[{'id':'I"
            + nth
            + "-%1$s','number':'"
            + invoice
            + "','customer':'T-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'100.00'}]");
    take(
        "payments",
        "[{'reference':'"
            + reference
            + "','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'100.00',"
            + "'valueDate':'2026-03-01','payerName':'Fairchild Automotive',"
            + "'payerAccount':'ACC %1$s'}]");
    String mail =
        String.join(
            "\r\n",
            "From: Payables <ap@payer.example>",
            "Subject: Remittance advice",
            "Message-ID: <" + own + nth + "@payer.example>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Remittance advice. We paid EUR 100.00 for these invoices on 2026-03-01.",
            "Payment reference: " + reference,
            "Invoice    Amount",
            invoice + "  100.00",
            "Total  100.00",
            "");
    UUID id = messages.accept(TENANT, mail.getBytes(StandardCharsets.UTF_8), "ada");
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    matchStage.run(new Job(Stages.MATCH, TENANT, id.toString()));
    return id;
  }

  private MessageStatus status(UUID id) {
    return inTenant.call(TENANT, () -> rows.findById(id).status());
  }

  private ValidatableResponse learned() {
    return caller().get("/api/v1/learned?customer=T-" + own).then().statusCode(200);
  }

  private void take(String resource, String body) {
    caller()
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  private String upper() {
    return own.toUpperCase(Locale.ROOT);
  }

  private static RequestSpecification caller() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json");
  }
}
