package io.quittance.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.Application;
import io.quittance.ledger.AppliedView;
import io.quittance.money.Money;
import io.quittance.review.Decision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamePostingTest {
  @Test
  void order_and_reason_do_not_matter_amounts_and_items_do() {
    List<Application> recommended = List.of(pays("A", "10.00", "0"), pays("B", "5.00", "1.00"));
    assertThat(
            SamePosting.same(
                List.of(pays("B", "5.00", "1.00"), pays("A", "10.00", "0")), recommended))
        .isTrue();
    assertThat(SamePosting.same(List.of(pays("A", "10.00", "0")), recommended)).isFalse();
    assertThat(
            SamePosting.same(List.of(pays("A", "10.00", "0"), pays("B", "6.00", "0")), recommended))
        .isFalse();
    assertThat(
            SamePosting.same(
                List.of(pays("A", "10.00", "0"), pays("C", "5.00", "1.00")), recommended))
        .isFalse();
  }

  @Test
  void an_auditor_writes_amounts_as_people_do() {
    List<AppliedView> posted = List.of(applied("A", "10.00"), applied("CR", "-2.50"));
    assertThat(same(posted, wants("P", "A", "10"), wants("P", "CR", "2.50"))).isTrue();
    assertThat(same(posted, wants("P", "CR", "-2.5"), wants("P", "A", "10.000"))).isTrue();
    assertThat(same(posted, wants("P", "A", "10.01"), wants("P", "CR", "2.50"))).isFalse();
    assertThat(same(posted, wants("Q", "A", "10"), wants("P", "CR", "2.50"))).isFalse();
    assertThat(same(posted, wants("P", "A", "10"))).isFalse();
  }

  private static boolean same(List<AppliedView> posted, Decision.Applied... wanted) {
    return SamePosting.same(List.of(wanted), posted);
  }

  private static Application pays(String item, String amount, String discount) {
    return new Application(item, eur(amount), eur(discount), eur("0"), null);
  }

  private static Decision.Applied wants(String payment, String item, String amount) {
    return new Decision.Applied(payment, item, amount, null, "", null);
  }

  private static AppliedView applied(String item, String amount) {
    return new AppliedView(
        item,
        "P",
        item,
        "EUR",
        amount,
        "0.00",
        "0.00",
        null,
        List.of(),
        null,
        AppliedView.State.APPLIED,
        null,
        null,
        "m",
        "certifier",
        "posting",
        Instant.EPOCH,
        1);
  }

  private static Money eur(String amount) {
    return Money.parse(amount, "EUR");
  }
}
