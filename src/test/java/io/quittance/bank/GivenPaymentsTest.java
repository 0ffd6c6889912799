package io.quittance.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.Origin;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payments given one by one, beside banks' files that tell the same money. */
class GivenPaymentsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private final BankInTest bank = new BankInTest();

  @Test
  void the_id_of_a_payment_given_first_stays_and_the_file_adds_what_it_lacks() {
    assertThat(bank.give(payment("P-1", 100, DAY)).accepted()).isEqualTo(1);
    bank.take(file("REF1", DAY, 100));
    assertThat(bank.held()).containsExactly("P-1 100");
    assertThat(bank.payment("P-1").payerName()).isEqualTo("Acme");
    assertThat(bank.give(payment("P-1", 100, DAY)).unchanged()).isEqualTo(1);
  }

  @Test
  void an_id_given_later_finds_the_payment_and_the_answer_says_which() {
    bank.take(file("REF1", DAY, 100));
    ImportAnswer answer = bank.give(payment("P-1", 100, DAY));
    String known = BankInTest.ACCOUNT + ":REF1";
    assertThat(answer.known()).containsExactly(new ImportAnswer.KnownAs(1, "P-1", List.of(known)));
    assertThat(bank.payment("P-1").id()).isEqualTo(known);
    assertThat(bank.held()).containsExactly(known + " 100");
    bank.give(returned("P-1", 100));
    assertThat(bank.cash()).isZero();
    assertThat(bank.payment("P-1").status()).isEqualTo(Payment.Status.RETURNED);
  }

  @Test
  void two_ids_of_one_amount_and_day_are_two_payments() {
    bank.give(payment("P-1", 100, DAY), payment("P-2", 100, DAY));
    bank.take(file("REF1", DAY, 100));
    assertThat(bank.held()).containsExactly("P-1 100", "P-2 100");
    bank.take(file("REF2", DAY, 100));
    assertThat(bank.cash()).isEqualTo(200);
  }

  @Test
  void another_day_close_by_is_a_question_and_no_second_booking() {
    bank.take(file("REF1", DAY, 100));
    ImportAnswer answer = bank.give(payment("P-1", 100, DAY.plusDays(3)));
    assertThat(answer.refused())
        .extracting(ImportAnswer.Refused::code)
        .containsExactly("possible-double");
    assertThat(bank.cash()).isEqualTo(100);
    bank.answer(UUID.fromString(bank.open().get(0).get(0)), "same");
    assertThat(bank.payment("P-1").id()).isEqualTo(BankInTest.ACCOUNT + ":REF1");
    bank.give(payment("P-2", 100, DAY.plusDays(4)), payment("P-3", 100, DAY.plusDays(12)));
    assertThat(bank.held()).containsExactly(BankInTest.ACCOUNT + ":REF1 100", "P-2 100", "P-3 100");
  }

  @Test
  void a_question_about_a_given_payment_answered_with_another_books_it_under_its_id() {
    bank.take(file("REF1", DAY, 100));
    bank.give(payment("P-1", 100, null));
    assertThat(bank.give(payment("P-1", 100, null)).refused())
        .extracting(ImportAnswer.Refused::code)
        .containsExactly("possible-double");
    bank.answer(UUID.fromString(bank.open().get(0).get(0)), "another");
    assertThat(bank.held()).containsExactly(BankInTest.ACCOUNT + ":REF1 100", "P-1 100");
    assertThat(bank.payment("P-1").bookingDate()).isNull();
  }

  @Test
  void a_part_of_a_batch_given_by_itself_is_a_question_in_either_order() {
    bank.take(file("REF1", DAY, 100, 50));
    bank.give(payment("P-1", 50, DAY));
    assertThat(bank.cash()).isEqualTo(150);
    assertThat(bank.open()).hasSize(1);
    bank.give(payment("P-2", 70, DAY));
    bank.take(file("REF2", DAY, 70, 20));
    assertThat(bank.cash()).isEqualTo(220);
    assertThat(bank.open()).hasSize(2);
  }

  @Test
  void a_total_given_by_itself_becomes_the_parts_that_the_bank_tells() {
    bank.give(payment("P-1", 150, DAY));
    bank.take(file("REF1", DAY, 100, 50));
    assertThat(bank.held()).containsExactly("P-1:1 100", "P-1:2 50");
    assertThat(bank.give(payment("P-1", 150, DAY)).refused()).isEmpty();
    assertThat(bank.cash()).isEqualTo(150);
  }

  @Test
  void the_bank_reference_of_a_given_payment_decides() {
    PaymentDraft named =
        draft(
            "P-1",
            100,
            Payment.Status.BOOKED,
            DAY.plusDays(4),
            List.of(new Payment.Reference(StatedReference.BANK, "REF1")));
    bank.give(named, payment("REF2", 100, DAY.plusDays(4)));
    bank.take(file("REF2", DAY, 100));
    bank.take(file("REF1", DAY, 100));
    assertThat(bank.held()).containsExactly("P-1 100", "REF2 100");
    assertThat(bank.open()).isEmpty();
  }

  @Test
  void a_given_id_taken_for_one_entry_does_not_hide_the_entry_that_bears_it() {
    bank.take(file("REF1", DAY, 100));
    bank.give(payment("REF2", 100, DAY));
    assertThat(bank.cash()).isEqualTo(100);
    bank.take(file("REF2", DAY, 100));
    assertThat(bank.held())
        .containsExactly(BankInTest.ACCOUNT + ":REF1 100", BankInTest.ACCOUNT + ":REF2 100");
    assertThat(bank.texts("select kind || ': ' || message from bank_question"))
        .singleElement()
        .asString()
        .startsWith("conflict: ")
        .contains("Payment REF2, given by itself, was taken for entry")
        .contains(BankInTest.ACCOUNT + ":REF1");
  }

  @Test
  void money_that_the_file_tells_as_no_receipt_is_never_booked_by_a_row() {
    bank.take(file("FEE1", "PMNT/RCDT/CHRG", DAY, 100));
    for (int time = 1; time <= 2; time++) {
      assertThat(bank.give(payment("P-1", 100, DAY)).refused())
          .extracting(ImportAnswer.Refused::code)
          .containsExactly("not-a-receipt");
    }
    assertThat(bank.cash()).isZero();
  }

  @Test
  void a_pending_payment_that_the_file_books_is_booked_once() {
    bank.give(draft("P-1", 100, Payment.Status.PENDING, DAY, List.of()));
    assertThat(bank.cash()).isZero();
    bank.take(file("REF1", DAY, 100));
    assertThat(bank.held()).containsExactly("P-1 100");
    assertThat(bank.give(payment("P-1", 100, DAY)).unchanged()).isEqualTo(1);
  }

  private static PaymentDraft payment(String id, long minor, LocalDate day) {
    return draft(id, minor, Payment.Status.BOOKED, day, List.of());
  }

  private static PaymentDraft returned(String id, long minor) {
    return draft(id, minor, Payment.Status.RETURNED, DAY, List.of());
  }

  private static PaymentDraft draft(
      String id,
      long minor,
      Payment.Status status,
      LocalDate day,
      List<Payment.Reference> references) {
    return new PaymentDraft(
        id,
        null,
        BankInTest.ACCOUNT,
        "DE",
        status,
        Money.ofMinor(minor, "EUR"),
        null,
        day,
        null,
        null,
        null,
        null,
        references);
  }

  private static Statements file(String reference, LocalDate day, long... parts) {
    return file(reference, "PMNT/RCDT/ESCT", day, parts);
  }

  private static Statements file(String reference, String code, LocalDate day, long... parts) {
    List<StatedTransaction> inside = new ArrayList<>();
    long sum = 0;
    for (long part : parts) {
      sum += part;
      inside.add(
          new StatedTransaction(
              Money.ofMinor(part, "EUR"),
              Direction.CREDIT,
              null,
              false,
              List.of(code),
              "Acme",
              null,
              "invoice",
              List.of()));
    }
    StatedEntry entry =
        new StatedEntry(
            1,
            Direction.CREDIT,
            false,
            Money.ofMinor(sum, "EUR"),
            false,
            day,
            day,
            reference,
            List.of(),
            null,
            inside);
    return new Statements(
        List.of(
            new Statement(
                Channel.CAMT_STATEMENT,
                BankInTest.ACCOUNT,
                "S",
                Origin.named(reference),
                List.of(entry),
                List.of())));
  }
}
