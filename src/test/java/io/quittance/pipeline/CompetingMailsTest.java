package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.jobs.Job;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Mails that compete, replace each other or wait: with database and jobs. */
@QuarkusTest
class CompetingMailsTest {
  private static final TenantId TENANT = new TenantId("alpha");
  private static final String ADA = "ada";

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject RematchStage rematchStage;
  @Inject UnannouncedPayments unannounced;
  @Inject ChangedKeys changed;
  @Inject ReviewCases cases;
  @Inject Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  /** An amount that no other test pays. */
  private final String amount = own + ".17";

  @Test
  void two_mails_that_fit_one_payment_are_a_question_until_a_person_decides_about_one() {
    books();
    UUID first = read(mail(null, "INV-" + own + "1", 0));
    UUID second = read(mail(null, "INV-" + own + "2", 1));
    // The money comes last: jobs in the background would match the first before the second is
    // there.
    pay("BANK-" + own, 0);
    match(second);
    match(first);
    assertThat(status(first)).isEqualTo(MessageStatus.REVIEW);
    assertThat(status(second)).isEqualTo(MessageStatus.REVIEW);
    assertThat(codes(first)).containsOnly("advices-compete");

    decide(second, Decision.Action.NOT_A_REMITTANCE);
    rematch();
    match(first);
    assertThat(status(first)).isEqualTo(MessageStatus.APPLIED);
  }

  @Test
  void a_mail_that_comes_later_and_fits_as_well_puts_the_posting_before_a_person() {
    books();
    pay("BANK-" + own, 0);
    UUID first = read(mail(null, "INV-" + own + "1", 0));
    match(first);
    assertThat(status(first)).isEqualTo(MessageStatus.APPLIED);
    UUID second = read(mail(null, "INV-" + own + "2", 1));
    match(second);
    rematch();
    match(first);
    assertThat(codes(first)).containsExactly("contested", "advices-compete");

    // Its own payment explains the second, and the first is a question no more.
    pay("OTHER-" + own, 1);
    rematch();
    match(second);
    assertThat(status(second)).isEqualTo(MessageStatus.APPLIED);
    rematch();
    match(first);
    assertThat(codes(first)).isEmpty();
  }

  @Test
  void what_the_same_sender_says_later_about_the_same_payment_takes_the_place_of_it() {
    books();
    UUID earlier = read(mail("PAY-" + own, "INV-" + own + "1", 0));
    UUID later = read(mail("PAY-" + own, "INV-" + own + "1", 1));
    match(later);
    match(earlier);
    assertThat(status(earlier)).isEqualTo(MessageStatus.DUPLICATE);
    assertThat(call(() -> rows.findById(earlier)).duplicateOf).isEqualTo(later);
    pay("PAY-" + own, 0);
    rematch();
    match(later);
    assertThat(status(later)).isEqualTo(MessageStatus.APPLIED);
  }

  @Test
  void a_mail_that_says_it_replaces_the_earlier_one_takes_its_place_though_no_item_is_the_same() {
    books();
    UUID wrong = read(mail("PAY-" + own, "INV-" + own + "9", 0));
    UUID right = read(correction("PAY-" + own, "INV-" + own + "1"));
    pay("PAY-" + own, 0);
    match(right);
    match(wrong);
    rematch();
    match(right);
    assertThat(status(right)).isEqualTo(MessageStatus.APPLIED);
    assertThat(status(wrong)).isEqualTo(MessageStatus.DUPLICATE);
    MessageRow replaced = call(() -> rows.findById(wrong));
    assertThat(replaced.duplicateOf).isEqualTo(right);
    assertThat(replaced.reasons).contains("superseded", "Message " + right + ", sent later");
    assertThat(codes(wrong)).isEmpty();
  }

  @Test
  void a_correction_matched_after_the_wrong_mail_was_held_takes_its_place() {
    books();
    pay("BANK-" + own, 0);
    UUID wrong = read(mail(null, "INV-" + own + "9", 0));
    match(wrong);
    assertThat(status(wrong)).isEqualTo(MessageStatus.REVIEW);
    UUID right = read(correction(null, "INV-" + own + "1"));
    match(right);
    rematch();
    match(wrong);
    assertThat(status(right)).isEqualTo(MessageStatus.APPLIED);
    assertThat(status(wrong)).isEqualTo(MessageStatus.DUPLICATE);
    assertThat(codes(wrong)).isEmpty();
  }

  @Test
  void what_was_posted_stays_and_a_person_is_told_of_its_correction() {
    books();
    pay("PAY-" + own, 0);
    UUID posted = read(mail("PAY-" + own, "INV-" + own + "1", 0));
    match(posted);
    assertThat(status(posted)).isEqualTo(MessageStatus.APPLIED);
    UUID correction = read(correction("PAY-" + own, "INV-" + own + "2"));
    match(correction);
    rematch();
    match(posted);
    assertThat(status(posted)).isEqualTo(MessageStatus.APPLIED);
    assertThat(codes(posted)).contains("contested", "superseded");
    // Its payment is used: it waits, and the case of what was posted names it.
    assertThat(status(correction)).isEqualTo(MessageStatus.WAITING);
  }

  @Test
  void an_advice_waits_for_its_money_as_long_as_the_policy_says() {
    books();
    UUID message = read(mail("PAY-" + own, "INV-" + own + "1", -40));
    match(message);
    assertThat(status(message)).isEqualTo(MessageStatus.WAITING);
    run(
        () ->
            rows.held(message).orElseThrow().receivedAt =
                clock.instant().minus(Duration.ofDays(40)));
    match(message);
    assertThat(status(message)).isEqualTo(MessageStatus.REVIEW);
    assertThat(codes(message)).containsExactly("waited-too-long", "no-payment-yet");
  }

  @Test
  void money_that_nobody_announced_becomes_a_case_and_goes_with_its_advice() {
    books();
    String payment = "BANK-" + own;
    pay(payment, 0);
    Job wait = new Job(Stages.UNANNOUNCED, TENANT, payment);
    unannounced.run(wait);
    unannounced.run(wait);
    List<ReviewCase> open = call(() -> cases.of(Subject.payment(payment)));
    assertThat(open).hasSize(1);
    assertThat(open.get(0).reasons().get(0).code()).isEqualTo("not-announced");

    UUID message = read(mail(null, "INV-" + own + "1", 0));
    match(message);
    assertThat(status(message)).isEqualTo(MessageStatus.APPLIED);
    assertThat(call(() -> cases.of(Subject.payment(payment)))).isEmpty();
  }

  @Test
  void only_what_a_change_concerns_is_matched_again() {
    books();
    UUID concerned = read(mail("PAY-" + own, "INV-" + own + "1", 0));
    UUID other = read(mail("PAY-9" + own, "INV-9" + own, "9" + amount, 0));
    match(concerned);
    match(other);
    rematch();
    pay("PAY-" + own, 0);
    assertThat(concernedBy(() -> changed.payments(List.of("PAY-" + own))))
        .contains(concerned)
        .doesNotContain(other);
    assertThat(concernedBy(() -> changed.items(List.of("INV-" + own + "1"))))
        .contains(concerned)
        .doesNotContain(other);
  }

  private Set<UUID> concernedBy(Runnable change) {
    return call(
        () -> {
          change.run();
          return changed.take(10_000).messages();
        });
  }

  private void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Acme GmbH','bankAccounts':['DE00ACME%1$s']}]");
    take(
        "open-items",
        "[{'id':'INV-%1$s1','number':'INV-%1$s1','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'%1$s.17'},"
            + "{'id':'INV-%1$s2','number':'INV-%1$s2','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'%1$s.17'}]");
  }

  private void pay(String reference, int day) {
    take(
        "payments",
        "[{'reference':'"
            + reference
            + "','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'%1$s.17',"
            + "'payerAccount':'DE00ACME%1$s','valueDate':'"
            + day(day).toLocalDate()
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

  private ZonedDateTime day(int day) {
    return clock.instant().atZone(ZoneOffset.UTC).plusDays(day);
  }

  private byte[] mail(String reference, String number, int day) {
    return mail(reference, number, amount, day);
  }

  private byte[] mail(String reference, String number, String total, int day) {
    return mail(reference, number, total, day, day, "");
  }

  /** Of the same payment as the mail of day 0, sent a day later. */
  private byte[] correction(String reference, String number) {
    return mail(
        reference, number, amount, 0, 1, "This advice replaces our previous one, which was wrong.");
  }

  private byte[] mail(
      String reference, String number, String total, int paid, int sent, String sentence) {
    return String.join(
            "\r\n",
            "From: Payables <payables@acme" + own + ".example>",
            "To: remittance@seller.example",
            "Subject: Remittance advice",
            "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(day(sent)),
            "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Dear Accounts Receivable,",
            "",
            "please find below the details of our bank transfer of "
                + day(paid).toLocalDate()
                + ".",
            sentence,
            "",
            reference == null ? "" : "Payment reference:  " + reference,
            "Total paid:         EUR " + total,
            "",
            "Invoice no.     Amount EUR",
            number + "     " + total,
            "Total           " + total,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private UUID read(byte[] mail) {
    UUID id = messages.accept(TENANT, mail, ADA);
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    return id;
  }

  private void match(UUID id) {
    matchStage.run(new Job(Stages.MATCH, TENANT, id.toString()));
  }

  private void rematch() {
    rematchStage.run(new Job(Stages.REMATCH, TENANT, ChangedKeys.CHANGED));
  }

  private List<String> codes(UUID message) {
    return call(() -> cases.ofMessage(message)).stream()
        .flatMap(open -> open.reasons().stream())
        .map(ReviewCase.Reason::code)
        .toList();
  }

  private void decide(UUID message, Decision.Action action) {
    UUID review = call(() -> cases.ofMessage(message)).get(0).id();
    DecisionOutcome outcome =
        call(
            () ->
                cases.decide(
                    review,
                    new Decision(action, null, Map.of(), null),
                    null,
                    DecidedBy.one(ADA, Set.of())));
    assertThat(outcome).isInstanceOf(DecisionOutcome.Done.class);
  }

  private MessageStatus status(UUID message) {
    return call(() -> rows.findById(message)).status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }

  private void run(Runnable work) {
    inTenant.run(TENANT, work);
  }
}
