package io.quittance.advice.structured;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class X12RemittanceTest {

  private static final String ISA =
      "ISA*00*          *00*          *ZZ*PAYER          *ZZ*SUPPLIER      "
          + " *261012*0930*U*00401*000000042*0*P*>~";

  private static final String BODY =
      "ST*820*0001~BPR*C*1187.50*C*ACH*CTX*01*021000021*DA*111*1999999999**01*121000248*DA*222*20261014~TRN*1*TRACE-77*1999999999~CUR*PR*USD~DTM*097*20261012~N1*PR*Harbour"
          + " Stores Inc*92*HS-1~N1*PE*Northwind Supply*92*V-900~ENT*1~"
          + "RMR*IV*INV-1001**980*1000*20~REF*PO*4500017~DTM*003*20260901~"
          + "RMR*IV*INV-1002**257.50*300*~DTM*003*20260905~ADX*-42.50*04~REF*VV*8842~"
          + "RMR*CM*CM-55**-50~SE*17*0001~";

  private static String enveloped(String sets, int count) {
    return ISA
        + "GS*RA*PAYER*SUPPLIER*20261012*0930*42*X*004010~"
        + sets
        + "GE*"
        + count
        + "*42~IEA*1*000000042~";
  }

  @Test
  void every_element_of_a_complete_820_is_read() {
    Reading reading = Standards.read(enveloped(BODY, 1));

    assertThat(reading.problems()).isEmpty();
    Advice advice = Standards.only(reading);
    assertThat(advice.reader()).isEqualTo("x12-820");
    assertThat(advice.payer()).isEqualTo(new Advice.Party("Harbour Stores Inc", "HS-1"));
    assertThat(advice.payee()).isEqualTo(new Advice.Party("Northwind Supply", "V-900"));
    assertThat(advice.paymentReference()).isEqualTo("TRACE-77");
    assertThat(advice.paymentMethod()).isEqualTo("ACH");
    assertThat(advice.paymentDate()).isEqualTo(LocalDate.of(2026, 10, 14));
    assertThat(advice.adviceDate()).isEqualTo(LocalDate.of(2026, 10, 12));
    assertThat(advice.currency()).isEqualTo("USD");
    assertThat(advice.paymentAmount()).isEqualByComparingTo("1187.50");
    assertThat(advice.complete()).isTrue();
    assertThat(Standards.lines(advice))
        .containsExactly(
            "INVOICE INV-1001 1000 20 null 980",
            "INVOICE INV-1002 300 null 42.50 257.50",
            "CREDIT_MEMO CM-55 null null null -50");
    assertThat(advice.lines().get(0).invoiceDate()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(advice.lines().get(0).references()).contains(new Advice.Reference("po", "4500017"));
    Advice.Adjustment kept = advice.lines().get(1).adjustments().get(0);
    assertThat(kept.reasonCode()).isEqualTo("04");
    assertThat(kept.reasonText()).isEqualTo("item not accepted, damaged");
  }

  @Test
  void evidence_is_the_element_and_its_columns() {
    Advice advice = Standards.only(Standards.read(enveloped(BODY, 1)));

    Value net = advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow();
    assertThat(net.printed()).isEqualTo("980");
    assertThat(net.cell()).isEqualTo("RMR-04");
    assertThat(net.line()).isEqualTo(11);
    assertThat(net.columns()).isEqualTo(new Value.Columns(17, 20));
    assertThat(net.confidence()).isEqualTo(0.999);
  }

  @Test
  void several_transactions_are_several_advices() {
    String second =
        BODY.replace("0001", "0002").replace("TRACE-77", "TRACE-78").replace("INV-1", "INV-2");
    Reading reading = Standards.read(enveloped(BODY + second, 2));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.advices())
        .extracting(Advice::paymentReference)
        .containsExactly("TRACE-77", "TRACE-78");
  }

  @Test
  void separators_are_the_ones_that_ISA_names() {
    String odd = enveloped(BODY, 1).replace('*', '|').replace("~", "\n").replace('>', '^');

    Reading reading = Standards.read(odd, "remit.txt");

    assertThat(reading.problems()).isEmpty();
    assertThat(Standards.only(reading).lines()).hasSize(3);
  }

  @Test
  void terminators_may_be_followed_by_line_ends_and_lines_broken_at_80() {
    String lines = enveloped(BODY, 1).replace("~", "~\r\n");
    String wrapped = enveloped(BODY, 1).replaceAll("(.{80})", "$1\r\n");

    assertThat(Standards.holding(Standards.read(lines))).isEmpty();
    assertThat(Standards.only(Standards.read(wrapped)).lines()).hasSize(3);
    assertThat(Standards.holding(Standards.read(wrapped))).isEmpty();
  }

  @Test
  void a_bare_transaction_is_read_without_its_envelope() {
    Reading reading = Standards.read(BODY, "mail-body.txt");

    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(Standards.holding(reading)).isEmpty();
    assertThat(Standards.only(reading).complete()).isTrue();
  }

  @Test
  void the_addenda_of_a_single_ccd_entry_are_read() {
    Reading reading = Standards.read("RMR*IV*INV-3001**125.00\\");

    Advice advice = Standards.only(reading);
    assertThat(Standards.lines(advice)).containsExactly("INVOICE INV-3001 null null null 125.00");
    assertThat(advice.complete()).isNull();
    assertThat(advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow().confidence())
        .isEqualTo(0.95);
  }

  @Test
  void a_wrong_segment_count_is_a_problem_and_not_mended() {
    Reading reading = Standards.read(enveloped(BODY.replace("SE*17", "SE*19"), 1));

    assertThat(Standards.of(reading, Problem.Code.TRUNCATED))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("SE says 19 segments, there are 17"));
    assertThat(Standards.only(reading).complete()).isNull();
    assertThat(Standards.only(reading).confidence()).isLessThan(0.5);
  }

  @Test
  void an_interchange_without_its_end_is_truncated() {
    String whole = enveloped(BODY, 1);

    Reading reading = Standards.read(whole.substring(0, whole.indexOf("RMR*CM")));

    assertThat(Standards.holding(reading)).contains("truncated", "sum-mismatch");
  }

  @Test
  void lines_that_do_not_give_BPR02_are_a_sum_mismatch() {
    Reading reading = Standards.read(enveloped(BODY.replace("*1187.50*", "*1178.50*"), 1));

    assertThat(Standards.holding(reading)).containsExactly("sum-mismatch");
    assertThat(Standards.only(reading).paymentAmount()).isEqualByComparingTo("1178.50");
  }

  @Test
  void an_amount_that_is_no_number_is_refused_with_its_element() {
    Reading reading = Standards.read(enveloped(BODY.replace("**980*", "**9,80*"), 1));

    assertThat(Standards.of(reading, Problem.Code.UNREADABLE))
        .singleElement()
        .satisfies(p -> assertThat(p.where()).isEqualTo("RMR-04 in line 11"));
    assertThat(Standards.only(reading).lines().get(0).netAmount()).isNull();
  }

  @Test
  void swapped_amounts_are_decided_by_the_total() {
    String swapped =
        "BPR*I*180*C*CHK************20261014~TRN*1*C-1~RMR*IV*A1**100*90*10~RMR*IV*A2**90*90~";

    Advice advice = Standards.only(Standards.read(swapped));

    assertThat(Standards.lines(advice))
        .containsExactly("INVOICE A1 100 10 null 90", "INVOICE A2 90 null null 90");
    assertThat(advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow().cell())
        .isEqualTo("RMR-05");
    assertThat(advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow().doubtful()).isFalse();
  }

  @Test
  void swapped_amounts_without_a_total_are_doubtful() {
    Advice advice = Standards.only(Standards.read("RMR*IV*A1**100*90*10~RMR*IV*A2**90*90~"));

    assertThat(advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow().doubtful()).isTrue();
  }

  @Test
  void a_balance_left_over_in_RMR05_is_not_taken_for_the_invoice_amount() {
    Advice advice =
        Standards.only(
            Standards.read(
                "BPR*I*500*C*CHK************20261014~RMR*IV*A1**300*0~RMR*IV*A2**200*900~"));

    assertThat(advice.lines().get(0).grossAmount()).isNull();
    assertThat(advice.lines().get(1).value(Field.GROSS_AMOUNT).orElseThrow().doubtful()).isTrue();
  }

  @Test
  void a_credit_memo_without_sign_reduces_where_the_total_says_so() {
    Advice advice =
        Standards.only(
            Standards.read(
                "BPR*I*70*C*CHK************20261014~RMR*IV*A1**100*100~RMR*CM*C9**30*30~"));

    assertThat(Standards.lines(advice))
        .containsExactly("INVOICE A1 100 null null 100", "CREDIT_MEMO C9 -30 null null -30");
  }

  @Test
  void an_adjustment_of_an_entity_is_a_line_and_one_without_a_number_belongs_to_the_payment() {
    String text =
        "BPR*I*85*C*CHK************20261014~ENT*1~ADX*-10*ZZ*CM*CM-4~REF*CM*CM-4~DTM*003*20260927~"
            + "ADX*-5*54~ENT*2~RMR*IV*A1**100*100~";

    Reading reading = Standards.read(text);

    Advice advice = Standards.only(reading);
    assertThat(Standards.holding(reading)).isEmpty();
    assertThat(Standards.lines(advice))
        .containsExactly("ADJUSTMENT CM-4 null null null -10", "INVOICE A1 100 null null 100");
    assertThat(advice.adjustments())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.amount()).isEqualByComparingTo(new BigDecimal("-5"));
              assertThat(a.reasonText()).isEqualTo("freight deducted");
            });
  }

  @Test
  void an_adjustment_not_yet_in_the_amount_paid_is_a_line_of_its_own() {
    Advice advice =
        Standards.only(
            Standards.read("BPR*I*90*C*CHK************20261014~RMR*IV*A1**100*100~ADX*-10*01~"));

    assertThat(Standards.lines(advice))
        .containsExactly("INVOICE A1 100 null null 100", "ADJUSTMENT null null null null -10");
  }

  @Test
  void the_older_RMT_names_its_amounts_otherwise() {
    Advice advice =
        Standards.only(
            Standards.read(
                "ST*820*0001~BPR*C*930.00*C*ACH*CTX*01*02*DA*11*19**01*12*DA*22*940301~TRN*1*77~"
                    + "RMT*IV*INV-1*930*1000*1000*980*20*-50*01*PRICE PER CONTRACT~SE*5*0001~"));

    assertThat(Standards.lines(advice)).containsExactly("INVOICE INV-1 1000 20 50 930");
    assertThat(advice.lines().get(0).adjustments().get(0).reasonText())
        .isEqualTo("PRICE PER CONTRACT");
    assertThat(advice.paymentDate()).isEqualTo(LocalDate.of(1994, 3, 1));
  }

  @Test
  void a_debit_or_a_prenotification_is_no_payment() {
    String debit = BODY.replace("1187.50*C*", "1187.50*D*");

    assertThat(Standards.holding(Standards.read(debit))).contains("not-a-payment");
    assertThat(Standards.holding(Standards.read(BODY.replace("BPR*C", "BPR*P"))))
        .contains("not-a-payment");
  }

  @Test
  void another_transaction_set_is_no_remittance() {
    String invoice = "ST*810*0001~BIG*20261001*INV-1~TDS*10000~SE*4*0001~";

    assertThat(Standards.read(enveloped(invoice, 1)).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
  }

  @Test
  void a_segment_that_lost_its_end_is_named() {
    Reading reading =
        Standards.read(enveloped(BODY.replace("REF*PO*4500017~", "REF*PO*4500017\n"), 1));

    assertThat(Standards.holding(reading)).contains("unreadable");
  }

  @Test
  void addenda_inside_the_text_of_a_notice_are_read_where_they_stand() {
    String notice =
        """
        Dear customer, an ACH credit of 387.50 arrived. Its addenda:

          BPR*C*387.50*C*ACH*CTX*01*02*DA*1*19**01*12*DA*2*20261014\\TRN*1*T-9\\
          RMR*IV*INV-1**300.00\\RMR*IV*INV-2**87.50 end of addenda
        """;

    Advice advice = Standards.only(Standards.read(notice, "notice.txt"));

    assertThat(advice.paymentReference()).isEqualTo("T-9");
    assertThat(Standards.lines(advice))
        .containsExactly(
            "INVOICE INV-1 null null null 300.00", "INVOICE INV-2 null null null 87.50");
    Value net = advice.lines().get(1).value(Field.NET_AMOUNT).orElseThrow();
    assertThat(net.columns()).isEqualTo(new Value.Columns(37, 42));
  }

  @Test
  void an_820_that_says_nothing_is_unreadable_and_not_passed_over() {
    Reading cut = Standards.read(ISA);
    Reading silent = Standards.read("ST*820*0001~SE*2*0001~");

    assertThat(cut.verdict()).isEqualTo(Reading.Verdict.UNREADABLE);
    assertThat(Standards.holding(cut)).containsExactly("truncated");
    assertThat(silent.verdict()).isEqualTo(Reading.Verdict.UNREADABLE);
    assertThat(Standards.holding(silent)).containsExactly("unreadable");
  }

  @Test
  void thousands_of_items_are_read_completely() {
    StringBuilder text = new StringBuilder("BPR*I*25000*C*CHK************20261014~");
    for (int i = 0; i < 2500; i++) {
      text.append("RMR*IV*INV-").append(i).append("**10*10~");
      text.append("REF*PO*1~REF*DP*2~REF*MR*3~REF*MC*4~REF*19*5~REF*ST*6~DTM*003*20260901~");
    }

    Reading reading = Standards.read(text.toString());

    assertThat(Standards.holding(reading)).isEmpty();
    assertThat(Standards.only(reading).lines()).hasSize(2500);
  }

  @Test
  void a_segment_that_may_carry_money_holds_and_another_is_only_told() {
    Reading tax = Standards.read(BODY.replace("~SE*17", "~TXP*1*04*20261012*T*100~SE*18"));
    Reading odd = Standards.read(BODY.replace("~SE*17", "~YNQ*1*Y~SE*18"));

    assertThat(Standards.of(tax, Problem.Code.UNREADABLE))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).isEqualTo("TXP is not read"));
    assertThat(Standards.holding(odd)).isEmpty();
    assertThat(Standards.of(odd, Problem.Code.UNSUPPORTED)).hasSize(1);
  }

  @Test
  void segments_pasted_into_an_html_body_are_read() {
    String html =
        "<html><body><p>Our EDI:</p><p>" + BODY.replace("~", "~<br>") + "</p></body></html>";

    Reading reading = Standards.read(html, "body.html");

    assertThat(Standards.holding(reading)).isEmpty();
    assertThat(Standards.only(reading).lines()).hasSize(3);
    assertThat(Standards.only(reading).paymentReference()).isEqualTo("TRACE-77");
  }
}
