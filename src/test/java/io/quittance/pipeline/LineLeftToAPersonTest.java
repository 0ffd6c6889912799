package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.jobs.Job;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * What is left of a payment when one line of its advice is a question: with database and ledger.
 */
@QuarkusTest
class LineLeftToAPersonTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject Applications applications;
  @Inject ReviewCases cases;
  @Inject Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  private final String payment = "ZA" + own;

  @Test
  void the_clear_line_is_applied_and_one_approval_applies_what_is_recommended_for_the_other() {
    books();
    UUID mail = read();
    match(mail);

    assertThat(status(mail)).isEqualTo(MessageStatus.PARTLY_APPLIED);
    assertThat(applied()).containsExactly("INV-" + own + "1 EUR 317.00");
    ReviewCase open = onlyCase(mail);
    assertThat(open.reasons()).extracting(ReviewCase.Reason::code).containsOnly("line-in-question");
    assertThat(decide(open, "{\"action\":\"approve\"}")).isEqualTo(200);
    assertThat(applied())
        .containsExactly("A-" + own + " EUR 214.00", "INV-" + own + "1 EUR 317.00");
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(call(() -> cases.ofMessage(mail))).isEmpty();
  }

  @Test
  void a_person_may_say_that_the_line_means_the_other_item() {
    books();
    UUID mail = read();
    match(mail);
    match(mail);

    assertThat(
            decide(
                onlyCase(mail),
                """
                {"action":"apply","applications":[{"payment":"%s","openItem":"B-%s","amount":"214.00"}]}
                """
                    .formatted(payment, own)))
        .isEqualTo(200);
    assertThat(applied())
        .containsExactly("B-" + own + " EUR 214.00", "INV-" + own + "1 EUR 317.00");
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
  }

  /** Amounts of its own: other tests of the tenant look for payments of round ones. */
  private void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Omega %1$s','bankAccounts':['DE00OMEGA%1$s']}]");
    item("INV-" + own + "1", "INV-" + own + "1", "317.00");
    item("A-" + own, "INV-" + own + "2", "214.00");
    item("B-" + own, "INV-" + own + "2", "264.00");
    take(
        "payments",
        "[{'id':'ZA%1$s','reference':'ZA%1$s','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR',"
            + "'amount':'531.00','payerName':'Omega','payerAccount':'DE00OMEGA%1$s','text':'thank"
            + " you','bookingDate':'"
            + today().toLocalDate()
            + "','valueDate':'"
            + today().toLocalDate()
            + "'}]");
  }

  private void item(String id, String number, String amount) {
    take(
        "open-items",
        "[{'id':'"
            + id
            + "','number':'"
            + number
            + "','customer':'C-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'"
            + amount
            + "'}]");
  }

  private void take(String resource, String body) {
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200);
  }

  private int decide(ReviewCase open, String decision) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .body(decision)
        .post("/api/v1/reviews/" + open.id() + "/decision")
        .statusCode();
  }

  private ZonedDateTime today() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  private UUID read() {
    byte[] mail =
        String.join(
                "\r\n",
                "From: Payables <payables@omega" + own + ".example>",
                "To: remittance@seller.example",
                "Subject: Remittance advice",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(today()),
                "Message-ID: <" + UUID.randomUUID() + "@omega.example>",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Dear Accounts Receivable,",
                "",
                "please find below the details of our bank transfer of "
                    + today().toLocalDate()
                    + ".",
                "",
                "Payment reference:  " + payment,
                "Total paid:         EUR 531.00",
                "",
                "Invoice no.     Amount EUR",
                "INV-" + own + "1     317.00",
                "INV-" + own + "2     214.00",
                "Total           531.00",
                "")
            .getBytes(StandardCharsets.UTF_8);
    UUID id = messages.accept(TENANT, mail, "ada");
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    return id;
  }

  private void match(UUID id) {
    matchStage.run(new Job(Stages.MATCH, TENANT, id.toString()));
  }

  private List<String> applied() {
    return call(
            () ->
                applications.list(
                    new Applications.Filter(null, payment, null, AppliedView.State.APPLIED), 0, 10))
        .stream()
        .map(one -> one.openItem() + " " + one.currency() + " " + one.amount())
        .sorted()
        .toList();
  }

  private ReviewCase onlyCase(UUID message) {
    List<ReviewCase> open = call(() -> cases.ofMessage(message));
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private MessageStatus status(UUID message) {
    return call(() -> rows.findById(message)).status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }
}
