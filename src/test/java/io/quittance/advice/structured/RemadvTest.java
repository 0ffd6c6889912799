package io.quittance.advice.structured;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RemadvTest {

  private static final String MESSAGE =
      """
      UNH+1+REMADV:D:96A:UN:EAN008'
      BGM+481+AV-2026-11+9'
      DTM+137:20261012:102'
      DTM+138:20261015:102'
      RFF+PQ:PAY-5521'
      NAD+PR+4399901234567::9++Kaufring Süd eG:Zentrale'
      NAD+PE+4399907654321::9++Northwind Supply?+Sons'
      CUX+2:EUR:11'
      DOC+380+RE-1001'
      MOA+9:1000'
      MOA+12:970'
      MOA+52:30'
      DTM+137:20260901:102'
      RFF+ON:PO-77'
      DOC+380+RE-1002'
      MOA+9:500,50'
      MOA+12:450,50'
      AJT+3'
      MOA+165:50'
      FTX+AAO+++zwei Kartons beschädigt'
      DOC+381+GS-9'
      MOA+12:20,5'
      UNS+S'
      MOA+12:1400'
      UNT+25+1'
      """;

  private static String enveloped(String messages, int count) {
    return "UNA:+,? '\nUNB+UNOC:3+4399901234567:14+4399907654321:14+261012:0900+REF1'\n"
        + messages
        + "UNZ+"
        + count
        + "+REF1'";
  }

  @Test
  void every_element_of_a_complete_message_is_read() {
    Reading reading = Standards.read(enveloped(MESSAGE, 1));

    assertThat(reading.problems()).isEmpty();
    Advice advice = Standards.only(reading);
    assertThat(advice.reader()).isEqualTo("remadv");
    assertThat(advice.payer()).isEqualTo(new Advice.Party("Kaufring Süd eG", "4399901234567"));
    assertThat(advice.payee().name()).isEqualTo("Northwind Supply+Sons");
    assertThat(advice.paymentReference()).isEqualTo("PAY-5521");
    assertThat(advice.adviceDate()).isEqualTo(LocalDate.of(2026, 10, 12));
    assertThat(advice.paymentDate()).isEqualTo(LocalDate.of(2026, 10, 15));
    assertThat(advice.currency()).isEqualTo("EUR");
    assertThat(advice.paymentAmount()).isEqualByComparingTo("1400");
    assertThat(advice.complete()).isTrue();
    assertThat(Standards.lines(advice))
        .containsExactly(
            "INVOICE RE-1001 1000 30 null 970",
            "INVOICE RE-1002 500.50 null 50 450.50",
            "CREDIT_MEMO GS-9 null null null -20.5");
    assertThat(advice.lines().get(0).references()).contains(new Advice.Reference("po", "PO-77"));
    assertThat(advice.lines().get(1).adjustments().get(0).reasonText())
        .isEqualTo("zwei Kartons beschädigt");
    assertThat(advice.lines().get(1).adjustments().get(0).reasonCode()).isEqualTo("3");
    assertThat(advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow().cell())
        .isEqualTo("MOA-01-2");
  }

  @Test
  void a_message_without_envelope_and_line_ends_is_read() {
    Reading reading = Standards.read(MESSAGE.replace("\n", "").replace(',', '.'), "mail.txt");

    assertThat(Standards.holding(reading)).isEmpty();
    assertThat(Standards.only(reading).lines()).hasSize(3);
  }

  @Test
  void counts_of_segments_and_messages_must_agree() {
    Reading segments = Standards.read(enveloped(MESSAGE.replace("UNT+25", "UNT+24"), 1));
    Reading messages = Standards.read(enveloped(MESSAGE, 2));

    assertThat(Standards.of(segments, Problem.Code.TRUNCATED))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("UNT says 24 segments, there are 25"));
    assertThat(Standards.of(messages, Problem.Code.TRUNCATED)).hasSize(1);
  }

  @Test
  void a_message_that_stops_is_truncated() {
    Reading reading = Standards.read(MESSAGE.substring(0, MESSAGE.indexOf("DOC+381")));

    assertThat(Standards.holding(reading)).contains("truncated");
  }

  @Test
  void a_mark_that_UNA_does_not_name_is_refused() {
    Reading reading = Standards.read(enveloped(MESSAGE.replace("970", "970.00"), 1));

    assertThat(Standards.of(reading, Problem.Code.UNREADABLE))
        .singleElement()
        .satisfies(p -> assertThat(p.where()).isEqualTo("MOA-01-2 in line 13"));
  }

  @Test
  void a_rejection_and_a_cancellation_are_no_payment() {
    String rejected = MESSAGE.replace("BGM+481", "BGM+239");
    String cancelled = MESSAGE.replace("AV-2026-11+9", "AV-2026-11+1");

    assertThat(Standards.holding(Standards.read(rejected))).contains("not-a-payment");
    assertThat(Standards.only(Standards.read(cancelled)).status())
        .isEqualTo(Advice.Status.CANCELLED);
  }

  @Test
  void what_is_only_called_payable_is_paid_where_it_gives_the_total() {
    Advice advice =
        Standards.only(
            Standards.read(
                "BGM+481+7'DOC+380+A'MOA+9:10'DOC+380+B'MOA+9:5.5'UNS+S'MOA+9:15.5'", "x.txt"));

    assertThat(Standards.lines(advice))
        .containsExactly("INVOICE A null null null 10", "INVOICE B null null null 5.5");
  }

  @Test
  void another_message_is_no_remittance() {
    String order = "UNH+1+ORDERS:D:96A:UN'BGM+220+1'UNS+S'UNT+4+1'";

    assertThat(Standards.read(enveloped(order, 1)).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
  }
}
