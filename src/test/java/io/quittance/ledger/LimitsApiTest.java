package io.quittance.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Limits, approvals, periods and moves from outside, in a tenant of their own: limits would bind
 * the others' tests, too.
 */
@QuarkusTest
class LimitsApiTest {
  private static final TenantId TENANT = new TenantId("gamma");

  @Inject ReviewCases cases;
  @Inject Sql sql;
  @Inject InTenant inTenant;

  private final String own = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void an_invoice_of_100_and_a_payment_of_95_francs() {
    take("legal-entities", "[{'id':'CH-%1$s','name':'Seller','currency':'CHF'}]");
    take("customers", "[{'id':'C-%1$s','number':'C-%1$s','name':'Acme AG'}]");
    take(
        "open-items",
        "[{'id':'I-%1$s','number':'I-%1$s','customer':'C-%1$s','legalEntity':'CH-%1$s',"
            + "'currency':'CHF','amount':'100.00'}]");
    take(
        "payments",
        "[{'id':'P-%1$s','account':'A-%1$s','legalEntity':'CH-%1$s','status':'booked',"
            + "'amount':'95.00','currency':'CHF','bookingDate':'2026-03-10'}]");
    limit("{'group':'clerks','currency':'CHF','writeOff':'2.00','discount':'2.00'}", 200);
    limit(
        "{'group':'chiefs','currency':'CHF','writeOff':'50.00','discount':'50.00',"
            + "'writeOffADay':'5000.00'}",
        200);
  }

  @Test
  void a_write_off_above_the_limit_waits_for_another_person_with_the_limit() {
    UUID id = opened();
    decide(id, TestTokens.CLERK)
        .statusCode(200)
        .body("status", equalTo(ReviewCases.AWAITING_APPROVAL));
    assertThat(postings()).isZero();
    as(TestTokens.CHIEF)
        .get("/api/v1/reviews/" + id)
        .then()
        .body("state", equalTo("OPEN"))
        .body("awaiting.actor", equalTo("ada"))
        .body("awaiting.action", equalTo("apply"))
        .body("awaiting.applications[0].writeOff", equalTo("5.00"))
        .body("awaiting.reason", startsWith("A write-off of CHF 5.00 is above the limit of CHF 2"));
    decide(id, TestTokens.CHIEF).statusCode(409).body("code", equalTo("awaiting-approval"));
    approve(id, TestTokens.CLERK, "accept").statusCode(409).body("code", equalTo("own-decision"));
    // Somebody of no group has no limit to give from.
    approve(id, TestTokens.GAMMA, "accept")
        .statusCode(409)
        .body("code", equalTo("above-own-limit"));
    assertThat(postings()).isZero();

    approve(id, TestTokens.CHIEF, "accept").statusCode(200).body("status", equalTo("applied"));
    assertThat(postings()).isEqualTo(1);
    String posting = text("select posting from application where open_item = ?", "I-" + own);
    assertThat(
            text(
                "select d.actor || ' ' || d.approver from decision d join posting p on p.decision ="
                    + " d.id where p.id = ?",
                posting))
        .isEqualTo("ada ben");
    as(TestTokens.CHIEF)
        .get("/api/v1/reviews/" + id)
        .then()
        .body("state", equalTo("DECIDED"))
        .body("actor", equalTo("ada"))
        .body("approver", equalTo("ben"))
        .body("awaiting", nullValue());
    approve(id, TestTokens.CHIEF, "accept")
        .statusCode(409)
        .body("code", equalTo("already-decided"));
  }

  @Test
  void an_approval_of_what_has_changed_meanwhile_is_refused_and_a_rejected_decision_is_gone() {
    UUID id = opened();
    decide(id, TestTokens.CLERK).statusCode(200);
    take(
        "open-items",
        "[{'id':'I-%1$s','number':'I-%1$s','customer':'C-%1$s','legalEntity':'CH-%1$s',"
            + "'currency':'CHF','amount':'100.00','status':'disputed'}]");
    approve(id, TestTokens.CHIEF, "accept")
        .statusCode(409)
        .body("code", equalTo("changed-meanwhile"));
    assertThat(postings()).isZero();
    approve(id, TestTokens.CHIEF, "reject").statusCode(200);
    as(TestTokens.CLERK)
        .get("/api/v1/reviews/" + id)
        .then()
        .body("state", equalTo("OPEN"))
        .body("awaiting", nullValue());
    approve(id, TestTokens.CHIEF, "accept")
        .statusCode(409)
        .body("code", equalTo("nothing-awaits-approval"));
  }

  @Test
  void limits_are_shown_and_nobody_changes_the_limit_of_an_own_group() {
    as(TestTokens.CLERK)
        .get("/api/v1/limits")
        .then()
        .body("items.findAll { it.currency == 'CHF' }.group", hasItem("clerks"))
        .body("items.find { it.group == 'chiefs' }.writeOffADay", equalTo("5000.00"));
    as(TestTokens.CLERK)
        .body(json("{'group':'clerks','currency':'CHF','writeOff':'99.00','discount':'2.00'}"))
        .put("/api/v1/limits")
        .then()
        .statusCode(403)
        .body("code", equalTo("own-limit"));
    limit("{'group':'g','customer':'c','currency':'CHF','writeOff':'1','discount':'1'}", 422);
    limit("{'customer':'none','currency':'CHF','writeOff':'1','discount':'1'}", 422);
    limit("{'group':'g','currency':'XXQ','writeOff':'1','discount':'1'}", 422);
    limit("{'group':'g','currency':'CHF','writeOff':'-1','discount':'1'}", 422);
    limit("{'group':'g','currency':'CHF','writeOff':'1.001','discount':'1'}", 422);
    limit("{'group':'g','currency':'CHF','discount':'1'}", 422);
  }

  @Test
  void money_is_moved_once_for_its_key_within_the_limits_and_taken_back() {
    move("k1", "refund", "10.00", 200, null);
    move("k2", "write-off", "5.00", 409, "needs-approval");
    move("k3", "write-off", "2.00", 200, null);
    move("k4", "on-account", "1.00", 422, "invalid");
    move("k5", "refund", "83.01", 409, "payment-exhausted");
    move(null, "refund", "1.00", 400, "missing-idempotency-key");
    String posting =
        text("select id from posting where payment = ? and kind = 'refund'", "P-" + own);
    for (int status : new int[] {200, 409}) {
      as(TestTokens.CLERK)
          .body("{\"reason\":\"sent twice\"}")
          .post("/api/v1/postings/" + posting + "/reversal")
          .then()
          .statusCode(status);
    }
    as(TestTokens.CLERK)
        .get("/api/v1/payments/P-" + own)
        .then()
        .body("available", equalTo("93.00"));
  }

  @Test
  void a_closed_period_is_shown_and_takes_no_posting() {
    period("2000-01-01", "2100-12-31", "closed", 200);
    move("k1", "refund", "10.00", 409, "period-closed");
    as(TestTokens.CLERK)
        .queryParam("legalEntity", "CH-" + own)
        .get("/api/v1/periods")
        .then()
        .body("items", hasSize(1))
        .body("items[0].state", equalTo("closed"));
    period("2000-01-01", "2100-12-31", "open", 200);
    move("k2", "refund", "10.00", 200, null);
    period("2100-01-01", "2000-12-31", "closed", 422);
  }

  private UUID opened() {
    UUID message = UUID.randomUUID();
    return inTenant.call(
        TENANT,
        () -> {
          sql.change(
              """
              insert into message (id, origin, received_at, status, changed_at)
              values (?, 'test', now(), 'review', now())
              """,
              message);
          return cases.open(
              Subject.message(message), null, List.of(new ReviewCase.Reason("test", "Look.")));
        });
  }

  private ValidatableResponse decide(UUID id, String token) {
    return as(token)
        .body(
            json(
                "{'action':'apply','note':'small','applications':[{'payment':'P-%1$s',"
                    + "'openItem':'I-%1$s','amount':'95.00','discount':'0','writeOff':'5.00',"
                    + "'reasonCode':'small'}]}"))
        .post("/api/v1/reviews/" + id + "/decision")
        .then();
  }

  private ValidatableResponse approve(UUID id, String token, String word) {
    return as(token)
        .body("{\"approval\":\"" + word + "\",\"note\":\"seen\"}")
        .post("/api/v1/reviews/" + id + "/approval")
        .then();
  }

  private void move(String key, String use, String amount, int status, String code) {
    var request = as(TestTokens.CLERK);
    if (key != null) {
      request.header("Idempotency-Key", key + "-" + own);
    }
    request
        .body(json("{'use':'" + use + "','amount':'" + amount + "','reasonCode':'agreed'}"))
        .post("/api/v1/payments/P-" + own + "/moves")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private void period(String from, String to, String state, int status) {
    as(TestTokens.CLERK)
        .body(
            json(
                "{'legalEntity':'CH-%1$s','from':'"
                    + from
                    + "','to':'"
                    + to
                    + "','state':'"
                    + state
                    + "'}"))
        .put("/api/v1/periods")
        .then()
        .statusCode(status);
  }

  private void limit(String body, int status) {
    as(TestTokens.GAMMA).body(json(body)).put("/api/v1/limits").then().statusCode(status);
  }

  private void take(String what, String rows) {
    as(TestTokens.GAMMA)
        .body(json(rows))
        .post("/api/v1/" + what)
        .then()
        .statusCode(200)
        .body("refused", hasSize(0));
  }

  private String json(String text) {
    return String.format(Locale.ROOT, text.replace('\'', '"'), own);
  }

  private long postings() {
    return Long.parseLong(
        text("select count(*)::text from application where open_item = ?", "I-" + own));
  }

  private String text(String query, Object... arguments) {
    return inTenant.call(
        TENANT, () -> sql.first(query, row -> row.getString(1), arguments).orElseThrow());
  }

  private static io.restassured.specification.RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token).contentType("application/json");
  }
}
