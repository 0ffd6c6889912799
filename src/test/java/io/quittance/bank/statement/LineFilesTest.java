package io.quittance.bank.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.statement.StatementFile.Part;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.RefusedStatement;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.bank.statement.StatementFile.Unreadable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MT940, MT942 and BAI2, each from a file written by hand. */
class LineFilesTest {

  private static final String SWIFT =
      """
      {1:F01BANKDEFFXXXX0000000000}{2:I940X}{4:
      :20:STARTUMS
      :25:50050000/0000123456EUR
      :28C:7/1
      :60F:C260301EUR1000,00
      :61:2603020302CR301,00NTRFNONREF//B4E07XM00J1
      :86:166?00GUTSCHRIFT?109248?20EREF+E2E-77?21SVWZ+Rechnung 4711 vom 01.0?222.2026
      ?30DEUTDEFFXXX?31DE02500500000000000077?32MUELLER?33 UND SOEHNE
      :61:260303D0,42NCHGNONREF
      GEBUEHR
      :86:Entgelt
      :61:2512310102RC100,NRTIK-9//B9
      :86:/EREF/E2E-8//NAME/JANSEN BV/REMI/Factuur 12, deel
       2/IBAN/NL02ABNA0123456789/
      :62F:C260303EUR1200,58
      -}
      """;

  @Test
  void swift_credits_fees_and_reversals_are_read_with_what_stands_in_86() {
    Statement statement = statement(SWIFT);
    assertThat(statement.channel()).isEqualTo(Channel.MT940);
    assertThat(statement.account()).isEqualTo("50050000/0000123456");
    assertThat(statement.refused()).isEmpty();
    assertThat(statement.entries()).hasSize(3);

    StatedEntry credit = statement.entries().get(0);
    assertThat(credit.direction()).isEqualTo(Direction.CREDIT);
    assertThat(credit.amount()).hasToString("EUR 301.00");
    assertThat(credit.reference()).isEqualTo("B4E07XM00J1");
    assertThat(credit.bookingDate()).hasToString("2026-03-02");
    StatedTransaction inside = credit.transactions().get(0);
    assertThat(inside.party()).isEqualTo("MUELLER UND SOEHNE");
    assertThat(inside.partyAccount()).isEqualTo("DE02500500000000000077");
    assertThat(inside.text()).isEqualTo("Rechnung 4711 vom 01.02.2026");
    assertThat(inside.references()).containsExactly(new StatedReference("endToEndId", "E2E-77"));
    assertThat(inside.codes()).containsExactly("swift:TRF", "gvc:166");

    StatedEntry fee = statement.entries().get(1);
    assertThat(fee.direction()).isEqualTo(Direction.DEBIT);
    assertThat(fee.reference()).isNull();
    assertThat(fee.codes()).containsExactly("swift:CHG");

    StatedEntry back = statement.entries().get(2);
    assertThat(back.direction()).isEqualTo(Direction.DEBIT);
    assertThat(back.reversal()).isTrue();
    assertThat(back.valueDate()).hasToString("2025-12-31");
    assertThat(back.bookingDate()).hasToString("2026-01-02");
    assertThat(back.transactions().get(0).text()).isEqualTo("Factuur 12, deel 2");
    assertThat(back.transactions().get(0).party()).isEqualTo("JANSEN BV");
  }

  @Test
  void swift_balances_that_do_not_meet_refuse_the_statement_and_leave_the_next() {
    String wrong = SWIFT.replace("1200,58", "1200,59");
    Statements read = (Statements) read(wrong + SWIFT.replace("7/1", "8/1"));
    assertThat(read.parts()).hasSize(2);
    assertThat(((RefusedStatement) read.parts().get(0)).code()).isEqualTo("control-total");
    assertThat(((Statement) read.parts().get(1)).entries()).hasSize(3);
  }

  @Test
  void a_swift_balance_may_lack_its_currency_and_refuses_the_statement_when_it_is_none() {
    assertThat(statement(SWIFT.replace("C260303EUR1200,58", "C2603031200,58")).entries())
        .hasSize(3);
    for (String odd : List.of("C2603031200,59", "C260303EUR1200.58", "260303EUR1200,58")) {
      RefusedStatement refused = (RefusedStatement) part(SWIFT.replace("C260303EUR1200,58", odd));
      assertThat(refused.code()).as(odd).isEqualTo("control-total");
    }
  }

  @Test
  void swift_statements_that_break_off_are_refused() {
    String cut = SWIFT.substring(0, SWIFT.indexOf(":62F:"));
    assertThat(((RefusedStatement) part(cut)).code()).isEqualTo("truncated");
  }

  @Test
  void swift_days_and_amounts_that_are_none_refuse_their_row() {
    String odd =
        """
        :20:X
        :25:123456
        :28C:1
        :60F:C260301JPY0,
        :61:260230C100,NTRFNONREF
        :61:2602300301C100,NTRFNONREF
        :61:260301C100,5NTRFNONREF
        :61:260301X100,NTRFNONREF
        :62F:C260301JPY300,
        """;
    Statement statement = statement(odd);
    assertThat(statement.entries()).extracting(StatedEntry::row).containsExactly(2);
    assertThat(statement.entries().get(0).valueDate()).isNull();
    assertThat(statement.refused())
        .extracting(Refused::code)
        .containsExactly("bad-date", "bad-amount", "bad-entry");
  }

  @Test
  void swift_entries_of_zero_are_notes_and_zeros_before_a_balance_are_nothing() {
    String notes =
        """
        :20:X
        :25:123456
        :28C:1
        :60F:C260301USD0000000000000000,00
        :61:260301    CD0,00NDEFNONREF//
        /OPENING AVAILABLE 0,00
        :61:260301    CD0000000000000012,50NTRFNONREF//B1
        :62F:C260301USD12,50
        """;
    Statement statement = statement(notes);
    assertThat(statement.refused()).isEmpty();
    assertThat(statement.entries())
        .extracting(entry -> entry.row() + " " + entry.amount())
        .containsExactly("2 USD 12.50");
  }

  @Test
  void bai_notes_and_entries_of_zero_move_nothing() {
    String notes =
        BAI.replace(
                "16,575,9900,",
                "16,890,,0,,,STOP PAYMENT HELD/\n16,142,0,0,A,B,NOTE/\n16,575,9900,")
            .replace("749900,9", "749900,11")
            .replace("749900,1,11", "749900,1,13")
            .replace("749900,1,13/\n99,749900,1,13", "749900,1,13/\n99,749900,1,15");
    Statement statement = statement(notes);
    assertThat(statement.refused()).isEmpty();
    assertThat(statement.entries()).hasSize(3);
  }

  @Test
  void swift_words_of_an_exchange_are_a_rate_when_the_amounts_show_which_way_it_goes() {
    // Of "USD 750.00 for EUR 500.00" both directions are told, behind field 61 and in field 86.
    assertThat(exchange("/OCMT/USD750,00/EXCH/1,5", "")).isEqualTo("USD 1.5");
    assertThat(exchange("/OCMT/USD750,00", "/REMI/Invoice 7/EXCH/0,666667/")).isEqualTo("USD 1.5");
    assertThat(exchange("", "/EREF/E-1/OCMT/USD750,00/CHGS/EUR5,00/EXCH/1,5/"))
        .isEqualTo("USD 1.5");
    // A charge is in the difference, nothing is printed, two are, or it is our own currency.
    assertThat(exchange("/OCMT/USD757,50/CHGS/EUR5,00/EXCH/1,5", "")).isNull();
    assertThat(exchange("/OCMT/USD750,00", "")).isNull();
    assertThat(exchange("/OCMT/USD750,00/EXCH/1,5", "/OCMT/USD750,00/EXCH/1,5")).isNull();
    assertThat(exchange("/OCMT/EUR500,00/EXCH/1,0", "")).isNull();
    assertThat(exchange("/OCMT/USD750,00/EXCH/0,0", "")).isNull();
  }

  @Test
  void letters_behind_the_number_of_an_account_are_its_own_unless_they_are_the_currency() {
    String file = ":20:X\n:25:%s\n:28C:1\n:60F:C260301EUR0,\n:62F:C260301EUR0,\n";
    assertThat(statement(file.formatted("4F27665A2DAD")).account()).isEqualTo("4F27665A2DAD");
    assertThat(statement(file.formatted("123456USD")).account()).isEqualTo("123456USD");
    assertThat(statement(file.formatted("123456 EUR")).account()).isEqualTo("123456");
  }

  private static String exchange(String behind, String details) {
    String file =
        ":20:X\n:25:123456\n:28C:1\n:60F:C260301EUR0,\n:61:260301C500,NTRFNONREF//B1\n"
            + (behind.isEmpty() ? "" : behind + "\n")
            + (details.isEmpty() ? "" : ":86:" + details + "\n")
            + ":62F:C260301EUR500,\n";
    BankRate rate = statement(file).entries().get(0).transactions().get(0).rate();
    return rate == null ? null : rate.to() + " " + rate.rate().toPlainString();
  }

  @Test
  void an_interim_swift_report_is_pending() {
    String interim =
        """
        :20:X
        :25:123456
        :28C:1/1
        :34F:EURD0,
        :13D:2603011200+0100
        :61:260301C100,NTRFA//B
        :90D:0EUR0,
        :90C:1EUR100,
        """;
    Statement statement = statement(interim);
    assertThat(statement.channel()).isEqualTo(Channel.MT942);
    assertThat(statement.entries().get(0).pending()).isTrue();
    assertThat(((RefusedStatement) part(interim.replace("1EUR100", "2EUR100"))).code())
        .isEqualTo("control-total");
  }

  @Test
  void western_bytes_are_read_as_such() {
    byte[] file = SWIFT.replace("MUELLER", "MÜLLER").getBytes(Charset.forName("windows-1252"));
    Statement statement =
        (Statement) ((Statements) ReadStatementFile.read(file, 10)).parts().get(0);
    assertThat(statement.entries().get(0).transactions().get(0).party())
        .isEqualTo("MÜLLER UND SOEHNE");
  }

  private static final String BAI =
      """
      01,BANK,US,260302,0600,1,80,,2/
      02,US,BANK,1,260301,2359,USD,2/
      03,0123456789,,010,500000,,/
      88,100,130000,3,Z/
      16,115,30000,S,10000,20000,0,DEP77,,LOCK BOX NO.68751/
      16,116,10000,Z,CHK1,4711,ACME CORP
      16,116,20000,Z,CHK2,4712,INVOICE 12, 13 AND 14
      88,AND 15
      16,142,50000,V,260303,1200,ACH5,REF 9/
      16,575,9900,Z,ZB1,,TO MASTER/
      49,749900,9/
      98,749900,1,11/
      99,749900,1,13/
      """;

  @Test
  void bai_cheques_are_the_inside_of_their_lockbox_total() {
    Statement statement = statement(BAI);
    assertThat(statement.channel()).isEqualTo(Channel.BAI2);
    assertThat(statement.account()).isEqualTo("0123456789");
    assertThat(statement.entries()).hasSize(3);
    StatedEntry deposit = statement.entries().get(0);
    assertThat(deposit.amount()).hasToString("USD 300.00");
    assertThat(deposit.reference()).isEqualTo("DEP77");
    assertThat(deposit.transactions())
        .extracting(StatedTransaction::reference)
        .containsExactly("CHK1", "CHK2");
    assertThat(deposit.transactions().get(1).text()).isEqualTo("INVOICE 12, 13 AND 14 AND 15");
    assertThat(deposit.transactions().get(1).references())
        .containsExactly(new StatedReference("customerReference", "4712"));

    StatedEntry credit = statement.entries().get(1);
    assertThat(credit.bookingDate()).hasToString("2026-03-01");
    assertThat(credit.valueDate()).hasToString("2026-03-03");
    assertThat(credit.reference()).isEqualTo("ACH5");
    assertThat(statement.entries().get(2).direction()).isEqualTo(Direction.DEBIT);
  }

  @Test
  void bai_cheques_that_do_not_give_their_total_never_count_beside_it() {
    String odd = BAI.replace("16,116,20000", "16,116,20001").replaceAll("749900,", "749901,");
    Statement statement = statement(odd);
    assertThat(statement.entries())
        .extracting(entry -> entry.amount().minor())
        .containsExactly(30_000L, 50_000L, 9_900L);
    assertThat(statement.refused())
        .extracting(Refused::code)
        .containsExactly("control-total", "control-total");
  }

  @Test
  void bai_totals_that_do_not_add_up_refuse_account_or_file() {
    assertThat(((RefusedStatement) part(BAI.replace("49,749900", "49,749901"))).code())
        .isEqualTo("control-total");
    assertThat(((RefusedStatement) part(BAI.replace("49,749900,9", "49,749900,8"))).code())
        .isEqualTo("control-total");
    assertThat(((RefusedStatement) part(BAI.replace("99,749900", "99,749901"))).code())
        .isEqualTo("control-total");
    assertThat(((RefusedStatement) part(BAI.substring(0, BAI.indexOf("99,")))).code())
        .isEqualTo("truncated");
  }

  @Test
  void bai_of_the_same_day_is_pending_and_deletions_are_refused() {
    Statement intraday = statement(BAI.replace("USD,2/", "USD,3/"));
    assertThat(intraday.channel()).isEqualTo(Channel.BAI2_INTRADAY);
    assertThat(intraday.entries()).allMatch(StatedEntry::pending);
    assertThat(((RefusedStatement) part(BAI.replace("02,US,BANK,1", "02,US,BANK,2"))).code())
        .isEqualTo("unknown-status");
  }

  @Test
  void what_is_no_bank_file_is_unreadable() {
    for (String text : List.of("", "hello", "id,amount\n1,2\n", "{}", "01,")) {
      StatementFile read = read(text);
      boolean nothing =
          read instanceof Unreadable
              || ((Statements) read).parts().get(0) instanceof RefusedStatement;
      assertThat(nothing).as(text).isTrue();
    }
  }

  private static StatementFile read(String text) {
    return ReadStatementFile.read(text.getBytes(StandardCharsets.UTF_8), 100);
  }

  private static Part part(String text) {
    return ((Statements) read(text)).parts().get(0);
  }

  private static Statement statement(String text) {
    return (Statement) part(text);
  }
}
