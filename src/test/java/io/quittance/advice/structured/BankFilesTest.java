package io.quittance.advice.structured;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BankFilesTest {

  @Nested
  class Bai2 {

    private static final String STATEMENT =
        """
        01,122099999,123456789,261012,0200,1,80,,2/
        02,031001234,122099999,1,261012,2359,USD,2/
        03,0123456789,USD,010,500000,,,100,43750,1,/
        16,142,38750,V,261013,,BANKREF1,TRACE-9,ACH CREDIT HARBOUR STORES/
        88,RMR*IV*INV-1001**300.00*300.00\\REF*PO*4711\\/
        88,RMR*IV*INV-1002**87.50*100.00*12.50\\/
        16,475,5000,,,991,CHECK PAID/
        49,587500,6/
        98,587500,1,8/
        99,587500,1,10/
        """;

    @Test
    void a_credit_with_remittance_addenda_is_an_executed_payment() {
      Reading reading = Standards.read(STATEMENT, "report.csv");

      assertThat(reading.problems()).isEmpty();
      Advice advice = Standards.only(reading);
      assertThat(advice.reader()).isEqualTo("bai2");
      assertThat(advice.status()).isEqualTo(Advice.Status.EXECUTED);
      assertThat(advice.paymentReference()).isEqualTo("TRACE-9");
      assertThat(advice.paymentDate()).isEqualTo(LocalDate.of(2026, 10, 13));
      assertThat(advice.currency()).isEqualTo("USD");
      assertThat(advice.paymentAmount()).isEqualByComparingTo("387.50");
      assertThat(Standards.lines(advice))
          .containsExactly(
              "INVOICE INV-1001 300.00 null null 300.00",
              "INVOICE INV-1002 100.00 12.50 null 87.50");
      Value net = advice.lines().get(1).value(Field.NET_AMOUNT).orElseThrow();
      assertThat(net.line()).isEqualTo(6);
      assertThat(net.printed()).isEqualTo("87.50");
    }

    @Test
    void control_totals_must_agree() {
      Reading sum = Standards.read(STATEMENT.replace("49,587500", "49,587600"), "a.bai");
      Reading count =
          Standards.read(STATEMENT.replace("99,587500,1,10", "99,587500,1,11"), "a.bai");

      assertThat(Standards.of(sum, Problem.Code.SUM_MISMATCH)).isNotEmpty();
      assertThat(Standards.of(count, Problem.Code.TRUNCATED))
          .singleElement()
          .satisfies(p -> assertThat(p.message()).isEqualTo("99 says 11 records, there are 10"));
    }

    @Test
    void a_statement_without_addenda_is_no_remittance() {
      String plain = STATEMENT.replace("RMR*", "ABC ").replace("REF*", "ABC ");

      assertThat(Standards.read(plain, "a.txt").verdict())
          .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    }
  }

  @Nested
  class Lockboxes {

    private static final String FILE =
        """
        100ABCDEFGHIJ00999999912610121800
        2ABCDEFGHIJ0099999991000000000040008000801
        50010000022222261012ABCDEFGHIJ0099999991
        6001001000003875005500270700123455550000007781
        40010016010INV-1001  0000030000
        40010016029INV-1002  0000008750
        6001002000005000005500270700123466660000000912
        40010026019INV-2001  0000050000
        700100000222222610120020000088750
        8000000002222226101200020000088750
        9000011
        """;

    @Test
    void each_check_with_its_invoices_is_an_executed_payment() {
      Reading reading = Standards.read(FILE, "lockbox.txt");

      assertThat(Standards.holding(reading)).isEmpty();
      assertThat(reading.advices()).hasSize(2);
      Advice first = reading.advices().get(0);
      assertThat(first.reader()).isEqualTo("lockbox");
      assertThat(first.status()).isEqualTo(Advice.Status.EXECUTED);
      assertThat(first.paymentReference()).isEqualTo("7781");
      assertThat(first.paymentDate()).isEqualTo(LocalDate.of(2026, 10, 12));
      assertThat(first.paymentAmount()).isEqualByComparingTo("387.50");
      assertThat(Standards.lines(first))
          .containsExactly(
              "INVOICE INV-1001 null null null 300.00", "INVOICE INV-1002 null null null 87.50");
      Value net = first.lines().get(0).value(Field.NET_AMOUNT).orElseThrow();
      assertThat(net.printed()).isEqualTo("0000030000");
      assertThat(net.columns()).isEqualTo(new Value.Columns(21, 31));
      assertThat(net.cell()).isEqualTo("4:22-31");
    }

    @Test
    void the_profile_is_the_one_whose_invoices_give_the_checks() {
      String wide =
          FILE.replace("INV-1001  ", "INV-1001       ")
              .replace("INV-1002  ", "INV-1002       ")
              .replace("INV-2001  ", "INV-2001       ");

      Reading reading = Standards.read(wide, "lockbox.txt");

      assertThat(Standards.holding(reading)).isEmpty();
      assertThat(reading.advices().get(1).lines().get(0).netAmount()).isEqualByComparingTo("500");
    }

    @Test
    void invoices_that_no_profile_explains_are_not_read() {
      Reading reading =
          Standards.read(FILE.replace("INV-1001  0000030000", "INV 1001   30000"), "lockbox.txt");

      assertThat(reading.advices()).allSatisfy(a -> assertThat(a.lines()).isEmpty());
      assertThat(Standards.of(reading, Problem.Code.UNREADABLE))
          .extracting(Problem::where)
          .contains("record 6 in line 4");
    }

    @Test
    void totals_of_batch_lockbox_and_transmission_must_agree() {
      assertThat(Standards.holding(Standards.read(FILE.replace("9000011", "9000012"), "l.txt")))
          .contains("truncated");
      assertThat(
              Standards.holding(
                  Standards.read(FILE.replace("0020000088750", "0020000088705"), "l.txt")))
          .contains("sum-mismatch");
    }
  }
}
