package io.quittance.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.api.ImportAnswer;
import io.quittance.api.Problem;
import io.quittance.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** camt files end to end: from the bytes to the cash book. */
class CamtPaymentsTest {
  private final BankInTest bank = new BankInTest();

  @Test
  void a_credit_becomes_a_payment_with_all_that_the_bank_tells() {
    ImportAnswer answer =
        bank.take(
            statement("053", "", entry("301.00", "CRDT", "R1", "<TxDtls>" + ACME + "</TxDtls>")));
    assertThat(answer).isEqualTo(new ImportAnswer(1, 0, List.of(), null));
    Payment payment = bank.payment(BankInTest.ACCOUNT + ":R1");
    assertThat(payment.amount()).hasToString("EUR 301.00");
    assertThat(payment.status()).isEqualTo(Payment.Status.BOOKED);
    assertThat(payment.reference()).isEqualTo("E2E-1");
    assertThat(payment.payerName()).isEqualTo("Acme GmbH");
    assertThat(payment.payerAccount()).isEqualTo("FR761");
    assertThat(payment.text()).isEqualTo("Invoice 4711 less discount");
    assertThat(payment.bookingDate()).hasToString("2026-03-02");
    assertThat(payment.valueDate()).hasToString("2026-03-03");
    assertThat(payment.method()).isEqualTo("PMNT/RCDT/ESCT");
    assertThat(payment.references())
        .containsExactly(
            new Payment.Reference("endToEndId", "E2E-1"),
            new Payment.Reference("creditorReference", "RF18539007547034"),
            new Payment.Reference("document", "INV-4711"),
            new Payment.Reference("bankReference", "R1"));
  }

  @Test
  void the_namespace_and_its_version_do_not_count() {
    for (String version : List.of("02", "08", "13")) {
      String file = text(statement("053", "", entry("1.00", "CRDT", "V" + version, "")));
      bank.take(bytes(file.replace("001.08", "001." + version)));
    }
    bank.take(
        bytes(
            text(statement("053", "", entry("1.00", "CRDT", "N", "")))
                .replaceAll(" xmlns=\"[^\"]+\"", "")));
    assertThat(bank.cash()).isEqualTo(4_00);
  }

  @Test
  void a_notification_and_the_statement_of_a_batch_give_its_transactions_once_in_any_order() {
    String inside = part("T1", "200.00", "Ada") + part("T2", "101.00", "Bob");
    byte[] notification = statement("054", "", entry("301.00", "CRDT", "R1", inside));
    byte[] statement = statement("053", "", entry("301.00", "CRDT", "R1", ""));
    String id = BankInTest.ACCOUNT + ":R1";
    List<String> parts = List.of(id + ":T1 20000", id + ":T2 10100");

    assertThat(bank.take(statement).accepted()).isEqualTo(1);
    assertThat(bank.held()).containsExactly(id + " 30100");
    assertThat(bank.take(notification).accepted()).isEqualTo(1);
    assertThat(bank.held()).isEqualTo(parts);
    assertThat(bank.take(statement).unchanged()).isEqualTo(1);
    assertThat(bank.held()).isEqualTo(parts);

    BankInTest other = new BankInTest();
    other.take(notification);
    assertThat(other.take(statement).unchanged()).isEqualTo(1);
    assertThat(other.held()).isEqualTo(parts);
    assertThat(other.payment(id + ":T2").payerName()).isEqualTo("Bob");
  }

  @Test
  void what_is_inside_of_a_total_that_was_used_is_a_question() {
    bank.take(statement("053", "", entry("301.00", "CRDT", "R1", "")));
    bank.call(
        () ->
            bank.sql.change(
                """
                update payment_balance
                set unidentified_minor = unidentified_minor - 1, refunded_minor = 1
                """));
    String inside = part("T1", "200.00", "Ada") + part("T2", "101.00", "Bob");
    bank.take(statement("054", "", entry("301.00", "CRDT", "R1", inside)));
    assertThat(bank.cash()).isEqualTo(301_00 - 1);
    assertThat(questions()).containsExactly("details-too-late");
  }

  @Test
  void pending_money_is_announced_and_booked_once() {
    String pending = text(statement("054", "", entry("5.00", "CRDT", "R1", "")));
    bank.take(bytes(pending.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>")));
    assertThat(bank.cash()).isZero();
    assertThat(bank.payment(BankInTest.ACCOUNT + ":R1").status()).isEqualTo(Payment.Status.PENDING);
    bank.take(statement("053", "", entry("5.00", "CRDT", "R1", "")));
    assertThat(bank.cash()).isEqualTo(5_00);
  }

  @Test
  void a_return_takes_back_the_payment_it_names_even_when_it_comes_first() {
    String back = "<TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs><RtrInf/></TxDtls>";
    byte[] returned = statement("053", "", entry("301.00", "DBIT", "R9", back));
    byte[] credit =
        statement("053", "", entry("301.00", "CRDT", "R1", "<TxDtls>" + ACME + "</TxDtls>"));
    bank.take(returned);
    assertThat(questions()).containsExactly("return-without-payment");
    bank.take(credit);
    assertThat(bank.cash()).isZero();
    assertThat(bank.payment(BankInTest.ACCOUNT + ":R1").status())
        .isEqualTo(Payment.Status.RETURNED);
    assertThat(questions()).isEmpty();
    assertThat(bank.take(credit).unchanged()).isEqualTo(1);
    assertThat(bank.cash()).isZero();
  }

  @Test
  void a_return_of_less_than_the_one_payment_it_names_takes_that_part() {
    String back = "<TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs><RtrInf/></TxDtls>";
    byte[] part = statement("053", "", entry("100.00", "DBIT", "R8", back));
    bank.take(part);
    assertThat(questions()).containsExactly("return-without-payment");
    bank.take(statement("053", "", entry("301.00", "CRDT", "R1", "<TxDtls>" + ACME + "</TxDtls>")));
    assertThat(bank.held()).containsExactly(BankInTest.ACCOUNT + ":R1 20100");
    assertThat(questions()).isEmpty();
    bank.take(part);
    assertThat(bank.cash()).isEqualTo(201_00);
    // More than is free: the books ask what of it is meant.
    bank.take(statement("053", "", entry("202.00", "DBIT", "R9", back)));
    assertThat(questions()).containsExactly("return-of-used-money");
    assertThat(bank.texts("select message from bank_question where answer is null"))
        .containsExactly(
            "The bank takes back EUR 202.00 of payment "
                + BankInTest.ACCOUNT
                + ":R1, of which EUR 201.00 is free; it paid EUR 1.00 on I. Reverse what is meant,"
                + " or name the items with the payment; nothing was taken back.");
  }

  @Test
  void a_return_of_less_that_only_a_customers_reference_names_is_a_question() {
    bank.take(statement("053", "", entry("301.00", "CRDT", "R1", "<TxDtls>" + ACME + "</TxDtls>")));
    String back =
        "<TxDtls><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>"
            + "<RtrInf/></TxDtls>";
    bank.take(statement("053", "", entry("100.00", "DBIT", "R8", back)));
    assertThat(bank.cash()).isEqualTo(301_00);
    assertThat(questions()).containsExactly("return-without-payment");
  }

  @Test
  void a_return_of_more_or_without_a_name_is_a_question() {
    bank.take(statement("053", "", entry("301.00", "CRDT", "R1", "<TxDtls>" + ACME + "</TxDtls>")));
    String back = "<TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs><RtrInf/></TxDtls>";
    bank.take(statement("053", "", entry("302.00", "DBIT", "R8", back)));
    bank.take(
        statement(
            "053",
            "",
            entry("301.00", "DBIT", "R9", "").replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")));
    assertThat(bank.cash()).isEqualTo(301_00);
    assertThat(questions()).containsExactly("return-without-payment", "return-without-payment");
  }

  @Test
  void money_that_is_no_receipt_stands_beside_with_the_rule_that_says_so() {
    String ours = ACME.replace("FR761", "de00 other");
    String card = entry("7.00", "CRDT", "R3", "").replace("<Cd>RCDT</Cd>", "<Cd>MCRD</Cd>");
    bank.take(
        statement(
            "053",
            "",
            entry("1.00", "DBIT", "R1", ""),
            entry("2.00", "CRDT", "R2", "<TxDtls>" + ours + "</TxDtls>"),
            card,
            entry("4.00", "CRDT", "R4", "").replace("<Cd>PMNT</Cd>", "<Cd>CAMT</Cd>"),
            entry("5.00", "DBIT", "R5", "").replace("ESCT", "CHRG"),
            entry("6.00", "CRDT", "R6", "<TxDtls><RtrInf/></TxDtls>"),
            entry("8.00", "CRDT", "R7", "")));
    assertThat(bank.held()).containsExactly(BankInTest.ACCOUNT + ":R7 800");
    // Own transfer, cards, sweep and our own payment come back: on the account, so in the books.
    assertThat(bank.aside()).isEqualTo(2_00 + 7_00 + 4_00 + 6_00);
    assertThat(bank.number("select count(*) from payment_balance")).isEqualTo(5);
    assertThat(
            bank.texts(
                "select nature || ' ' || coalesce(rule, '-') from bank_entry order by reference"))
        .containsExactly(
            "debit -",
            "own_transfer own-account",
            "card_settlement iso-merchant-cards",
            "sweep iso-cash-concentration",
            "fee iso-charges",
            "own_payment_returned own-payment-returned",
            "receipt -");
  }

  @Test
  void money_from_an_account_that_turns_out_to_be_ours_moves_aside_and_comes_back() {
    BankInTest bank = new BankInTest();
    bank.take(statement("053", "", entry("7.00", "CRDT", "R1", "<TxDtls>" + ACME + "</TxDtls>")));
    assertThat(bank.cash()).isEqualTo(7_00);
    bank.namesOfOther("fr76 1");
    assertThat(bank.texts("select nature || ' ' || rule from bank_entry"))
        .containsExactly("own_transfer own-account");
    assertThat(List.of(bank.cash(), bank.aside())).containsExactly(0L, 7_00L);
    bank.namesOfOther();
    assertThat(bank.texts("select nature from bank_entry")).containsExactly("receipt");
    assertThat(List.of(bank.cash(), bank.aside())).containsExactly(7_00L, 0L);
    bank.call(
        () ->
            bank.sql.change(
                "update payment_balance set unidentified_minor = 1"
                    + ", applied_minor = amount_minor - 1"));
    bank.namesOfOther("FR761");
    assertThat(bank.texts("select nature from bank_entry")).containsExactly("receipt");
  }

  @Test
  void a_receipt_that_a_later_report_tells_to_be_our_own_transfer_leaves_the_books() {
    bank.take(statement("053", "", entry("2.00", "CRDT", "R2", "")));
    assertThat(bank.cash()).isEqualTo(2_00);
    String ours = "<TxDtls>" + ACME.replace("FR761", "DE00OTHER") + "</TxDtls>";
    bank.take(statement("054", "", entry("2.00", "CRDT", "R2", ours)));
    assertThat(bank.cash()).isZero();
    assertThat(bank.aside()).isEqualTo(2_00);
    assertThat(bank.texts("select nature from bank_entry")).containsExactly("own_transfer");
  }

  @Test
  void announced_money_that_is_no_receipt_is_hidden_and_stands_aside_when_it_is_booked() {
    String fee =
        text(statement("054", "", entry("5.00", "CRDT", "R1", "").replace("ESCT", "CHRG")));
    bank.take(bytes(fee.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>")));
    String id = BankInTest.ACCOUNT + ":R1";
    assertThat(bank.payment(id).status()).isEqualTo(Payment.Status.PENDING);
    LocalDate day = LocalDate.of(2026, 3, 3);
    Money amount = Money.ofMinor(5_00, "EUR");
    assertThat(bank.call(() -> bank.payments.byAmount(amount, day, day))).isEmpty();
    bank.take(bytes(fee));
    assertThat(bank.payment(id).status()).isEqualTo(Payment.Status.BOOKED);
    assertThat(bank.aside()).isEqualTo(5_00);
    assertThat(bank.take(bytes(fee)).unchanged()).isEqualTo(1);
    assertThat(bank.aside()).isEqualTo(5_00);
  }

  @Test
  void other_rules_move_money_aside_and_back_as_long_as_nobody_used_it() {
    bank.take(
        statement(
            "053",
            "",
            entry("2.00", "CRDT", "R2", "<TxDtls>" + ACME + "</TxDtls>"),
            entry("3.00", "CRDT", "R3", "<TxDtls>" + ACME + "</TxDtls>"),
            entry("4.00", "CRDT", "R4", "").replace("<Cd>PMNT</Cd>", "<Cd>CAMT</Cd>")));
    bank.call(
        () ->
            bank.sql.change(
                """
                update payment_balance set unidentified_minor = 1, refunded_minor = 299
                where amount_minor = 300
                """));
    // The sweep has no rule any more; Acme is our own card acquirer.
    bank.rule("acme", "card_settlement");
    assertThat(bank.held())
        .containsExactly(BankInTest.ACCOUNT + ":R3 1", BankInTest.ACCOUNT + ":R4 400");
    assertThat(bank.aside()).isEqualTo(2_00);
    bank.noRules();
    assertThat(bank.aside()).isZero();
    assertThat(bank.cash()).isEqualTo(2_00 + 1 + 4_00);
    assertThat(bank.texts("select nature from bank_entry order by id"))
        .containsExactly("receipt", "receipt", "receipt");
    assertThat(questions()).isEmpty();
  }

  @Test
  void totals_that_do_not_add_up_refuse_the_statement_whole() {
    String summary =
        "<TxsSummry><TtlCdtNtries><NbOfNtries>%s</NbOfNtries><Sum>%s</Sum></TtlCdtNtries></TxsSummry>";
    String[] entries = {entry("1.00", "CRDT", "R1", ""), entry("2.00", "CRDT", "R2", "")};
    for (String wrong :
        List.of(
            String.format(summary, 3, "3.00"),
            String.format(summary, 2, "3.01"),
            balance("OPBD", "10.00") + balance("CLBD", "13.01"),
            balance("OPBD", "10.00") + balance("CLBD", "13,00"),
            String.format(summary, 2, "3,00"))) {
      ImportAnswer answer = bank.take(statement("053", wrong, entries));
      assertThat(answer.refused())
          .singleElement()
          .satisfies(
              refused -> {
                assertThat(refused.row()).isZero();
                assertThat(refused.code()).isEqualTo("control-total");
              });
      assertThat(answer.accepted()).isZero();
    }
    String right =
        String.format(summary, 2, "3.00") + balance("OPBD", "10.00") + balance("CLBD", "13.00");
    assertThat(bank.take(statement("053", right, entries)).accepted()).isEqualTo(2);
    assertThat(bank.cash()).isEqualTo(3_00);
  }

  @Test
  void an_entry_that_cannot_be_read_is_refused_alone() {
    ImportAnswer answer =
        bank.take(
            statement(
                "053",
                "",
                entry("1.00001", "CRDT", "R1", ""),
                entry("1.00", "CRDT", "R2", "").replace("EUR", "XXQ"),
                entry("1.00", "CRDT", "R3", "").replace("2026-03-02", "2026-02-30"),
                entry("1.00", "SIDE", "R4", ""),
                entry("1.000", "CRDT", "R5", ""),
                entry("1.00", "CRDT", "R6", "").replace("2026-03-02", "2019-03-02")));
    assertThat(answer.refused())
        .extracting(ImportAnswer.Refused::row, ImportAnswer.Refused::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "bad-amount"),
            org.assertj.core.groups.Tuple.tuple(2, "unknown-currency"),
            org.assertj.core.groups.Tuple.tuple(3, "bad-date"),
            org.assertj.core.groups.Tuple.tuple(4, "missing-direction"),
            org.assertj.core.groups.Tuple.tuple(6, "period-closed"));
    assertThat(bank.held()).containsExactly(BankInTest.ACCOUNT + ":R5 100");
  }

  @Test
  void the_same_reference_with_another_amount_is_a_conflict_and_changes_nothing() {
    bank.take(statement("053", "", entry("1.00", "CRDT", "R1", "")));
    ImportAnswer answer = bank.take(statement("053", "", entry("1.01", "CRDT", "R1", "")));
    assertThat(answer.refused()).extracting(ImportAnswer.Refused::code).containsExactly("conflict");
    assertThat(bank.cash()).isEqualTo(1_00);
    assertThat(questions()).containsExactly("conflict");
  }

  @Test
  void equal_words_without_a_reference_in_two_statements_are_a_question_until_a_person_answers() {
    String unnamed = entry("1.00", "CRDT", "NONREF", "");
    String first = text(statement("053", "", unnamed, unnamed));
    assertThat(bank.take(bytes(first)).accepted()).isEqualTo(2);
    String second =
        text(statement("053", "", unnamed, entry("2.00", "CRDT", "R1", ""))).replace("S-1", "S-2");
    ImportAnswer answer = bank.take(bytes(second));
    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.refused())
        .extracting(ImportAnswer.Refused::code)
        .containsExactly("told-before");
    assertThat(bank.take(bytes(first)).unchanged()).isEqualTo(2);
    assertThat(bank.take(bytes(second)).unchanged()).isEqualTo(2);
    assertThat(bank.cash()).isEqualTo(4_00);
    assertThat(questions()).containsExactly("told-before");
    bank.answer(UUID.fromString(bank.open().get(0).get(0)), "another");
    assertThat(bank.cash()).isEqualTo(5_00);
  }

  @Test
  void an_account_that_resembles_one_of_ours_is_not_taken_for_a_new_one() {
    String other = text(statement("053", "", entry("1.00", "CRDT", "R1", "")));
    ImportAnswer answer =
        bank.take(bytes(other.replace(BankInTest.ACCOUNT, "50050000/0000000001")));
    assertThat(answer.refused())
        .extracting(ImportAnswer.Refused::code)
        .containsExactly("account-unclear");
    assertThat(bank.cash()).isZero();
  }

  @Test
  void document_types_other_xml_and_broken_files_are_refused() {
    String file = text(statement("053", "", entry("1.00", "CRDT", "R1", "")));
    for (String bad :
        List.of(
            file.replace("<Document", "<!DOCTYPE x [<!ENTITY e \"1\">]><Document"),
            "<html><body/></html>",
            file.substring(0, file.length() / 2),
            "hello")) {
      assertThatThrownBy(() -> bank.take(bytes(bad))).isInstanceOf(Problem.class);
    }
    assertThat(bank.cash()).isZero();
  }

  @Test
  void two_thousand_entries_come_in_and_come_again() {
    List<String> entries = new ArrayList<>();
    for (int i = 1; i <= 2_000; i++) {
      entries.add(entry(i + ".00", "CRDT", "R" + i, "<TxDtls>" + ACME + "</TxDtls>"));
    }
    byte[] file = statement("053", "", entries.toArray(String[]::new));
    assertThat(bank.take(file).accepted()).isEqualTo(2_000);
    assertThat(bank.take(file).unchanged()).isEqualTo(2_000);
    assertThat(bank.cash()).isEqualTo(2_001_000_00L);
  }

  private List<String> questions() {
    return bank.texts("select kind from bank_question where answer is null order by subject");
  }

  private static final String ACME =
      """
      <Refs><EndToEndId>E2E-1</EndToEndId></Refs>
      <RltdPties><Dbtr><Pty><Nm>Acme GmbH</Nm></Pty></Dbtr>
      <DbtrAcct><Id><IBAN>FR761</IBAN></Id></DbtrAcct></RltdPties>
      <RmtInf><Ustrd>Invoice 4711</Ustrd><Ustrd>less discount</Ustrd>
      <Strd><RfrdDocInf><Nb>INV-4711</Nb></RfrdDocInf>
      <CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>
      """;

  private static String part(String reference, String amount, String payer) {
    return String.format(
        """
        <TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef></Refs><Amt Ccy="EUR">%s</Amt>
        <RltdPties><Dbtr><Nm>%s</Nm></Dbtr></RltdPties></TxDtls>
        """,
        reference, amount, payer);
  }

  private static String entry(String amount, String direction, String reference, String inside) {
    return String.format(
        """
        <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-03</Dt></ValDt>
        <AcctSvcrRef>%s</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls>%s</NtryDtls></Ntry>
        """,
        amount, direction, reference, inside);
  }

  private static String balance(String code, String amount) {
    return String.format(
        """
        <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
        """,
        code, amount);
  }

  private static byte[] statement(String kind, String head, String... entries) {
    String report = kind.equals("053") ? "Stmt" : "Ntfctn";
    return bytes(
        String.format(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%s.001.08"><Report><%s><Id>S-1</Id>
            <Acct><Id><IBAN>%s</IBAN></Id></Acct>%s%s</%s></Report></Document>
            """,
            kind, report, BankInTest.ACCOUNT, head, String.join("", entries), report));
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
