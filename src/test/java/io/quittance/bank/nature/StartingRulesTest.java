package io.quittance.bank.nature;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code of the starting rules with its meaning in the published list it stands in. */
class StartingRulesTest {
  @ParameterizedTest(name = "{0} {2}: {3}")
  @CsvSource(
      textBlock =
          """
          bai:552, debit, return, Credit Reversal
          bai:555, debit, return, Deposited Item Returned
          bai:557, debit, return, Individual ACH Return Item
          bai:558, debit, return, ACH Reversal Debit
          bai:566, debit, return, Return Item
          bai:252, credit, own_payment_returned, Debit Reversal
          bai:255, credit, own_payment_returned, Check Posted and Returned
          bai:257, credit, own_payment_returned, Individual ACH Return Item
          bai:258, credit, own_payment_returned, ACH Reversal Credit
          bai:275, credit, sweep, ZBA Credit
          bai:277, credit, sweep, ZBA Credit Transfer
          bai:347, credit, sweep, Sweep Principal Sell
          bai:575, debit, sweep, ZBA Debit
          bai:577, debit, sweep, ZBA Debit Transfer
          bai:656, debit, sweep, Sweep Principal Buy
          bai:398, credit, fee, Miscellaneous Fee Refund
          bai:564, debit, fee, Overdraft Fee
          bai:567, debit, fee, Return Item Fee
          bai:661, debit, fee, Account Analysis Fee
          bai:698, debit, fee, Miscellaneous Fees
          bai:346, credit, interest, Sweep Interest Income
          bai:354, credit, interest, Interest Credit
          bai:654, debit, interest, Interest Debit
          bai:115, credit, receipt, Lockbox Deposit
          bai:165, credit, receipt, Preauthorized ACH Credit
          bai:195, credit, receipt, Incoming Money Transfer
          bai:475, debit, debit, Check Paid
          gvc:108, debit, return, SEPA-Firmenlastschrift Rueckbelastung
          gvc:109, debit, return, SEPA-Basislastschrift Rueckbelastung
          gvc:110, debit, return, SEPA Cards Clearing Rueckbelastung
          gvc:111, debit, return, Scheckrueckrechnung
          gvc:159, credit, own_payment_returned, SEPA-Ueberweisung Ruecküberweisung
          gvc:160, credit, own_payment_returned, Echtzeitueberweisung Rueckueberweisung
          gvc:181, credit, own_payment_returned, SEPA-Basislastschrift Wiedergutschrift
          gvc:183, credit, own_payment_returned, Scheckrueckgabe
          gvc:184, credit, own_payment_returned, SEPA-Firmenlastschrift Wiedergutschrift
          gvc:833, debit, sweep, Cash Concentrating Hauptkonto
          gvc:834, credit, sweep, Cash Concentrating Nebenkonto
          gvc:807, debit, fee, Spesen
          gvc:808, debit, fee, Gebuehren
          gvc:809, debit, fee, Provisionen
          gvc:814, debit, interest, Zinsen
          gvc:166, credit, receipt, SEPA-Ueberweisung Gutschrift
          gvc:168, credit, receipt, Echtzeitueberweisung Gutschrift
          swift:RTI, debit, return, Returned item
          swift:CMS, credit, sweep, Cash management item - sweeping
          swift:CMT, debit, sweep, Cash management item - topping
          swift:CMZ, debit, sweep, Cash management item - zero balancing
          swift:CHG, debit, fee, Charges and other expenses
          swift:COM, debit, fee, Commission
          swift:INT, credit, interest, Interest
          swift:TRF, credit, receipt, Transfer
          CAMT/ACCB/ZABA, debit, sweep, Account balancing: zero balancing
          PMNT/ICCN/ICCT, debit, sweep, Issued cash concentration: intra-company transfer
          PMNT/RCCN/ICCT, credit, sweep, Received cash concentration: intra-company transfer
          PMNT/MCRD/POSP, credit, card_settlement, Merchant card transactions: point of sale
          ACMT/MDOP/CHRG, debit, fee, Charges
          ACMT/MDOP/COMM, debit, fee, Commission
          ACMT/MDOP/COME, debit, fee, Commission excluding taxes
          ACMT/MDOP/COMI, debit, fee, Commission including taxes
          ACMT/MDOP/COMT, debit, fee, Non taxable commissions
          ACMT/MDOP/FEES, debit, fee, Fees
          ACMT/MDOP/INTR, credit, interest, Interests
          PMNT/RCDT/ESCT, credit, receipt, Received SEPA credit transfer
          PMNT/ICDT/ESCT, debit, debit, Issued SEPA credit transfer
          """)
  void a_code_says_what_money_is(String code, String direction, String nature, String meaning) {
    assertThat(nature(code, Direction.valueOf(direction.toUpperCase(Locale.ROOT))))
        .as(meaning)
        .isEqualTo(Nature.of(nature).orElseThrow());
  }

  private static Nature nature(String code, Direction direction) {
    Money amount = Money.ofMinor(100, "EUR");
    StatedTransaction inside =
        new StatedTransaction(
            amount, direction, null, false, List.of(code), "Acme", null, null, List.of());
    LocalDate day = LocalDate.of(2026, 3, 2);
    StatedEntry entry =
        new StatedEntry(
            1,
            direction,
            false,
            amount,
            false,
            day,
            day,
            null,
            List.of(code),
            null,
            List.of(inside));
    return new ReceiptRules(StartingRules.rules(), Set.of()).of(entry).nature();
  }

  @Test
  void every_rule_has_a_name_of_its_own() {
    assertThat(StartingRules.rules()).extracting(ReceiptRule::name).doesNotHaveDuplicates();
  }
}
