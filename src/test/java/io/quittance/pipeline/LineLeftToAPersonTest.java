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
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What is left of a payment when one line of its advice is a question: with database and ledger.
 */
@QuarkusTest
class LineLeftToAPersonTest {
  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject Applications applications;
  @Inject ReviewCases cases;
  @Inject Clock clock;

  private final OwnBooks own = new OwnBooks("Omega");
  private final String payment = own.id("ZA");

  @Test
  void the_clear_line_is_applied_and_one_approval_applies_what_is_recommended_for_the_other() {
    books();
    UUID mail = read();
    match(mail);

    assertThat(status(mail)).isEqualTo(MessageStatus.PARTLY_APPLIED);
    assertThat(applied()).containsExactly(own.id("INV-") + "1 EUR 317.00");
    ReviewCase open = onlyCase(mail);
    assertThat(open.reasons()).extracting(ReviewCase.Reason::code).containsOnly("line-in-question");
    assertThat(decide(open, "{\"action\":\"approve\"}")).isEqualTo(200);
    assertThat(applied())
        .containsExactly(own.id("A-") + " EUR 214.00", own.id("INV-") + "1 EUR 317.00");
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
                {"action":"apply","applications":[{"payment":"%s","openItem":"%s","amount":"214.00"}]}
                """
                    .formatted(payment, own.id("B-"))))
        .isEqualTo(200);
    assertThat(applied())
        .containsExactly(own.id("B-") + " EUR 214.00", own.id("INV-") + "1 EUR 317.00");
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
  }

  @Test
  void what_is_left_of_one_mail_goes_on_claiming_its_item_against_another() {
    own.open();
    own.item(own.id("INV-") + "1", own.id("INV-") + "1", "317.00");
    own.item(own.id("INV-") + "3", own.id("INV-") + "3", "115.00");
    String second = own.id("ZB");
    String both = own.id("INV-") + "3     115.00";
    UUID first = read(payment, "432.00", own.id("INV-") + "1     317.00", both);
    UUID other = read(second, "115.00", both);
    own.pay(payment, "432.00", "thank you", today().toLocalDate());
    own.pay(second, "115.00", "thank you", today().toLocalDate());
    match(first);
    match(other);

    assertThat(status(first)).isEqualTo(MessageStatus.PARTLY_APPLIED);
    assertThat(applied()).containsExactly(own.id("INV-") + "1 EUR 317.00");
    assertThat(status(other)).isEqualTo(MessageStatus.REVIEW);
    assertThat(onlyCase(other).reasons())
        .extracting(ReviewCase.Reason::code)
        .contains("advices-compete");
  }

  private void books() {
    own.open();
    own.item(own.id("INV-") + "1", own.id("INV-") + "1", "317.00");
    own.item(own.id("A-"), own.id("INV-") + "2", "214.00");
    own.item(own.id("B-"), own.id("INV-") + "2", "264.00");
    own.pay(payment, "531.00", "thank you", today().toLocalDate());
  }

  private int decide(ReviewCase open, String decision) {
    return OwnBooks.post("reviews/" + open.id() + "/decision", decision).statusCode();
  }

  private ZonedDateTime today() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  private UUID read() {
    return read(
        payment, "531.00", own.id("INV-") + "1     317.00", own.id("INV-") + "2     214.00");
  }

  private UUID read(String reference, String total, String... lines) {
    byte[] mail = own.mail(today(), reference, total, lines);
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

  private ReviewCase onlyCase(UUID message) {
    List<ReviewCase> open = call(() -> cases.ofMessage(message));
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private MessageStatus status(UUID message) {
    return call(() -> rows.findById(message)).status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(OwnBooks.TENANT, work);
  }
}
