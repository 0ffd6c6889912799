package io.quittance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.jobs.Job;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** One mail that two payments pay together: with database, jobs and ledger. */
@QuarkusTest
class SeveralPaymentsTest {
  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject MatchPayment matchPayment;
  @Inject ChangedKeys changed;
  @Inject Applications applications;
  @Inject ReviewCases cases;
  @Inject Clock clock;

  private final OwnBooks own = new OwnBooks("Omega");
  private final String first = own.id("ZA1");
  private final String second = own.id("ZA2");

  @Test
  void a_mail_that_came_first_is_woken_by_each_payment_and_posts_with_the_second() {
    books();
    UUID mail = read(null);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.WAITING);
    pay(first, "350.00", "", 0);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.WAITING);
    assertThat(wokenBy(first)).contains(mail);
    pay(second, "150.00", "", 2);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(applied(first)).containsExactly(own.id("INV-") + "1 EUR 300.00", two("50.00"));
    assertThat(applied(second)).containsExactly(two("150.00"));
  }

  @Test
  void money_that_came_first_goes_with_the_mail_though_it_carries_the_reference_of_one_only() {
    books();
    pay(first, "200.00", "", 0);
    pay(second, "300.00", "", 0);
    UUID mail = read(first);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(applied(first)).containsExactly(two("200.00"));
    assertThat(applied(second)).containsExactly(own.id("INV-") + "1 EUR 300.00");
  }

  @Test
  void a_payment_that_carries_the_reference_and_is_not_enough_waits_for_its_partner() {
    books();
    UUID mail = read(first);
    pay(first, "350.00", "", 0);
    match(mail);
    assertThat(codes(mail)).contains("sum-differs");
    assertThat(wokenBy(first)).contains(mail);
    pay(second, "150.00", "", 1);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(codes(mail)).isEmpty();
  }

  @Test
  void what_the_bank_names_of_it_in_part_goes_with_the_payment_that_is_named() {
    books();
    UUID mail = read(null);
    match(mail);
    pay(first, "220.00", own.id("INV-") + "2", 0);
    pay(second, "280.00", "thank you", 0);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(applied(first)).containsExactly(own.id("INV-") + "1 EUR 20.00", two("200.00"));
    assertThat(applied(second)).containsExactly(own.id("INV-") + "1 EUR 280.00");
  }

  @Test
  void a_payment_that_the_bank_says_is_for_another_item_is_no_part() {
    books();
    UUID mail = read(null);
    match(mail);
    pay(first, "350.00", "", 0);
    pay(second, "150.00", "part of " + own.id("INV-") + "3", 0);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.WAITING);
    assertThat(applied(first)).isEmpty();
    assertThat(applied(second)).isEmpty();
  }

  @Test
  void a_line_in_question_stays_with_its_payment_and_a_person_decides_it_there() {
    books();
    // A second item of the number: nobody knows which of them is meant.
    own.item(own.id("INV-") + "2-2", own.id("INV-") + "2", "250.00");
    pay(first, "300.00", "", 0);
    pay(second, "600.00", "", 0);
    UUID mail =
        read(
            null,
            "900.00",
            own.id("INV-") + "1     300.00",
            own.id("INV-") + "2     200.00",
            own.id("INV-") + "3     400.00");
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.PARTLY_APPLIED);
    assertThat(applied(first)).containsExactly(own.id("INV-") + "1 EUR 300.00");
    assertThat(applied(second)).containsExactly(own.id("INV-") + "3 EUR 400.00");
    assertThat(codes(mail)).containsExactly("line-in-question");

    UUID review = call(() -> cases.ofMessage(mail)).get(0).id();
    OwnBooks.post("reviews/" + review + "/decision", Map.of("action", "approve"))
        .then()
        .statusCode(200);
    assertThat(applied(second)).containsExactly(two("200.00"), own.id("INV-") + "3 EUR 400.00");
  }

  @Test
  void what_was_posted_before_the_mail_came_leaves_the_rest_of_it_to_the_other_payment() {
    books();
    pay(first, "700.00", own.id("INV-") + "1 " + own.id("INV-") + "3", 0);
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, OwnBooks.TENANT, first));
    List<String> alone = List.of(own.id("INV-") + "1 EUR 300.00", own.id("INV-") + "3 EUR 400.00");
    assertThat(applied(first)).isEqualTo(alone);

    UUID mail = readOfThree();
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.WAITING);
    assertThat(applied(second)).isEmpty();
    pay(second, "200.00", "thank you", 1);
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(applied(first)).isEqualTo(alone);
    assertThat(applied(second)).containsExactly(two("200.00"));
  }

  @Test
  void of_what_a_person_took_back_in_part_nothing_follows_for_the_other_payment() {
    books();
    pay(first, "700.00", own.id("INV-") + "1 " + own.id("INV-") + "3", 0);
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, OwnBooks.TENANT, first));
    AppliedView one =
        call(
            () ->
                applications
                    .list(
                        new Applications.Filter(null, first, null, AppliedView.State.APPLIED), 0, 1)
                    .get(0));
    OwnBooks.reverse(one.id());
    pay(second, "200.00", "thank you", 1);
    UUID mail = readOfThree();
    match(mail);
    assertThat(status(mail)).isNotEqualTo(MessageStatus.APPLIED);
    assertThat(applied(second)).isEmpty();
  }

  @Test
  void what_was_posted_otherwise_than_the_mail_says_leaves_it_to_a_person() {
    books();
    // The bank's text names two items; the mail says that one of them was paid by the other money.
    pay(first, "700.00", own.id("INV-") + "1 " + own.id("INV-") + "3", 0);
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, OwnBooks.TENANT, first));
    pay(second, "200.00", "thank you", 1);
    UUID mail =
        read(
            null,
            "900.00",
            own.id("INV-") + "1     300.00",
            own.id("INV-") + "2     250.00",
            own.id("INV-") + "3     350.00");
    match(mail);
    assertThat(status(mail)).isNotEqualTo(MessageStatus.APPLIED);
    assertThat(applied(second)).isEmpty();
  }

  private UUID readOfThree() {
    return read(
        null,
        "900.00",
        own.id("INV-") + "1     300.00",
        own.id("INV-") + "2     200.00",
        own.id("INV-") + "3     400.00");
  }

  private String two(String amount) {
    return own.id("INV-") + "2 EUR " + amount;
  }

  /** Items of 300, 200 and 400. */
  private void books() {
    own.open();
    item(1, "300.00");
    item(2, "200.00");
    item(3, "400.00");
  }

  private void item(int number, String amount) {
    own.item(own.id("INV-") + number, own.id("INV-") + number, amount);
  }

  private void pay(String id, String amount, String text, int day) {
    own.pay(id, amount, text, day(day).toLocalDate());
  }

  private ZonedDateTime day(int day) {
    return clock.instant().atZone(ZoneOffset.UTC).plusDays(day);
  }

  /** A mail about the first two items, 500 together. */
  private UUID read(String reference) {
    String one = own.id("INV-") + "1     300.00";
    String two = own.id("INV-") + "2     200.00";
    return read(reference, "500.00", one, two);
  }

  private UUID read(String reference, String total, String... lines) {
    byte[] mail = own.mail(day(0), reference, total, lines);
    UUID id = messages.accept(OwnBooks.TENANT, mail, "ada");
    readStage.run(new Job(Stages.READ, OwnBooks.TENANT, id.toString()));
    return id;
  }

  private void match(UUID id) {
    matchStage.run(new Job(Stages.MATCH, OwnBooks.TENANT, id.toString()));
  }

  /** Messages that a change of the payment has matched again. */
  private Set<UUID> wokenBy(String payment) {
    return call(
        () -> {
          changed.payments(List.of(payment));
          return changed.take(10_000).messages();
        });
  }

  private List<String> applied(String payment) {
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
    return inTenant.call(OwnBooks.TENANT, work);
  }
}
