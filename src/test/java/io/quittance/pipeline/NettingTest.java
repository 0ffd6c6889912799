package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A credit memo pays an invoice, as a mail says and without any money: a person approves it. */
@QuarkusTest
class NettingTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject ReviewCases cases;
  @Inject Sql sql;

  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  @Test
  void a_recommended_netting_is_approved_and_both_items_are_settled_without_cash() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller'}]");
    take("customers", "[{'id':'C-%1$s','name':'Acme %1$s','emailDomains':['acme%1$s.example']}]");
    take(
        "open-items",
        "[{'id':'I-%1$s','number':'INV-%1$s1','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'%1$s.17'},"
            + "{'id':'K-%1$s','number':'CM-%1$s2','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'kind':'credit_memo','currency':'EUR','amount':'%1$s.17'}]");
    UUID message = messages.accept(TENANT, mail(), "ada");
    readStage.run(new Job(Stages.READ, TENANT, message.toString()));
    matchStage.run(new Job(Stages.MATCH, TENANT, message.toString()));
    assertThat(status(message)).isEqualTo(MessageStatus.REVIEW);

    UUID review = inTenant.call(TENANT, () -> cases.ofMessage(message)).get(0).id();
    DecisionOutcome outcome =
        inTenant.call(
            TENANT,
            () ->
                cases.decide(
                    review,
                    new Decision(Decision.Action.APPROVE, null, Map.of(), null),
                    null,
                    DecidedBy.one("ada", Set.of())));
    assertThat(outcome).isInstanceOf(DecisionOutcome.Done.class);
    assertThat(status(message)).isEqualTo(MessageStatus.APPLIED);
    for (String item : List.of("I-" + own, "K-" + own)) {
      caller().get("/api/v1/open-items/" + item).then().body("available", equalTo("0.00"));
    }
    assertThat(postings())
        .containsExactly(
            "netting receivable debit K-" + own + " " + own + "17",
            "netting receivable credit I-" + own + " " + own + "17");
  }

  private List<String> postings() {
    return inTenant.call(
        TENANT,
        () ->
            sql.list(
                """
                select concat_ws(' ', p.kind, e.account_role, e.side, e.open_item, e.amount_minor)
                from posting_entry e join posting p on p.tenant = e.tenant and p.id = e.posting
                where e.customer = ? order by e.side desc
                """,
                row -> row.getString(1),
                "C-" + own));
  }

  private byte[] mail() {
    String amount = own + ".17";
    return String.join(
            "\r\n",
            "From: Payables <payables@acme" + own + ".example>",
            "To: remittance@seller.example",
            "Subject: Remittance advice",
            "Date: Mon, 2 Mar 2026 10:00:00 +0000",
            "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Dear Accounts Receivable,",
            "",
            "your credit memo settles the invoice, so nothing is transferred.",
            "",
            "Total paid:         EUR 0.00",
            "",
            "Invoice no.     Amount EUR",
            "INV-" + own + "1     " + amount,
            "CM-" + own + "2     -" + amount,
            "Total           0.00",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private MessageStatus status(UUID message) {
    return inTenant.call(TENANT, () -> rows.findById(message)).status();
  }

  private void take(String resource, String body) {
    caller()
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification caller() {
    return given().header("Authorization", "Bearer " + TestTokens.ALPHA);
  }
}
