package io.quittance.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"PAY-8841", "pay 8841", "E2E/77-1", "TRN 20260301", "2026 0301"})
  void a_reference_is_carried_by_reference_end_to_end_id_or_text(String reference) {
    assertThat(PaymentReference.carriedBy(payment(), reference)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAY-884", "AY-8841", "PAY-88410", "8841 SVWZ", "301", "NOTPROVIDED", ""})
  void a_part_of_one_or_nothing_is_not_carried(String reference) {
    assertThat(PaymentReference.carriedBy(payment(), reference)).isFalse();
  }

  @Test
  void what_banks_print_for_none_ties_nothing() {
    assertThat(PaymentReference.ties("NOTPROVIDED")).isFalse();
    assertThat(PaymentReference.ties("NONREF")).isFalse();
    assertThat(PaymentReference.ties(null)).isFalse();
    assertThat(PaymentReference.ties("12-3")).isFalse();
    assertThat(PaymentReference.ties("12-34")).isTrue();
  }

  private static Payment payment() {
    Money amount = Money.parse("10.00", "EUR");
    return new Payment(
        "B1",
        "PAY-8841",
        "DE01",
        "DE",
        Payment.Status.BOOKED,
        amount,
        amount,
        LocalDate.of(2026, 3, 2),
        LocalDate.of(2026, 3, 2),
        "transfer",
        "Acme",
        "DE99",
        "EREF+X1 SVWZ+TRN 2026 0301 thanks",
        List.of(new Payment.Reference("endToEndId", "E2E-771")));
  }
}
