package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.jobs.Job;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
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
class LateMailConfirmsTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject MatchPayment matchPayment;
  @Inject Applications applications;
  @Inject ReviewCases cases;
  @Inject Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  private final String payment = "ZA" + own;

  @Test
  void a_mail_that_proves_what_was_posted_before_it_came_confirms_it() {
    books("INV-" + own + "1 INV-" + own + "2");
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, TENANT, payment));
    assertThat(applied()).containsExactly(one("329.00"), two("243.00"));

    UUID mail = read("329.00", "243.00");
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(reasons(mail)).contains("confirms");
    assertThat(applied()).containsExactly(one("329.00"), two("243.00"));
    assertThat(call(() -> cases.ofMessage(mail))).isEmpty();

    reverseAll();
    match(mail);
    // Taken back is taken back: the mail asks a person now.
    assertThat(applied()).isEmpty();
    assertThat(status(mail)).isEqualTo(MessageStatus.REVIEW);
  }

  @Test
  void a_mail_that_says_something_else_of_the_same_payment_is_a_case() {
    books("INV-" + own + "1 INV-" + own + "2");
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, TENANT, payment));

    UUID mail = read("286.00", "286.00");
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.REVIEW);
    assertThat(applied()).containsExactly(one("329.00"), two("243.00"));
  }

  private String one(String amount) {
    return "INV-" + own + "1 EUR " + amount;
  }

  private String two(String amount) {
    return "INV-" + own + "2 EUR " + amount;
  }

  private void reverseAll() {
    List<String> ids =
        call(
                () ->
                    applications.list(
                        new Applications.Filter(null, payment, null, AppliedView.State.APPLIED),
                        0,
                        10))
            .stream()
            .map(AppliedView::id)
            .toList();
    ids.forEach(
        id ->
            given()
                .header("Authorization", "Bearer " + TestTokens.ALPHA)
                .contentType("application/json")
                .body("{\"reason\":\"wrong\"}")
                .post("/api/v1/applications/" + id + "/reversal")
                .then()
                .statusCode(200));
  }

  private String reasons(UUID message) {
    return call(() -> rows.findById(message)).reasons;
  }

  /** Amounts of its own: other tests of the tenant look for payments of round ones. */
  private void books(String text) {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Omega %1$s','bankAccounts':['DE00OMEGA%1$s']}]");
    item("INV-" + own + "1", "INV-" + own + "1", "329.00");
    item("INV-" + own + "2", "INV-" + own + "2", "243.00");
    take(
        "payments",
        "[{'id':'ZA%1$s','reference':'ZA%1$s','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR',"
            + "'amount':'572.00','payerName':'Omega','payerAccount':'DE00OMEGA%1$s','text':'"
            + text
            + "','bookingDate':'"
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

  private ZonedDateTime today() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  private UUID read(String first, String second) {
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
                "Total paid:         EUR 572.00",
                "",
                "Invoice no.     Amount EUR",
                "INV-" + own + "1     " + first,
                "INV-" + own + "2     " + second,
                "Total           572.00",
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

  private MessageStatus status(UUID message) {
    return call(() -> rows.findById(message)).status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }
}
