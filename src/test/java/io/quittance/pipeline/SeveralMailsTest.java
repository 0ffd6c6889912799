package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.Eventually;
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
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Two mails that one payment pays together: with database, jobs and ledger. */
@QuarkusTest
class SeveralMailsTest {
  private static final TenantId TENANT = new TenantId("alpha");
  private static final Duration LIMIT = Duration.ofSeconds(60);

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

  private final String payment = "ZA1" + own;

  @Test
  void mails_that_came_first_share_the_payment_of_their_reference() {
    books();
    UUID one = matched(mail(payment, 1, "1303.83"));
    UUID other = matched(mail(payment, 2, "149.37"));
    assertThat(status(one)).isEqualTo(MessageStatus.WAITING);
    pay();
    bothApplied(one, other);
  }

  @Test
  void a_payment_that_came_first_is_shared_when_its_second_mail_comes() {
    books();
    pay();
    UUID one = matched(mail(payment, 1, "1303.83"));
    UUID other = matched(mail(payment, 2, "149.37"));
    bothApplied(one, other);
    assertThat(codes(one)).isEmpty();
    assertThat(codes(other)).isEmpty();
  }

  @Test
  void mails_without_a_reference_share_the_payment_of_their_sum_in_either_order() {
    books();
    UUID one = matched(mail(null, 1, "1303.83"));
    UUID other = matched(mail(null, 2, "149.37"));
    pay();
    bothApplied(one, other);
  }

  @Test
  void a_payment_that_came_first_is_shared_by_mails_without_a_reference() {
    books();
    pay();
    UUID one = matched(mail(null, 1, "1303.83"));
    assertThat(status(one)).isEqualTo(MessageStatus.WAITING);
    UUID other = matched(mail(null, 2, "149.37"));
    bothApplied(one, other);
  }

  private void bothApplied(UUID one, UUID other) {
    await(() -> status(one) == MessageStatus.APPLIED && status(other) == MessageStatus.APPLIED);
    assertThat(applied())
        .containsExactly("INV-" + own + "1 EUR 1303.83", "INV-" + own + "2 EUR 149.37");
  }

  private static void await(BooleanSupplier condition) {
    Eventually.await(LIMIT, condition);
  }

  /** Items of 1303.83 and 149.37, together 1453.20. */
  private void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Omega %1$s','bankAccounts':['DE00OMEGA%1$s']}]");
    item(1, "1303.83");
    item(2, "149.37");
  }

  private void item(int number, String amount) {
    take(
        "open-items",
        "[{'id':'INV-%1$s"
            + number
            + "','number':'INV-%1$s"
            + number
            + "','customer':'C-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'"
            + amount
            + "'}]");
  }

  private void pay() {
    String today = day().toLocalDate().toString();
    take(
        "payments",
        "[{'id':'"
            + payment
            + "','reference':'"
            + payment
            + "','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'1453.20'"
            + ",'payerName':'Omega','payerAccount':'DE00OMEGA%1$s','text':''"
            + ",'bookingDate':'"
            + today
            + "','valueDate':'"
            + today
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

  private ZonedDateTime day() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  private byte[] mail(String reference, int item, String amount) {
    return String.join(
            "\r\n",
            "From: Payables <payables@omega" + own + ".example>",
            "To: remittance@seller.example",
            "Subject: Remittance advice",
            "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(day()),
            "Message-ID: <" + UUID.randomUUID() + "@omega.example>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Dear Accounts Receivable,",
            "",
            "please find below the details of our bank transfer.",
            "",
            "Payment date:       " + day().toLocalDate(),
            reference == null ? "" : "Payment reference:  " + reference,
            "Total paid:         EUR " + amount,
            "",
            "Invoice no.     Amount EUR",
            "INV-" + own + item + "     " + amount,
            "Total           " + amount,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private UUID matched(byte[] mail) {
    UUID id = messages.accept(TENANT, mail, "ada");
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    matchStage.run(new Job(Stages.MATCH, TENANT, id.toString()));
    return id;
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

  private List<String> codes(UUID message) {
    return call(() -> cases.ofMessage(message)).stream()
        .flatMap(open -> open.reasons().stream())
        .map(ReviewCase.Reason::code)
        .toList();
  }

  private MessageStatus status(UUID message) {
    return call(() -> rows.findById(message)).status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }
}
