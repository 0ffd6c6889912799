package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail whose payer nobody knows to a posting under a certificate, and to its end. */
@QuarkusTest
class PostUnprovenTest {
  private static final TenantId TENANT = new TenantId("delta");

  @Inject InTenant inTenant;
  @Inject Messages messages;
  @Inject MessageRows rows;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject Sql sql;

  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final int number = ThreadLocalRandom.current().nextInt(10_000_000, 90_000_000);

  @BeforeEach
  void a_customer_whose_accounts_nobody_knows() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'id':'T-%1$s','number':'T-%1$s','name':'Fairchild Tires'}]");
  }

  @AfterEach
  void certificates_are_off_again() {
    policy("{'certificate':{'budget':null,'auditShare':'0','stopAll':null,'limits':{'EUR':null}}}");
  }

  @Test
  void a_held_proposal_posts_under_a_certificate_within_limits_until_anything_changes() {
    UUID unasked = advised(1);
    assertThat(status(unasked)).isEqualTo(MessageStatus.REVIEW);
    certificates().body("on", equalTo(false)).body("certificate", nullValue());
    issue().statusCode(409).body("code", equalTo("certificates-off"));

    policy(
        "{'certificate':{'budget':'0.01','auditShare':'1',"
            + "'limits':{'EUR':{'posting':'100.00','day':'250.00'}}}}");
    UUID held = advised(2);
    assertThat(status(held)).isEqualTo(MessageStatus.REVIEW);
    issue().statusCode(409).body("code", equalTo("too-few-labels"));
    // Approved as recommended: a label of its own.
    decide(review(held), "{'action':'approve'}").statusCode(200);
    certificates().body("preview.labels", equalTo(1)).body("preview.needed", equalTo(299));

    labelled(like(held), 298, 0);
    int points = points(held);
    String certificate =
        issue()
            .statusCode(200)
            .body("threshold", equalTo(points))
            .body("accepted", equalTo(299))
            .body("wrong", equalTo(0))
            .body("bound", startsWith("0.0099"))
            .extract()
            .path("id");

    UUID posted = advised(3);
    assertThat(status(posted)).isEqualTo(MessageStatus.APPLIED);
    caller()
        .get("/api/v1/messages/" + posted)
        .then()
        .body("reasons[0].code", equalTo("by-certificate"))
        .body("reasons[0].message", containsString(certificate))
        .body("reasons.code", hasItem("payer-unknown"));
    assertThat(decision(posted))
        .containsExactly("certifier", "by-certificate", "certificate " + certificate);
    // Nothing was proven, so that nothing was taught.
    assertThat(learnedFrom(posted)).isZero();

    blindAudit(posted);

    assertThat(status(advised(4))).isEqualTo(MessageStatus.APPLIED);
    assertThat(status(advised(5))).as("above the limit of the day").isEqualTo(MessageStatus.REVIEW);
    certificates()
        .body("certificate.posted", equalTo(2))
        .body("today[0].posted", equalTo("200.00"));

    policy(
        "{'waiting':{'days':31},'certificate':{'limits':{'EUR':{'posting':'900','day':'900'}}}}");
    assertThat(status(advised(6))).as("void").isEqualTo(MessageStatus.REVIEW);
    certificates()
        .body("certificate", nullValue())
        .body("history[0].id", equalTo(certificate))
        .body("history[0].voidReason", containsString("policy version"));
    policy("{'waiting':{'days':30}}");
    assertThat(status(advised(7))).as("void for ever").isEqualTo(MessageStatus.REVIEW);
  }

  private void blindAudit(UUID message) {
    String audit = one("select id::text from blind_audit where message = ?", message);
    String review =
        caller()
            .get("/api/v1/audits/" + audit)
            .then()
            .statusCode(200)
            .body("message", equalTo(message.toString()))
            .body("payments[0].amount", equalTo("100.00"))
            .body("items.find { it.id == 'I3-" + own + "' }.open", equalTo("100.00"))
            .body("$", not(hasKey("postings")))
            .body("$", not(hasKey("ground")))
            .extract()
            .path("review");
    caller()
        .get("/api/v1/reviews/" + review)
        .then()
        .body("subject.kind", equalTo("audit"))
        .body("message", nullValue())
        .body("proposal", nullValue())
        .body("reasons[0].message", not(containsString("I3-" + own)));
    decide(review, "{'action':'approve'}").statusCode(422);
    decidedOnItsPage(audit, review);
    caller()
        .get("/api/v1/audits/" + audit)
        .then()
        .body("wrong", equalTo(false))
        .body("ground", equalTo("by-certificate"));
    certificates()
        .body("breaker.evidence", equalTo("0.98"))
        .body("breaker.stops", equalTo("nothing"));
  }

  /** The page says what was open and nothing of what was applied until the auditor has spoken. */
  private void decidedOnItsPage(String audit, String review) {
    String payment = one("select payment from blind_audit where id::text = ?", audit);
    assertThat(page("/audits").select("a[href=/audits/" + audit + "]").text())
        .contains("EUR 100.00 of Fairchild Automotive");
    ours()
        .redirects()
        .follow(false)
        .get("/cases/" + review)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/audits/" + audit));
    Document shown = page("/audits/" + audit);
    assertThat(shown.select("tr[data-edit] [value=I3-" + own + "]")).hasSize(1);
    assertThat(shown.text()).contains("We paid EUR 100.00").doesNotContain("certificate");
    assertThat(shown.select("a[href^=/messages/]:not([download])")).isEmpty();
    String address = "/audits/" + audit + "/decision";
    said(address, payment, "").statusCode(422).body(containsString("Not kept"));
    said(address, payment, "100.00").statusCode(204);
    assertThat(page("/audits?decided=" + audit).select("#notice").text())
        .contains("You said the same as was posted");
    said(address, payment, "100.00").statusCode(409);
    assertThat(page("/certificate").select(".strip").text())
        .contains("Error budget 1.00 %", "at most 1.00 % wrong", "evidence 0.98");
  }

  private ValidatableResponse said(String address, String payment, String amount) {
    return ours()
        .contentType("application/x-www-form-urlencoded")
        .formParam("action", "apply")
        .formParam("item", "I3-" + own)
        .formParam("payment", payment)
        .formParam("amount", amount)
        .formParam("discount", "")
        .formParam("writeOff", "")
        .post(address)
        .then();
  }

  private static Document page(String address) {
    return Jsoup.parse(ours().get(address).then().statusCode(200).extract().asString());
  }

  private static RequestSpecification ours() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.DELTA)
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin")
        .accept("text/html");
  }

  /** A new invoice, the money for it from an account nobody knows, and a mail that says so. */
  private UUID advised(int nth) {
    String invoice = "INV-" + (number + nth);
    String reference = "TRF-" + (number + nth);
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
            + "'valueDate':'2026-03-01','payerName':'Fairchild Automotive','text':'"
            + invoice
            + "','payerAccount':'ACC "
            + nth
            + " %1$s'}]");
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

  /** Proposals of the same circumstances and score that somebody has decided about. */
  private void labelled(UUID like, int right, int wrong) {
    inTenant.run(
        TENANT,
        () -> {
          for (int i = 0; i < right + wrong; i++) {
            UUID id = UUID.randomUUID();
            sql.change(
                """
                insert into proposal (id, payment, verdict, state, body, created_at)
                values (?, ?, 'REVIEW', 'applied', '{}', now())
                """,
                id,
                "L-" + id);
            sql.change(
                """
                insert into proposal_score (proposal, points, facts, score_version, circumstances)
                select ?, points, facts, score_version, circumstances from proposal_score
                where proposal = ?
                """,
                id,
                like);
            sql.change(
                """
                insert into proposal_label (proposal, source, wrong, actor)
                values (?, 'verdict', ?, 'ada')
                """,
                id,
                i >= right);
          }
        });
  }

  private UUID like(UUID message) {
    return UUID.fromString(
        one(
            "select p.id::text from proposal p where p.message = ? and state = 'applied'",
            message));
  }

  private int points(UUID message) {
    return Integer.parseInt(
        one(
            """
            select s.points::text from proposal_score s
            join proposal p on p.tenant = s.tenant and p.id = s.proposal where p.message = ?
            """,
            message));
  }

  private List<String> decision(UUID message) {
    return inTenant.call(
        TENANT,
        () ->
            sql.first(
                    "select actor, reason_code, split_part(note, ':', 1) from decision"
                        + " where message = ?",
                    row -> List.of(row.getString(1), row.getString(2), row.getString(3)),
                    message.toString())
                .orElseThrow());
  }

  private int learnedFrom(UUID message) {
    return Integer.parseInt(
        one("select count(*)::text from learned_use where message = ?", message.toString()));
  }

  private String review(UUID message) {
    return one("select id::text from review_case where message = ? and state = 'open'", message);
  }

  private String one(String statement, Object argument) {
    return inTenant.call(
        TENANT, () -> sql.first(statement, row -> row.getString(1), argument).orElseThrow());
  }

  private MessageStatus status(UUID id) {
    return inTenant.call(TENANT, () -> rows.findById(id).status());
  }

  private ValidatableResponse certificates() {
    return caller().get("/api/v1/certificates").then().statusCode(200);
  }

  private ValidatableResponse issue() {
    return caller().post("/api/v1/certificates").then();
  }

  private ValidatableResponse decide(String review, String decision) {
    return caller().body(json(decision)).post("/api/v1/reviews/" + review + "/decision").then();
  }

  private void policy(String changes) {
    caller().body(json(changes)).put("/api/v1/policy").then().statusCode(200);
  }

  private void take(String resource, String body) {
    caller()
        .body(json(body))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  private String json(String body) {
    return String.format(Locale.ROOT, body, own).replace('\'', '"');
  }

  private static RequestSpecification caller() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.DELTA)
        .contentType("application/json");
  }
}
