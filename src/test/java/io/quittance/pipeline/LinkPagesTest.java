package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.jobs.Job;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An advice and a payment that nothing ties, tied by a person on the pages. */
@QuarkusTest
class LinkPagesTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject InTenant inTenant;
  @Inject Messages messages;
  @Inject MessageRows rows;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject ReviewCases cases;

  private final int own = ThreadLocalRandom.current().nextInt(10_000_000, 90_000_000);
  private UUID message;
  private UUID proposal;

  /** The mail says 210.40 under a reference that no payment carries; 215.40 came. */
  @BeforeEach
  void an_advice_that_waits_and_money_that_nobody_explains() {
    take("legal-entities", "[{'id':'L-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'id':'C-%1$s','number':'C-%1$s','name':'Acme %1$s'}]");
    take(
        "open-items",
        "[{'id':'I-%1$s','number':'INV-%1$s','customer':'C-%1$s','legalEntity':'L-%1$s',"
            + "'currency':'EUR','amount':'210.40'}]");
    String mail =
        String.join(
            "\r\n",
            "From: Payables <ap@acme.example>",
            "Subject: Remittance " + own,
            "Message-ID: <" + own + "@acme.example>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Remittance advice. We paid EUR 210.40 for these invoices.",
            "Payment reference: UNSEEN-" + own,
            "Invoice    Amount",
            "INV-" + own + "  210.40",
            "Total  210.40",
            "");
    message = messages.accept(TENANT, mail.getBytes(StandardCharsets.UTF_8), "ada");
    readStage.run(new Job(Stages.READ, TENANT, message.toString()));
    matchStage.run(new Job(Stages.MATCH, TENANT, message.toString()));
    take(
        "payments",
        "[{'id':'P-%1$s','account':'A-%1$s','legalEntity':'L-%1$s','amount':'215.40',"
            + "'currency':'EUR','valueDate':'2026-02-05','payerName':'PAYER %1$s'}]");
    proposal = inTenant.call(TENANT, () -> rows.proposals(message).get(0).id);
  }

  @Test
  void a_payment_finds_its_mail_and_the_difference_is_seen_before_it_is_decided() {
    UUID review = opened(Subject.payment("P-" + own), null);
    assertThat(page("/cases/" + review).select("[hx-get^=/links/advices]").attr("hx-get"))
        .isEqualTo("/links/advices?review=" + review + "&payment=P-" + own);
    Element choice =
        page("/links/advices?review=" + review + "&payment=P-" + own + "&q=" + own)
            .select("button.choice")
            .first();
    assertThat(choice.text()).contains("Remittance " + own, "Payables", "EUR 210.40");
    Document preview = page(choice.attr("hx-get"));
    assertThat(preview.select(".compare").text())
        .contains("Advice 210.40", "Bank 215.40", "Difference 5.00");
    assertThat(preview.select("button.primary").text())
        .isEqualTo("Link and apply EUR 210.40 to 1 item");

    decide(preview, "a stale fingerprint")
        .statusCode(409)
        .body(containsString("changed since you looked"));
    assertThat(messageShows("applications")).isEmpty();
    decide(preview, preview.select("[name=shown]").val())
        .statusCode(204)
        .header("HX-Redirect", "/cases?decided=" + review);
    assertThat(messageShows("applications.payment")).containsExactly("P-" + own);
    ours()
        .get(choice.attr("hx-get"))
        .then()
        .statusCode(409)
        .body(containsString("decided already"));
  }

  @Test
  void a_mail_finds_its_payment() {
    UUID review = opened(Subject.message(message), proposal);
    Element choice =
        page("/links/payments?review=" + review + "&proposal=" + proposal + "&q=payer " + own)
            .select("button.choice")
            .first();
    assertThat(choice.text()).contains("PAYER " + own, "5 Feb 2026", "EUR 215.40");
    Document preview = page(choice.attr("hx-get"));
    decide(preview, preview.select("[name=shown]").val())
        .statusCode(200)
        .body(containsString("Posted from this message"));
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .get("/api/v1/reviews/" + review)
        .then()
        .body("action", equalTo("link-advice"));
  }

  @Test
  void money_that_is_not_enough_is_shown_and_not_offered() {
    take(
        "payments",
        "[{'id':'Q-%1$s','account':'A-%1$s','legalEntity':'L-%1$s','amount':'205.40',"
            + "'currency':'EUR','valueDate':'2026-02-05','payerName':'OTHER %1$s'}]");
    UUID review = opened(Subject.message(message), proposal);
    Document preview =
        page("/links/preview?review=" + review + "&proposal=" + proposal + "&payment=Q-" + own);
    assertThat(preview.text())
        .contains("Difference -5.00", "5.00 more than the payment has", "not enough for that");
    assertThat(preview.select("button")).isEmpty();
  }

  private UUID opened(Subject subject, UUID about) {
    return inTenant.call(
        TENANT,
        () ->
            cases.open(
                subject, about, List.of(new ReviewCase.Reason("not-announced", "Nobody knows."))));
  }

  private static ValidatableResponse decide(Document preview, String shown) {
    RequestSpecification form = ours().contentType("application/x-www-form-urlencoded");
    for (String name : List.of("review", "proposal", "payment")) {
      form.formParam(name, preview.select("[name=" + name + "]").val());
    }
    return form.formParam("shown", shown).post("/links").then();
  }

  private List<String> messageShows(String path) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .get("/api/v1/messages/" + message)
        .then()
        .extract()
        .path(path);
  }

  private static Document page(String address) {
    return Jsoup.parse(ours().get(address).then().statusCode(200).extract().asString());
  }

  private static RequestSpecification ours() {
    return given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin")
        .accept("text/html");
  }

  private void take(String resource, String body) {
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }
}
