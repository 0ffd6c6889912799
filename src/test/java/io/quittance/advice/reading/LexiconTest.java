package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The labels of each language mean what its accountants mean by them. */
class LexiconTest {

  /** Words that languages understand differently; the other headings or the value settle them. */
  private static final Set<String> FALSE_FRIENDS =
      Set.of("valuta", "nota", "notas", "glosa", "item no", "pieces", "split payment");

  static List<String> languages() {
    return Lexicon.LANGUAGES;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Inv #, Inv. Date, Gross Amt, Disc., WHT, Net Paid, Curr.",
        "en|Bill No., Bill Date, Bill Amount, Cash Discount, TDS, Paid Amount, Currency",
        "de|Rg.-Nr., Rg.-Datum, Bruttobetrag, Skonto, Kürzung, Zahlbetrag, Währung",
        "de|RgNr, Belegdatum, Rechnungsbetrag, Skontobetrag, Abzüge, Überweisungsbetrag, Whg.",
        "de|Re.Nr., Re.-Datum, Rechnungsbetrag, Skonto, Kuerzung, Ueberweisungsbetrag, Waehrung",
        "fr|N° fact., Date facture, Montant TTC, Escompte, Retenue, Montant réglé, Devise",
        "fr|No facture, Date de la facture, Montant brut, Escompte, Deductions, montant regle,"
            + " Monnaie",
        "es|Nº fra., Fecha fra., Importe bruto, Dto. P.P., Retención, Importe pagado, Divisa",
        "es|Num. factura, Fecha factura, Monto bruto, Descuento por pronto pago, Retencion, Monto"
            + " pagado, Moneda",
        "it|Fatt. n., Data fatt., Importo lordo, Sconto, Ritenuta, Importo pagato, Divisa",
        "it|N. fattura, Data documento, Totale fattura, Abbuono, Trattenute, Importo liquidato,"
            + " Valuta",
        "pt|NF-e, Emissão, Valor bruto, Desconto, Retenção, Valor pago, Moeda",
        "pt|N.º fatura, Data da fatura, Montante bruto, Desconto, Retencao, Valor liquido, Moeda",
        "nl|Factuurnr., Factuurdatum, Brutobedrag, Korting, Inhouding, Betaald bedrag, Valuta",
        "nl|Uw factuur, Datum, Factuurbedrag, Betalingskorting, Aftrek, Te betalen, Munt",
        "pl|Nr fakt., Data wystawienia, Kwota brutto, Skonto, Potrącenie, Kwota zapłaty, Waluta",
        "pl|Nr faktury, Data faktury, Wartosc brutto, Rabat, Potracenia, Kwota zaplacona, Waluta",
        "sv|Fakt.nr, Fakturadatum, Fakturabelopp, Kassarabatt, Avdrag, Betalt belopp, Valuta",
        "sv|Fakturanummer, Datum, Bruttobelopp, Rabatt, Avdrag, Belopp betalt, Valuta",
        "ja|請求書番号, 請求日, 請求金額（円）, 値引, 源泉徴収税, 支払金額, 通貨",
        "ja|請求書No., 発行日, 請求額, 早期支払割引, 振込手数料, 振込金額, 通貨",
        "zh|发票号码, 开票日期, 发票金额(元), 现金折扣, 预扣税, 实付金额, 币种",
        "zh|發票號碼, 發票日期, 發票金額, 折讓, 扣款, 實付金額, 幣別",
      })
  void the_heads_of_a_table_are_number_date_gross_discount_deduction_net_and_currency(
      String language, String heads) {
    List<String> heading = List.of(heads.split(", "));
    assertThat(heading.stream().map(h -> Lexicon.STANDARD.column(h, language).orElseThrow().role()))
        .containsExactly(
            Role.INVOICE_NUMBER,
            Role.INVOICE_DATE,
            Role.GROSS,
            Role.DISCOUNT,
            Role.DEDUCTION,
            Role.NET,
            Role.CURRENCY);
    assertThat(Lexicon.STANDARD.language(heading)).isIn(language, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Payment Ref. No., Payment Date, Total Paid, Payment Method, Payer, Payee, Vendor No.",
        "de|Zahlungsreferenz, Ausführungsdatum, Zahlbetrag, Zahlungsart, Auftraggeber, Empfänger,"
            + " Lieferanten-Nr.",
        "de|Avis-Nr., Zahlungsdatum, Ueberweisungsbetrag, Zahlweg, Zahler, Zahlungsempfaenger,"
            + " Kreditor-Nr.",
        "fr|Réf. virement, Date de virement, Montant du virement, Mode de paiement, Donneur"
            + " d'ordre, Bénéficiaire, Code fournisseur",
        "es|Nº de transferencia, Fecha de pago, Importe transferido, Forma de pago, Ordenante,"
            + " Beneficiario, Código proveedor",
        "it|CRO, Data bonifico, Importo bonifico, Modalità di pagamento, Ordinante, Beneficiario,"
            + " Codice fornitore",
        "pt|Referência do pagamento, Data do pagamento, Valor transferido, Forma de pagamento,"
            + " Ordenante, Fornecedor, Código do fornecedor",
        "nl|Betalingskenmerk, Betaaldatum, Totaal betaald, Betaalwijze, Opdrachtgever, Begunstigde,"
            + " Leveranciersnr.",
        "pl|Nr przelewu, Data przelewu, Kwota przelewu, Forma płatności, Zleceniodawca, Odbiorca,"
            + " Nr dostawcy",
        "sv|Betalningsreferens, Betalningsdag, Totalt betalt, Betalningssätt, Betalare, Mottagare,"
            + " Leverantörsnr",
        "ja|支払通知番号, 支払日, 支払合計, 支払方法, 振込依頼人, 支払先, 仕入先コード",
        "zh|付款编号, 付款日期, 付款总额, 付款方式, 付款人, 收款人, 供应商编号",
        "zh|付款單號, 付款日期, 付款總額, 付款方式, 匯款人, 受款人, 供應商編號",
      })
  void the_labels_of_a_payment_are_its_reference_date_amount_method_and_parties(
      String language, String labels) {
    assertThat(
            List.of(labels.split(", ")).stream()
                .map(l -> Lexicon.STANDARD.header(l + ":").orElseThrow().role()))
        .as(language)
        .containsExactly(
            Role.PAYMENT_REFERENCE,
            Role.PAYMENT_DATE,
            Role.PAYMENT_AMOUNT,
            Role.METHOD,
            Role.PAYER,
            Role.PAYEE,
            Role.PAYEE_ID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Due Date, Fällig am, Échéance, Vto., Scadenza, Vencimento, Vervaldatum, Termin płatności,"
            + " Förfallodatum, 支払期日, 到期日|OTHER_DATE",
        "PO No., Bestell-Nr., N° commande, Nº pedido, N. ordine, Encomenda, Bestelnummer, Nr"
            + " zamówienia, Ordernr, 注文番号, 采购订单号|OTHER_NUMBER",
        "Delivery Note, Lieferschein, Bon de livraison, Albarán, DDT, Guia de remessa, Pakbon, WZ,"
            + " Följesedel, 納品書番号, 送货单号|OTHER_NUMBER",
        "Balance, Restbetrag, Reste à payer, Saldo pendiente, Residuo, Em aberto, Openstaand,"
            + " Pozostało do zapłaty, Kvar att betala, 残高, 余额|BALANCE",
        "Amount, Betrag, Montant, Importe, Importo, Valor, Bedrag, Kwota, Belopp, 金額, 金额|AMOUNT",
        "Type, Belegart, Nature de pièce, Tipo de documento, Tipo documento, Espécie, Soort,"
            + " Rodzaj, Typ, 種別, 类型|KIND",
        "Reason, Abzugsgrund, Motif, Motivo, Causale, Motivo da dedução, Reden, Powód, Orsak, 控除理由,"
            + " 扣款原因|REASON",
        "Discount %, Skonto %, % Escompte, Dto. %, Sconto (%), Desconto %, Korting in %, % skonta,"
            + " Rabatt %, 割引率, 折扣率|QUANTITY",
      })
  void a_heading_is_the_same_field_in_every_language(String heads, Role role) {
    assertThat(List.of(heads.split(", ")))
        .hasSize(11)
        .allSatisfy(
            h -> assertThat(Lexicon.STANDARD.column(h).orElseThrow().role()).as(h).isEqualTo(role));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Grand Total, Gesamtsumme, Total à payer, Importe total, Totale, Total geral, Totaal,"
            + " Razem, Summa, 合計, 合计|TOTAL",
        "Carried forward, Übertrag, À reporter, Suma y sigue, A riportare, A transportar, Over te"
            + " dragen, Do przeniesienia, Överförs, 次頁へ繰越, 转下页|SUBTOTAL",
        "Brought forward, Uebertrag, Report, Suma anterior, Riporto, Transporte, Transport, Z"
            + " przeniesienia, Överfört, 前頁繰越, 承前页|SUBTOTAL",
        "Credit Note, Gutschrift, Avoir, Abono, Nota di credito, Nota de crédito, Creditnota,"
            + " Faktura korygująca, Kreditfaktura, 赤伝, 红字发票|CREDIT_MEMO",
        "Bank charges, Bankspesen, Frais bancaires, Gastos bancarios, Spese bancarie, Despesas"
            + " bancárias, Bankkosten, Opłata bankowa, Bankavgift, 振込手数料, 手续费|ADJUSTMENT",
      })
  void a_word_in_a_row_says_the_same_in_every_language(String words, Lexicon.Sort sort) {
    assertThat(List.of(words.split(", ")))
        .hasSize(11)
        .allSatisfy(w -> assertThat(Lexicon.STANDARD.is(sort, w)).as(w).isTrue());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_label_stands_for_two_roles_in_one_language(String language) throws IOException {
    Map<String, Role> roles = new HashMap<>();
    List<String> twice = new ArrayList<>();
    labels(language)
        .forEach(
            (label, role) -> {
              Role before = roles.putIfAbsent(label.substring(0, label.indexOf('@')), role);
              if (before != null && before != role) {
                twice.add(label + " " + before + " " + role);
              }
            });
    assertThat(twice).isEmpty();
  }

  @Test
  void languages_differ_on_few_labels() throws IOException {
    Map<String, Role> roles = new HashMap<>();
    List<String> differing = new ArrayList<>();
    for (String language : Lexicon.LANGUAGES) {
      labels(language)
          .forEach(
              (label, role) -> {
                String key = label.substring(0, label.indexOf('@'));
                Role before = roles.putIfAbsent(key, role);
                if (before != null && before != role) {
                  differing.add(key.substring(key.indexOf(']') + 1));
                }
              });
    }
    assertThat(differing).isSubsetOf(FALSE_FRIENDS);
  }

  @Test
  void a_false_friend_means_what_it_means_in_the_language_of_the_other_headings() {
    assertThat(Lexicon.STANDARD.column("Valuta", "de").orElseThrow().role())
        .isEqualTo(Role.OTHER_DATE);
    assertThat(Lexicon.STANDARD.column("Valuta", "nl").orElseThrow().role())
        .isEqualTo(Role.CURRENCY);
    assertThat(Lexicon.STANDARD.language(List.of("Factuurnr", "Valuta", "Betaald bedrag")))
        .isEqualTo("nl");
  }

  @Test
  void words_are_compared_blind_to_case_marks_width_and_letters_lost_on_the_way() {
    assertThat(Lexicon.key("Rechnungs-Nr.:")).isEqualTo("rechnungs no");
    assertThat(Lexicon.key("InvoiceNumber")).isEqualTo("invoice no");
    assertThat(Lexicon.key("Kwota ZAPŁACONA")).isEqualTo("kwota zaplacona");
    assertThat(Lexicon.key("請求書 番号：")).isEqualTo("請求書 no");
    assertThat(Lexicon.key("請求書№")).isEqualTo("請求書 no");
    assertThat(Lexicon.key("金额（ＲＭＢ）")).isEqualTo("金额 rmb");
    assertThat(Lexicon.key("date d'émission")).isEqualTo("date d emission");
  }

  @ParameterizedTest
  @CsvSource({
    "Betrag in EUR, AMOUNT",
    "Belopp (kr), AMOUNT",
    "Kwota w PLN, AMOUNT",
    "金額（円）, AMOUNT",
    "金额 CNY, AMOUNT",
    "Rechnung/Facture, INVOICE_NUMBER",
    "发票号码 Invoice No., INVOICE_NUMBER",
    "Skonto 2 %, DISCOUNT"
  })
  void units_and_second_languages_beside_a_heading_change_nothing(String heading, Role role) {
    assertThat(Lexicon.STANDARD.column(heading).orElseThrow().role()).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "No. de la factura, INVOICE_NUMBER",
    "Amounts Paid, NET",
    "S/Fra., INVOICE_NUMBER",
    "N/Pedido, OTHER_NUMBER",
    "Imp. fra., GROSS",
    "Menos descuentos, DISCOUNT",
    "Monto S/., AMOUNT",
    "Valor líquido R$, NET",
    "invoicenumber, INVOICE_NUMBER",
    "ご請求金額(税込), GROSS",
    "發票號, INVOICE_NUMBER",
    "减:现金折扣, DISCOUNT"
  })
  void what_people_leave_out_turn_round_or_cut_short_changes_nothing(String heading, Role role) {
    assertThat(Lexicon.STANDARD.column(heading).orElseThrow().role()).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({"Paid by the", "Prov."})
  void a_word_cut_too_short_is_no_heading(String heading) {
    assertThat(Lexicon.STANDARD.column(heading)).isEmpty();
  }

  /** Label keys with section and place, so that each occurrence is an entry of its own. */
  private static Map<String, Role> labels(String language) throws IOException {
    Map<String, Role> labels = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                LexiconTest.class.getResourceAsStream("labels_" + language + ".txt"),
                StandardCharsets.UTF_8))) {
      String section = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          section = line.strip();
        } else if (line.contains(" = ") && !line.startsWith("#") && !section.equals("[words]")) {
          int equals = line.indexOf(" = ");
          Role role = Role.valueOf(line.substring(0, equals).strip().replaceAll(":[0-9]$", ""));
          for (String label : line.substring(equals + 3).split(";")) {
            labels.put(section + Lexicon.key(label) + "@" + labels.size(), role);
          }
        }
      }
    }
    return labels;
  }
}
