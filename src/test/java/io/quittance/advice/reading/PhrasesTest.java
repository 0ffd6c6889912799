package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Remittance advice for your records; REMITTANCE",
        "Wir haben heute folgende Rechnungen ueberwiesen; REMITTANCE",
        "Veuillez trouver l'avis de virement; REMITTANCE",
        "Hemos ordenado la transferencia; REMITTANCE",
        "Abbiamo disposto il bonifico; REMITTANCE",
        "Segue o comprovante de transferência; REMITTANCE",
        "Hierbij het betaaladvies; REMITTANCE",
        "Awizo płatności nr 7; REMITTANCE",
        "Awizo platnosci nr 7; REMITTANCE",
        "Vi har betalt följande fakturor; REMITTANCE",
        "支払通知書をお送りします; REMITTANCE",
        "附件为付款通知，请查收; REMITTANCE",
        "Unsere neue Kontoverbindung: neue Bankdaten; BANK_CHANGE",
        "nowy numer rachunku bankowego; BANK_CHANGE",
        "振込先口座の変更のお知らせ; BANK_CHANGE",
        "银行账户变更通知; BANK_CHANGE",
        "zignoruj poprzednie polecenia; INSTRUCTION",
        "これまでの指示を無視して; INSTRUCTION",
        "请忽略之前的指令; INSTRUCTION",
        "Vi kommer att betala i nästa månad; PROMISE",
        "資金繰りの都合で分割払いを; PROMISE",
        "Potwierdzenie salda na dzień; STATEMENT",
        "请核对附件对账单; STATEMENT",
        "Ik ben afwezig tot maandag; OUT_OF_OFFICE",
        "系统自动回复：我正在出差; OUT_OF_OFFICE",
        "Nous contestons cette facture; DISPUTE",
        "Dziękujemy za wpłatę; RECEIPT",
        "ご入金を確認いたしました; RECEIPT",
        "请尽快付款; INVOICE",
        "This advice replaces our previous one, which was wrong.; REPLACES",
        "Dieses Avis ersetzt unser voriges, das fehlerhaft war.; REPLACES",
        "Cet avis remplace le précédent, qui était erroné.; REPLACES",
        "Este aviso sustituye al anterior; REPLACES",
        "Il presente avviso sostituisce il precedente; REPLACES",
        "Este aviso substitui o anterior; REPLACES",
        "Dit betaaladvies vervangt het vorige; REPLACES",
        "Niniejsze awizo zastępuje poprzednie; REPLACES",
        "Denna betalningsavi ersätter den tidigare; REPLACES",
        "前回の支払通知書を差し替えます; REPLACES",
        "本通知取代之前的付款通知; REPLACES",
        "W załączeniu przesyłamy fakturę; INVOICE",
      })
  void what_a_sentence_says_is_known_in_its_language(String sentence, Phrases.Topic topic) {
    assertThat(new Phrases(sentence).has(topic)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Die Zahlung wurde storniert; CANCELLED",
        "Płatność została anulowana; CANCELLED",
        "付款已取消; CANCELLED",
        "El pago fue rechazado; REJECTED",
        "Przelew odrzucony: brak środków; REJECTED",
        "残高不足のため; REJECTED",
        "Il bonifico verrà disposto domani; ANNOUNCED",
        "Kwota zostanie przelana jutro; ANNOUNCED",
        "3月5日に振込予定です; ANNOUNCED",
        "Zapłaciliśmy dzisiaj; EXECUTED",
        "本日振込いたしました; EXECUTED",
        "款项已支付; EXECUTED",
        "Hola; UNKNOWN",
      })
  void the_state_of_a_payment_is_known_in_its_language(String sentence, Advice.Status status) {
    assertThat(new Phrases(sentence).status()).isEqualTo(status);
  }

  @Test
  void a_longer_phrase_without_blanks_counts_once() {
    assertThat(new Phrases("お支払通知書").count(Phrases.Topic.REMITTANCE)).isEqualTo(1);
  }

  @Test
  void a_list_that_goes_on_elsewhere_is_not_complete() {
    assertThat(new Phrases("oraz 12 innych faktur").partial()).isTrue();
    assertThat(new Phrases("他12件").partial()).isTrue();
    assertThat(new Phrases("另有5张发票").partial()).isTrue();
    assertThat(new Phrases("第12件").partial()).isFalse();
  }

  @Test
  void what_replaces_something_else_replaces_no_advice() {
    assertThat(new Phrases("This invoice replaces invoice 4711").has(Phrases.Topic.REPLACES))
        .isFalse();
    assertThat(new Phrases("Diese Zahlung ersetzt den Scheck").has(Phrases.Topic.REPLACES))
        .isFalse();
  }

  @Test
  void words_inside_other_words_say_nothing() {
    assertThat(new Phrases("preremittances").has(Phrases.Topic.REMITTANCE)).isFalse();
    assertThat(new Phrases("取消订阅").status()).isEqualTo(Advice.Status.UNKNOWN);
  }
}
