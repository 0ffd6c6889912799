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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRemittanceTest {

  private static final String STRD =
      """
      <Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>RE-1001</Nb>
        <RltdDt>2026-09-01</RltdDt></RfrdDocInf>
        <RfrdDocAmt><DuePyblAmt Ccy="EUR">1000.00</DuePyblAmt><DscntApldAmt><Amt Ccy="EUR">20.00</Amt></DscntApldAmt>
          <AdjstmntAmtAndRsn><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Rsn>DAM</Rsn>
            <AddtlInf>damaged cartons</AddtlInf></AdjstmntAmtAndRsn>
          <RmtdAmt Ccy="EUR">950.00</RmtdAmt></RfrdDocAmt></Strd>
      <Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CREN</Cd></CdOrPrtry></Tp><Nb>GS-9</Nb></RfrdDocInf>
        <RfrdDocAmt><CdtNoteAmt Ccy="EUR">50.00</CdtNoteAmt></RfrdDocAmt>
        <CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>
      """;

  @Nested
  class Remt001Messages {

    private static final String MESSAGE =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:remt.001.001.05"><RmtAdvc>
        <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-10-12T08:00:00</CreDtTm><InitgPty><Nm>Kaufring eG</Nm></InitgPty></GrpHdr>
        <RmtInf><RmtId>R-1</RmtId>%s
        <OrgnlPmtInf><Refs><EndToEndId>E2E-55</EndToEndId></Refs><Amt><InstdAmt Ccy="EUR">900.00</InstdAmt></Amt>
          <ReqdExctnDt><Dt>2026-10-15</Dt></ReqdExctnDt><Dbtr><Nm>Kaufring Süd eG</Nm></Dbtr>
          <Cdtr><Nm>Northwind Supply</Nm></Cdtr></OrgnlPmtInf></RmtInf></RmtAdvc></Document>
        """
            .formatted(STRD);

    @Test
    void every_element_is_read() {
      Reading reading = Standards.read(MESSAGE, "remt.xml");

      assertThat(reading.problems()).isEmpty();
      Advice advice = Standards.only(reading);
      assertThat(advice.reader()).isEqualTo("remt.001");
      assertThat(advice.payer().name()).isEqualTo("Kaufring Süd eG");
      assertThat(advice.paymentReference()).isEqualTo("E2E-55");
      assertThat(advice.paymentDate()).isEqualTo(LocalDate.of(2026, 10, 15));
      assertThat(advice.currency()).isEqualTo("EUR");
      assertThat(Standards.lines(advice))
          .containsExactly(
              "INVOICE RE-1001 1000.00 20.00 30.00 950.00",
              "CREDIT_MEMO GS-9 null null null -50.00");
      assertThat(advice.lines().get(0).adjustments().get(0).reasonText())
          .isEqualTo("damaged cartons");
      assertThat(advice.lines().get(1).references())
          .contains(new Advice.Reference("creditor-reference", "RF18539007547034"));
      Value net = advice.lines().get(0).value(Field.NET_AMOUNT).orElseThrow();
      assertThat(net.cell()).isEqualTo("Document/RmtAdvc/RmtInf/Strd/RfrdDocAmt/RmtdAmt");
      assertThat(net.confidence()).isEqualTo(0.999);
    }

    @Test
    void namespaces_prefixes_and_the_declaration_do_not_matter() {
      String prefixed =
          MESSAGE
              .replaceAll("<(/?)([A-Z])", "<$1r:$2")
              .replace("xmlns=", "xmlns:r=")
              .replaceFirst("<\\?xml[^>]*>\\s*", "");

      assertThat(Standards.only(Standards.read(prefixed, "a.dat")).lines()).hasSize(2);
      assertThat(
              Standards.only(Standards.read(MESSAGE.replaceAll(" xmlns=\"[^\"]*\"", "")))
                  .paymentReference())
          .isEqualTo("E2E-55");
    }

    @Test
    void an_amount_for_several_documents_is_split_over_none() {
      String two =
          MESSAGE.replace(
              "</RltdDt></RfrdDocInf>",
              "</RltdDt></RfrdDocInf><RfrdDocInf><Nb>RE-1002</Nb></RfrdDocInf>");

      Advice advice = Standards.only(Standards.read(two));

      assertThat(Standards.lines(advice))
          .startsWith("INVOICE RE-1001 null null null null", "INVOICE RE-1002 null null null null");
    }

    @Test
    void a_type_declaration_is_refused_and_nothing_is_fetched() {
      String hostile =
          MESSAGE.replace(
              "<Document", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Document");

      Reading reading = Standards.read(hostile.replace("E2E-55", "&e;"), "remt.xml");

      assertThat(reading.verdict()).isEqualTo(Reading.Verdict.UNREADABLE);
      assertThat(reading.advices()).isEmpty();
    }

    @Test
    void xml_that_breaks_off_is_unreadable() {
      Reading reading = Standards.read(MESSAGE.substring(0, MESSAGE.length() / 2), "remt.xml");

      assertThat(reading.verdict()).isEqualTo(Reading.Verdict.UNREADABLE);
    }
  }

  @Nested
  class CamtReports {

    private static String report(String entry) {
      return """
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
      <Ntfctn><Acct><Ownr><Nm>Northwind Supply</Nm></Ownr></Acct>
      <TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>900.00</Sum></TtlNtries></TxsSummry>
      %s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
      """
          .formatted(entry);
    }

    private static final String ENTRY =
        """
        <Ntry><Amt Ccy="EUR">900.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <ValDt><Dt>2026-10-15</Dt></ValDt><NtryDtls><Btch><NbOfTxs>1</NbOfTxs></Btch><TxDtls>
        <Refs><EndToEndId>E2E-55</EndToEndId></Refs><Amt Ccy="EUR">900.00</Amt>
        <RltdPties><Dbtr><Pty><Nm>Kaufring Süd eG</Nm></Pty></Dbtr></RltdPties>
        <RmtInf>%s</RmtInf></TxDtls></NtryDtls></Ntry>
        """
            .formatted(STRD);

    @Test
    void a_credit_with_remittance_detail_is_an_executed_payment() {
      Reading reading = Standards.read(report(ENTRY), "camt.xml");

      assertThat(reading.problems()).isEmpty();
      Advice advice = Standards.only(reading);
      assertThat(advice.reader()).isEqualTo("camt.054");
      assertThat(advice.status()).isEqualTo(Advice.Status.EXECUTED);
      assertThat(advice.payer().name()).isEqualTo("Kaufring Süd eG");
      assertThat(advice.payee().name()).isEqualTo("Northwind Supply");
      assertThat(advice.paymentAmount()).isEqualByComparingTo("900");
      assertThat(advice.lines()).hasSize(2);
    }

    @Test
    void debits_of_a_statement_returns_and_information_are_no_receipts() {
      String statement =
          report(ENTRY.replace("CRDT", "DBIT"))
              .replace("BkToCstmrDbtCdtNtfctn", "BkToCstmrStmt")
              .replace("Ntfctn>", "Stmt>");

      assertThat(Standards.read(statement).advices()).isEmpty();
      assertThat(Standards.read(report(ENTRY + ENTRY.replace("CRDT", "DBIT"))).advices())
          .hasSize(1);
      assertThat(Standards.read(report(ENTRY.replace("BOOK", "INFO"))).advices()).isEmpty();
      assertThat(
              Standards.read(report(ENTRY.replace("<Refs>", "<RtrInf><Rsn>x</Rsn></RtrInf><Refs>")))
                  .advices())
          .isEmpty();
    }

    @Test
    void a_notification_of_debits_alone_is_the_payers() {
      Reading reading =
          Standards.read(
              report(
                  ENTRY
                      .replace("CRDT", "DBIT")
                      .replaceAll("Dbtr>", "Cdtr>")
                      .replace("Kaufring Süd eG", "Avon Supply")),
              "camt.xml");

      assertThat(reading.problems()).isEmpty();
      Advice advice = Standards.only(reading);
      assertThat(advice.status()).isEqualTo(Advice.Status.EXECUTED);
      assertThat(advice.payer().name()).isEqualTo("Northwind Supply");
      assertThat(advice.payee().name()).isEqualTo("Avon Supply");
      assertThat(advice.paymentAmount()).isEqualByComparingTo("900");
      assertThat(Standards.lines(advice))
          .containsExactly(
              "INVOICE RE-1001 1000.00 20.00 30.00 950.00",
              "CREDIT_MEMO GS-9 null null null -50.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDNG", "FUTR"})
    void a_pending_entry_is_announced_and_needs_a_person(String status) {
      Reading reading = Standards.read(report(ENTRY.replace("BOOK", status)), "camt.xml");

      assertThat(Standards.only(reading).status()).isEqualTo(Advice.Status.ANNOUNCED);
      assertThat(Standards.only(reading).paymentAmount()).isEqualByComparingTo("900");
      assertThat(Standards.holding(reading)).containsExactly("not-a-payment");
    }

    @ParameterizedTest
    @CsvSource({
      "ISO 11649,    <Cd>SCOR</Cd>,        RF18539007547034",
      "Swiss QR,     <Prtry>QRR</Prtry>,   210000000003139471430009017",
      "Swiss ISR,    <Prtry>ISR Reference</Prtry>, 120000000000234478943216899",
      "Belgian,      <Cd>SCOR</Cd>,        010806817183",
      "Finnish,      <Cd>SCOR</Cd>,        1234561",
      "KID,          <Cd>SCOR</Cd>,        000012345678903",
      "acceptgiro,   <Cd>SCOR</Cd>,        9876543210123456"
    })
    void a_creditors_reference_names_what_is_paid(String country, String type, String reference) {
      Reading reading = Standards.read(report(referring(type, reference)), "camt.xml");

      // The element gives no amount; that the payment's is meant is for matching to say.
      assertThat(Standards.holding(reading)).containsExactly("no-lines");
      Advice advice = Standards.only(reading);
      assertThat(advice.paymentAmount()).isEqualByComparingTo("900");
      assertThat(Standards.lines(advice)).containsExactly("INVOICE null null null null null");
      assertThat(advice.lines().get(0).references())
          .containsExactly(new Advice.Reference("creditor-reference", reference));
      assertThat(advice.lines().get(0).value(Field.REFERENCE).orElseThrow().cell())
          .endsWith("RmtInf/Strd/CdtrRefInf/Ref");
    }

    @Test
    void the_code_of_a_reference_says_what_it_is() {
      Reading order = Standards.read(report(referring("<Cd>PUOR</Cd>", "4500012")), "camt.xml");
      Reading message = Standards.read(report(referring("<Cd>RADM</Cd>", "MSG-1")), "camt.xml");

      assertThat(Standards.only(order).lines().get(0).references())
          .containsExactly(new Advice.Reference("po", "4500012"));
      assertThat(message.advices()).isEmpty();
    }

    @Test
    void remitted_amounts_beside_creditors_references_are_its_lines_nets() {
      String information =
          """
          <Strd><RfrdDocAmt><RmtdAmt Ccy="EUR">1000.00</RmtdAmt></RfrdDocAmt><CdtrRefInf><Ref>1234561</Ref></CdtrRefInf></Strd>
          <Strd><RfrdDocAmt><CdtNoteAmt Ccy="EUR">100.00</CdtNoteAmt></RfrdDocAmt><CdtrRefInf><Ref>13</Ref></CdtrRefInf></Strd>
          """;
      Advice advice =
          Standards.only(Standards.read(report(ENTRY.replace(STRD, information)), "camt.xml"));

      assertThat(Standards.lines(advice))
          .containsExactly(
              "INVOICE null null null null 1000.00", "CREDIT_MEMO null null null null -100.00");
      assertThat(advice.complete()).isTrue();
    }

    private static String referring(String type, String reference) {
      return ENTRY.replace(
          STRD,
          "<Strd><CdtrRefInf><Tp><CdOrPrtry>%s</CdOrPrtry></Tp><Ref>%s</Ref></CdtrRefInf></Strd>"
              .formatted(type, reference));
    }

    @Test
    void a_statement_without_remittance_detail_is_no_remittance() {
      String plain =
          ENTRY.replaceAll("(?s)<RmtInf>.*</RmtInf>", "<RmtInf><Ustrd>rent</Ustrd></RmtInf>");

      assertThat(Standards.read(report(plain), "camt.xml").verdict())
          .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    }

    @Test
    void totals_of_the_report_must_agree() {
      Reading count = Standards.read(report(ENTRY).replace("<NbOfNtries>1", "<NbOfNtries>2"));
      Reading sum = Standards.read(report(ENTRY).replace("<Sum>900.00", "<Sum>901.00"));

      assertThat(Standards.of(count, Problem.Code.TRUNCATED)).hasSize(1);
      assertThat(Standards.of(sum, Problem.Code.SUM_MISMATCH)).hasSize(1);
      assertThat(Standards.only(sum).confidence()).isLessThan(0.5);
    }
  }

  @Nested
  class PaymentOrders {

    private static final String ORDER =
        """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
        <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-10-12T08:00:00</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>1000.00</CtrlSum>
          <InitgPty><Nm>Kaufring eG</Nm></InitgPty></GrpHdr>
        <PmtInf><PmtInfId>P-1</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>2</NbOfTxs><CtrlSum>1000.00</CtrlSum>
          <ReqdExctnDt><Dt>2026-10-15</Dt></ReqdExctnDt><Dbtr><Nm>Kaufring Süd eG</Nm></Dbtr>
          <CdtTrfTxInf><PmtId><EndToEndId>E2E-55</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">900.00</InstdAmt></Amt>
            <Cdtr><Nm>Northwind Supply</Nm></Cdtr><RmtInf>%s</RmtInf></CdtTrfTxInf>
          <CdtTrfTxInf><PmtId><EndToEndId>E2E-56</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">100.00</InstdAmt></Amt>
            <Cdtr><Nm>Landlord</Nm></Cdtr><RmtInf><Ustrd>rent</Ustrd></RmtInf></CdtTrfTxInf>
        </PmtInf></CstmrCdtTrfInitn></Document>
        """
            .formatted(STRD);

    @Test
    void a_transfer_with_remittance_detail_is_announced_to_its_creditor() {
      Reading reading = Standards.read(ORDER, "pain.xml");

      assertThat(reading.problems()).isEmpty();
      Advice advice = Standards.only(reading);
      assertThat(advice.reader()).isEqualTo("pain.001");
      assertThat(advice.status()).isEqualTo(Advice.Status.ANNOUNCED);
      assertThat(advice.payer().name()).isEqualTo("Kaufring Süd eG");
      assertThat(advice.payee().name()).isEqualTo("Northwind Supply");
      assertThat(advice.paymentReference()).isEqualTo("E2E-55");
      assertThat(advice.paymentMethod()).isEqualTo("TRF");
      assertThat(advice.paymentDate()).isEqualTo(LocalDate.of(2026, 10, 15));
      assertThat(advice.paymentAmount()).isEqualByComparingTo("900");
      assertThat(Standards.lines(advice))
          .containsExactly(
              "INVOICE RE-1001 1000.00 20.00 30.00 950.00",
              "CREDIT_MEMO GS-9 null null null -50.00");
    }

    @Test
    void counts_and_control_sums_of_file_and_batch_must_agree() {
      Reading count = Standards.read(ORDER.replaceFirst("<NbOfTxs>2", "<NbOfTxs>3"));
      Reading sum = Standards.read(ORDER.replace("<CtrlSum>1000.00", "<CtrlSum>999.00"));

      assertThat(Standards.of(count, Problem.Code.TRUNCATED)).hasSize(1);
      assertThat(Standards.of(sum, Problem.Code.SUM_MISMATCH)).hasSize(2);
    }
  }

  @Nested
  class UblAdvices {

    private static final String ADVICE =
        """
        <?xml version="1.0"?><RemittanceAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:RemittanceAdvice-2"
          xmlns:cbc="urn:cbc" xmlns:cac="urn:cac"><cbc:ID>RA-7</cbc:ID><cbc:IssueDate>2026-10-12</cbc:IssueDate>
        <cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>
        <cbc:TotalDebitAmount currencyID="GBP">300.00</cbc:TotalDebitAmount>
        <cbc:TotalCreditAmount currencyID="GBP">40.00</cbc:TotalCreditAmount>
        <cbc:TotalPaymentAmount currencyID="GBP">260.00</cbc:TotalPaymentAmount>
        <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Avon Stores</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
        <cac:RemittanceAdviceLine><cbc:ID>1</cbc:ID><cbc:DebitLineAmount currencyID="GBP">300.00</cbc:DebitLineAmount>
          <cbc:CreditLineAmount currencyID="GBP">0.00</cbc:CreditLineAmount>
          <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>INV-1</cbc:ID><cbc:IssueDate>2026-09-01</cbc:IssueDate></cac:InvoiceDocumentReference></cac:BillingReference></cac:RemittanceAdviceLine>
        <cac:RemittanceAdviceLine><cbc:ID>2</cbc:ID><cbc:CreditLineAmount currencyID="GBP">40.00</cbc:CreditLineAmount>
          <cac:BillingReference><cac:CreditNoteDocumentReference><cbc:ID>CN-4</cbc:ID></cac:CreditNoteDocumentReference></cac:BillingReference></cac:RemittanceAdviceLine>
        </RemittanceAdvice>
        """;

    @Test
    void debits_are_invoices_and_credits_reduce() {
      Reading reading = Standards.read(ADVICE, "ra.xml");

      assertThat(reading.problems()).isEmpty();
      Advice advice = Standards.only(reading);
      assertThat(advice.payer().name()).isEqualTo("Avon Stores");
      assertThat(advice.paymentReference()).isEqualTo("RA-7");
      assertThat(advice.adviceDate()).isEqualTo(LocalDate.of(2026, 10, 12));
      assertThat(Standards.lines(advice))
          .containsExactly(
              "INVOICE INV-1 null null null 300.00", "CREDIT_MEMO CN-4 null null null -40.00");
    }

    @Test
    void a_sender_who_writes_from_his_payables_is_told_by_the_totals() {
      String swapped =
          ADVICE
              .replace("Debit", "D~")
              .replace("CreditLine", "DebitLine")
              .replace("TotalCredit", "TotalDebit")
              .replace("D~", "Credit");

      assertThat(Standards.lines(Standards.only(Standards.read(swapped, "ra.xml"))))
          .containsExactly(
              "INVOICE INV-1 null null null 300.00", "CREDIT_MEMO CN-4 null null null -40.00");
    }

    @Test
    void totals_that_the_lines_do_not_give_are_a_mismatch() {
      Reading reading =
          Standards.read(ADVICE.replace("300.00</cbc:TotalDebit", "310.00</cbc:TotalDebit"));

      assertThat(Standards.of(reading, Problem.Code.SUM_MISMATCH)).hasSize(1);
    }
  }
}
