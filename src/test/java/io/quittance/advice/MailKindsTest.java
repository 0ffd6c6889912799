package io.quittance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.InProcessReader;
import io.quittance.message.MailText;
import io.quittance.message.ReadingLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail is, however it was passed on and whatever a company prints beneath it. */
class MailKindsTest {
  private static final String DISCLAIMER =
      """
      This e-mail and any files transmitted with it are confidential and intended solely for the
      addressee. If you received it in error, please delete it and call 0800 1234567. We have
      processed 1,250,000 payments in 2025 and saved 42.50 trees.\
      """;

  private static Reading read(MailText mail) {
    return new LayoutAdviceReader()
        .read(new InProcessReader(ReadingLimits.DEFAULT).read(mail.bytes(), "mail.eml"));
  }

  private static MailText mail(String subject, String body) {
    return MailText.headers(subject, "Content-Type: text/plain; charset=utf-8", "")
        .lines(body.split("\n"));
  }

  private static MailText attached(MailText original) {
    return MailText.headers("FW: for your files", "Content-Type: multipart/mixed; boundary=o", "")
        .lines("--o", "Content-Type: text/plain", "", "Please see attached.", "--o")
        .lines("Content-Type: message/rfc822; name=original.eml", "")
        .raw(original.bytes())
        .lines("", "--o--");
  }

  private static MailText inline(String subject, String body) {
    return mail(
        "FW: for your files",
        "FYI\n\n-----Original Message-----\nFrom: Joan Riley <finance@payer.example>\n"
            + "Sent: Tuesday, July 14, 2026 6:31 PM\nTo: <remittance@seller.example>\nSubject: "
            + subject
            + "\n\n"
            + body);
  }

  private static List<String> numbers(Reading reading) {
    return reading.advices().stream()
        .flatMap(advice -> advice.lines().stream())
        .map(Advice.Line::invoiceNumber)
        .toList();
  }

  @Test
  void an_attached_mail_is_what_its_own_subject_says() {
    String list =
        "Dear all,\n\nInvoice 4711001 120.00\nInvoice 4711002 80.50\n\nKind regards\nA. Person";
    Reading reading = read(attached(mail("Remittance advice", list)));
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(numbers(reading)).containsExactly("4711001", "4711002");
  }

  @Test
  void prose_of_an_accounts_payable_ledger_is_no_statement_when_attached() {
    Reading reading =
        read(
            attached(
                mail(
                    "Betalningsavisering",
                    "God dag,\n\nden 2026-02-09 betalades faktura 363820: 30,00 och faktura"
                        + " 363851: 258,87,\ntotalt 288,87 SEK.\n\nErik Lund\n"
                        + "Leverantörsreskontra\nLindqvist Bygg AB\n")));
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(numbers(reading)).containsExactly("363820", "363851");
  }

  @Test
  void a_purchase_order_stays_one_when_passed_on() {
    String order = "Bonjour,\n\nVeuillez trouver notre avis de paiement.\n\nTotal 1.200,00 EUR";
    assertThat(read(attached(mail("Nouvelle commande", order))).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    assertThat(read(inline("Nouvelle commande", order)).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quotation Q-1180|Thank you for your enquiry. We are pleased to offer:|Offer valid until 1"
            + " May",
        "Angebot 1180|Vielen Dank für Ihre Anfrage. Gerne bieten wir Ihnen an:|Gültig bis 1. Mai",
        "Devis 1180|Suite à votre demande, veuillez trouver notre devis :|Devis valable 30 jours",
        "Presupuesto 1180|Gracias por su consulta, nos complace ofrecerle:|Oferta válida 30 días",
        "Offerte 1180|Bedankt voor uw aanvraag, hierbij onze offerte:|Offerte geldig tot 1 mei",
        "お見積書|ご依頼のお見積をお送りします。|見積有効期限 5月1日"
      })
  void an_offer_is_no_payment_though_its_positions_add_up(
      String subject, String beginning, String end) {
    String list =
        "\n\nItem      Qty     Unit      Amount\nA-10112    400     1.85      740.00\n"
            + "A-11931     60    14.20      852.00\n                    Total  1,592.00 GBP\n\n";
    Reading reading = read(mail(subject, beginning + list + end + "\nPayment 30 days net"));
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    assertThat(reading.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.NOT_A_PAYMENT);
  }

  @Test
  void a_payment_of_what_was_offered_is_one() {
    Reading reading =
        read(
            mail(
                "Remittance advice",
                "We have paid the following invoices of your quotation 1180, valid until May:\n\n"
                    + "Invoice no.    Amount\nINV-4711001    740.00\nINV-4711002    852.00\n"
                    + "Total paid    1,592.00 GBP\n"));
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(numbers(reading)).containsExactly("INV-4711001", "INV-4711002");
  }

  @Test
  void capitals_before_a_number_with_noughts_are_no_currency() {
    Reading reading =
        read(
            mail(
                "Remittance advice",
                "VND 004471  NORTHWIND SUPPLY\nWe have paid in EUR:\n\n"
                    + "Invoice no.    Amount\nINV-4711001    740.00\nINV-4711002    852.00\n"
                    + "Total paid    1,592.00\n"));
    assertThat(reading.advices().get(0).currency()).isEqualTo("EUR");
  }

  @Test
  void a_promise_stays_one_when_passed_on() {
    String promise =
        "Sehr geehrte Damen und Herren,\n\nwir werden die Rechnungen 2026/2520 und 2026/2522"
            + " voraussichtlich mit dem\nZahllauf der nächsten Woche bezahlen. Ein Avis folgt nach"
            + " der Zahlung.";
    assertThat(read(attached(mail("Ihre Rechnungen", promise))).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    assertThat(read(inline("Ihre Rechnungen", promise)).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
  }

  @Test
  void a_request_for_copies_stays_one_when_passed_on() {
    String request =
        "Dear Supplier,\n\nCould you please send us copies of invoices 9005694658? We need them"
            + " before we can approve\npayment. Phone (614) 287 89.82";
    assertThat(read(attached(mail("Missing invoices", request))).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    assertThat(read(inline("Missing invoices", request)).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
  }

  @Test
  void a_covering_note_calls_off_what_its_attachment_lists() {
    MailText called =
        MailText.headers("Your invoices", "Content-Type: multipart/mixed; boundary=o", "")
            .lines("--o", "Content-Type: text/plain", "", "Our payment of the following invoices")
            .lines("has been cancelled.", "--o", "Content-Type: text/csv; name=list.csv", "")
            .lines("Invoice;Amount", "INV-68982;125,00", "Total;125,00", "--o--");
    assertThat(read(called).problems())
        .contains(
            new Problem(
                Problem.Code.NOT_A_PAYMENT,
                "the covering note speaks of a payment that is cancelled or rejected",
                "1"));
  }

  @Test
  void a_list_of_what_is_disputed_is_held_though_it_adds_up() {
    MailText disputed =
        MailText.headers("Your invoices", "Content-Type: multipart/mixed; boundary=o", "")
            .lines("--o", "Content-Type: text/plain", "", "The following invoices are in dispute")
            .lines("and will not be paid.", "--o", "Content-Type: text/csv; name=list.csv", "")
            .lines("Invoice;Amount EUR", "INV-37003;47.81", "37004;84.30", "Total;132.11", "--o--");
    assertThat(read(disputed).problems())
        .contains(
            new Problem(
                Problem.Code.NOT_A_PAYMENT,
                "it disputes invoices and does not say that any is paid",
                null));
  }

  @Test
  void who_pays_some_and_disputes_one_is_never_filed_away_unseen() {
    String list = "Invoice 77001 for 120.50 EUR\nInvoice 77002 for 80.00 EUR\n";
    Reading paid =
        read(
            mail(
                "Payment made today",
                "Hi, paid you today by transfer:\n"
                    + list
                    + "In dispute, not paid: invoice 77003 40.00 EUR\n"
                    + "Total transferred 200.50 EUR"));
    assertThat(paid.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(paid.advices())
        .singleElement()
        .extracting(advice -> advice.paymentAmount().toPlainString())
        .isEqualTo("200.50");

    Reading disputed =
        read(
            mail(
                "Invoice query",
                "We have paid\n"
                    + list
                    + "Invoice 77003 is in dispute, the wrong price was billed, please issue a"
                    + " credit note."));
    assertThat(disputed.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(disputed.problems()).extracting(Problem::code).contains(Problem.Code.NOT_A_PAYMENT);
  }

  @Test
  void a_disclaimer_makes_no_remittance_of_an_automatic_reply() {
    String reply = "Vielen Dank für Ihre Nachricht. Ich bin zurzeit nicht im Büro.\n\n";
    assertThat(read(mail("Abwesenheitsnotiz: Zahlungsavis", reply + DISCLAIMER)).verdict())
        .isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
  }

  @Test
  void a_disclaimer_does_not_say_that_a_payment_was_made() {
    String advice = "Remittance advice\n\nInvoice 4711001   120.00 EUR\nTotal 120.00 EUR\n\n";
    Reading reading = read(mail("Remittance advice", advice + DISCLAIMER));
    assertThat(numbers(reading)).containsExactly("4711001");
    assertThat(reading.advices().get(0).status()).isEqualTo(Advice.Status.UNKNOWN);
  }

  @Test
  void what_stands_above_a_disclaimer_without_a_blank_line_is_read() {
    String advice = "We paid invoice 4711001 with EUR 120.00 by bank transfer on 3 March 2026.\n";
    Reading reading = read(mail("Remittance advice", advice + DISCLAIMER));
    assertThat(numbers(reading)).containsExactly("4711001");
    assertThat(reading.advices().get(0).status()).isEqualTo(Advice.Status.EXECUTED);
  }
}
