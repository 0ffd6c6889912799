package io.quittance.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.statement.BankRate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bank says of an exchange, from the bytes of a camt.053 to the payment. */
class CamtExchangeTest {
  private final BankInTest bank = new BankInTest();

  /** EUR for the account; banks name either currency as the unit of one and the same rate. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // received, given, unit, rate, units of USD for one EUR
        "500.00, 750.00, EUR, 0.666667, 1.5",
        "500.00, 750.00, USD, 0.666667, 1.5",
        "500.00, 750.00, USD, 1.5, 1.5",
        "500.00, 750.00, '', 1.5, 1.5",
        // The amounts are more precise than the printed rate.
        "666666.67, 1000000.00, EUR, 1.5, 1.4999999925",
        // A charge of 10.00 was taken off: the unit says which way, and the amounts are near it.
        "490.00, 750.00, EUR, 1.5, 1.5",
        "490.00, 750.00, USD, 1.5, -",
        "490.00, 750.00, '', 1.5, -",
        // Without the other amount the unit has to say it.
        "500.00, -, EUR, 1.5, 1.5",
        "500.00, -, USD, 0.8, 1.25",
        "500.00, -, '', 1.5, -",
        "500.00, -, CHF, 1.5, -",
        // At par both ways fit.
        "500.00, 500.00, EUR, 1.0, -",
        "500.00, 750.00, EUR, 0, -",
        "500.00, 750.00, EUR, 1e3, -",
      })
  void the_amounts_decide_and_without_them_the_unit(
      String received, String given, String unit, String rate, String expected) {
    BankRate told = rate(received, given, "<SrcCcy>USD</SrcCcy><TrgtCcy>EUR</TrgtCcy>", unit, rate);
    assertThat(told == null ? null : told.rate().toPlainString()).isEqualTo(expected);
    assertThat(told == null ? null : told.to().getCurrencyCode())
        .isEqualTo(expected == null ? null : "USD");
  }

  @Test
  void a_rate_between_two_other_currencies_is_none_of_the_payment() {
    String others = "<SrcCcy>USD</SrcCcy><TrgtCcy>CHF</TrgtCcy>";
    assertThat(rate("500.00", "750.00", others, "USD", "1.5")).isNull();
  }

  @Test
  void the_banks_words_are_kept_and_a_report_that_repeats_them_changes_nothing() {
    byte[] file =
        file("500.00", "750.00", "<SrcCcy>USD</SrcCcy><TrgtCcy>EUR</TrgtCcy>", "EUR", "0.666667");
    assertThat(bank.take(file)).isEqualTo(new ImportAnswer(1, 0, java.util.List.of(), null));
    assertThat(bank.payment(BankInTest.ACCOUNT + ":R1").rate().said())
        .isEqualTo("USD 750.00 for EUR 500.00 at 0.666667");
    assertThat(bank.take(file).unchanged()).isEqualTo(1);
    assertThat(PaymentView.of(bank.payment(BankInTest.ACCOUNT + ":R1")).bankRate())
        .isEqualTo(new PaymentView.Rate("USD", "1.5", "USD 750.00 for EUR 500.00 at 0.666667"));
  }

  private BankRate rate(
      String received, String given, String currencies, String unit, String rate) {
    bank.take(file(received, given, currencies, unit, rate));
    return bank.payment(BankInTest.ACCOUNT + ":R1").rate();
  }

  private static byte[] file(
      String received, String given, String currencies, String unit, String rate) {
    String amount = given == null ? "" : "<Amt Ccy='USD'>" + given + "</Amt>";
    String exchange =
        "<CcyXchg>"
            + currencies
            + (unit.isEmpty() ? "" : "<UnitCcy>" + unit + "</UnitCcy>")
            + "<XchgRate>"
            + rate
            + "</XchgRate></CcyXchg>";
    return ("<Document><BkToCstmrStmt><Stmt><Id>S-1</Id><Acct><Id><IBAN>"
            + BankInTest.ACCOUNT
            + "</IBAN></Id></Acct><Ntry><Amt Ccy='EUR'>"
            + received
            + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
            + "<BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>"
            + "<NtryDtls><TxDtls><AmtDtls><InstdAmt>"
            + amount
            + exchange
            + "</InstdAmt></AmtDtls></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
