package io.quittance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.jobs.Job;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A mail that comes after its payment was posted by the bank's text: with database and ledger. */
@QuarkusTest
class LateMailConfirmsTest {
  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject MatchPayment matchPayment;
  @Inject Applications applications;
  @Inject ReviewCases cases;
  @Inject Clock clock;

  private final OwnBooks own = new OwnBooks("Omega");
  private final String payment = own.id("ZA");

  @Test
  void a_mail_that_proves_what_was_posted_before_it_came_confirms_it() {
    books();
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, OwnBooks.TENANT, payment));
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
    books();
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, OwnBooks.TENANT, payment));

    UUID mail = read("286.00", "286.00");
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.REVIEW);
    assertThat(applied()).containsExactly(one("329.00"), two("243.00"));
  }

  private String one(String amount) {
    return own.id("INV-") + "1 EUR " + amount;
  }

  private String two(String amount) {
    return own.id("INV-") + "2 EUR " + amount;
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
    ids.forEach(OwnBooks::reverse);
  }

  private String reasons(UUID message) {
    return call(() -> rows.findById(message)).reasons;
  }

  private void books() {
    own.open();
    own.item(own.id("INV-") + "1", own.id("INV-") + "1", "329.00");
    own.item(own.id("INV-") + "2", own.id("INV-") + "2", "243.00");
    String text = own.id("INV-") + "1 " + own.id("INV-") + "2";
    own.pay(payment, "572.00", text, today().toLocalDate());
  }

  private ZonedDateTime today() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  private UUID read(String one, String two) {
    String first = own.id("INV-") + "1     " + one;
    String second = own.id("INV-") + "2     " + two;
    byte[] mail = own.mail(today(), payment, "572.00", first, second);
    UUID id = messages.accept(OwnBooks.TENANT, mail, "ada");
    readStage.run(new Job(Stages.READ, OwnBooks.TENANT, id.toString()));
    return id;
  }

  private void match(UUID id) {
    matchStage.run(new Job(Stages.MATCH, OwnBooks.TENANT, id.toString()));
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
    return inTenant.call(OwnBooks.TENANT, work);
  }
}
