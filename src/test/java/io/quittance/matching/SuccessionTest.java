package io.quittance.matching;

import static io.quittance.matching.Sample.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.matching.Succession.Word;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
  private static final String PAYER = "ap@acme.example";

  private final Word wrong = word(notice("INV-2", "PAY-1"), PAYER, MONDAY, false);

  @Test
  void words_that_it_replaces_the_earlier_one_need_no_item_in_common() {
    assertThat(replaces(word(notice("INV-1", "PAY-1"), PAYER, TUESDAY, true), wrong)).isTrue();
    assertThat(replaces(word(notice("INV-1", "PAY-1"), PAYER, TUESDAY, false), wrong)).isFalse();
  }

  @Test
  void an_item_in_common_under_the_same_reference_needs_no_words() {
    Notice two = Notice.of("30.00").reference("PAY-1").invoice("INV-2", "10.00");
    assertThat(replaces(word(two.invoice("INV-3", "20.00"), PAYER, TUESDAY, false), wrong))
        .isTrue();
  }

  @Test
  void what_was_sent_later_replaces_whichever_was_matched_first() {
    assertThat(replaces(word(notice("INV-1", "PAY-1"), PAYER, MONDAY, true), wrong)).isFalse();
    assertThat(replaces(word(notice("INV-1", "PAY-1"), PAYER, null, true), wrong)).isFalse();
    assertThat(replaces(wrong, word(notice("INV-1", "PAY-1"), PAYER, TUESDAY, true))).isFalse();
  }

  @Test
  void another_sender_replaces_nothing() {
    assertThat(replaces(word(notice("INV-1", "PAY-1"), "x@other.example", TUESDAY, true), wrong))
        .isFalse();
    assertThat(replaces(word(notice("INV-1", "PAY-1"), null, TUESDAY, true), wrong)).isFalse();
  }

  @Test
  void without_a_reference_amount_and_date_say_which_payment_is_meant() {
    Word earlier = word(notice("INV-2", null), PAYER, MONDAY, false);
    assertThat(replaces(word(notice("INV-1", null), PAYER, TUESDAY, true), earlier)).isTrue();
    assertThat(
            replaces(
                word(notice("INV-1", null).date(DAY.plusDays(1)), PAYER, TUESDAY, true), earlier))
        .isFalse();
    assertThat(
            replaces(
                word(Notice.of("20.00").invoice("INV-1", "20.00"), PAYER, TUESDAY, true), earlier))
        .isFalse();
    assertThat(replaces(word(notice("INV-1", "PAY-1"), PAYER, TUESDAY, true), earlier)).isFalse();
  }

  @Test
  void words_that_could_mean_two_replace_neither() {
    Word other = word(notice("INV-3", "PAY-1"), PAYER, MONDAY, false);
    Word later = word(notice("INV-1", "PAY-1"), PAYER, TUESDAY, true);
    assertThat(Succession.replaces(later, wrong, List.of(other))).isFalse();
    assertThat(Succession.replaces(later, other, List.of(wrong))).isFalse();
    Word foreign = word(notice("INV-3", "PAY-1"), "x@other.example", MONDAY, false);
    assertThat(Succession.replaces(later, wrong, List.of(foreign))).isTrue();
  }

  private static boolean replaces(Word later, Word earlier) {
    return Succession.replaces(later, earlier, List.of());
  }

  private static Notice notice(String number, String reference) {
    Notice notice = Notice.of("10.00").invoice(number, "10.00");
    return reference == null ? notice : notice.reference(reference);
  }

  private static Word word(Notice notice, String sender, Instant sentAt, boolean says) {
    return new Word(notice.advice(), sender, sentAt, () -> says);
  }
}
