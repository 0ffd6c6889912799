package io.quittance.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Cases that are about something else than a message. */
@QuarkusTest
class ReviewCasesTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject ReviewCases cases;
  @Inject Sql sql;
  @Inject InTenant inTenant;

  private final Subject payment = Subject.payment("P-" + UUID.randomUUID());

  @Test
  void a_case_about_a_payment_is_shown_and_laid_aside_with_a_note() {
    UUID id = opened();
    assertThat(call(() -> cases.of(payment))).extracting(ReviewCase::id).containsExactly(id);
    caller()
        .get("/api/v1/reviews/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"0\""))
        .body("subject.kind", equalTo("payment"))
        .body("subject.id", equalTo(payment.id()))
        .body("message", nullValue())
        .body("reasons[0].code", equalTo("no-advice"));

    decided(id, "approve", null, 422, "nothing-recommended");
    decided(id, "reject", null, 422, "note-required");
    decided(id, "reject", "known, a refund", 200, null);
    decided(id, "reject", "once more", 409, "already-decided");
    assertThat(call(() -> cases.of(payment))).isEmpty();
  }

  @Test
  void no_model_is_asked_where_there_is_no_mail_or_no_case() {
    UUID id = opened();
    for (String what : List.of("/question", "/reasons")) {
      caller()
          .post("/api/v1/reviews/" + id + what)
          .then()
          .statusCode(409)
          .body("code", equalTo("no-message"));
      caller()
          .post("/api/v1/reviews/" + UUID.randomUUID() + what)
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown-case"));
    }
  }

  @Test
  void a_decision_about_another_version_of_the_case_than_the_one_seen_is_not_carried_out() {
    UUID id = opened();
    String body = "{\"action\":\"reject\",\"note\":\"seen\"}";
    for (String[] seen : new String[][] {{"\"7\"", "412"}, {"\"0\"", "200"}}) {
      caller()
          .header("If-Match", seen[0])
          .body(body)
          .post("/api/v1/reviews/" + id + "/decision")
          .then()
          .statusCode(Integer.parseInt(seen[1]));
    }
  }

  @Test
  void a_case_without_any_subject_and_a_second_current_proposal_of_a_payment_are_refused() {
    assertThatThrownBy(
            () ->
                change(
                    "insert into review_case (id, reasons, state, opened_at, subject_kind)"
                        + " values (gen_random_uuid(), '[]', 'open', now(), 'payment')"))
        .hasStackTraceContaining("review_case_about");
    String proposal =
        "insert into proposal (id, payment, verdict, state, body, created_at)"
            + " values (gen_random_uuid(), ?, 'REVIEW', 'open', '{}', now())";
    assertThatThrownBy(() -> change(proposal, (Object) null))
        .hasStackTraceContaining("proposal_about");
    assertThatThrownBy(
            () ->
                call(
                    () -> {
                      sql.change(proposal, payment.id());
                      return sql.change(proposal, payment.id());
                    }))
        .hasStackTraceContaining("proposal_current_of_payment");
  }

  /** About money that is only announced, so that no job looks at it meanwhile. */
  private UUID opened() {
    String entity = "RC-" + payment.id();
    take("legal-entities", "[{'id':'%s','name':'Seller','currency':'EUR'}]".formatted(entity));
    take(
        "payments",
        "[{'id':'%1$s','account':'A-%1$s','legalEntity':'%2$s','currency':'EUR','amount':'10.00',"
                .formatted(payment.id(), entity)
            + "'valueDate':'2026-03-01','status':'pending'}]");
    return call(
        () ->
            cases.open(
                payment, null, List.of(new ReviewCase.Reason("no-advice", "Nobody explains it."))));
  }

  private void decided(UUID id, String action, String note, int status, String code) {
    String said = note == null ? "null" : '"' + note + '"';
    caller()
        .body("{\"action\":\"" + action + "\",\"note\":" + said + "}")
        .post("/api/v1/reviews/" + id + "/decision")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private static void take(String resource, String body) {
    caller()
        .body(body.replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  private static RequestSpecification caller() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json");
  }

  private void change(String statement, Object... arguments) {
    call(() -> sql.change(statement, arguments));
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }
}
