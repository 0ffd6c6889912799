package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How mail programs of the world announce what is quoted, and what is forwarded. */
class QuotedHistoryLanguagesTest {

  static Stream<String> replies() {
    return Stream.of(
        // Outlook: a block of headers
        "From: Jane Doe <j@seller.example>\n"
            + "Sent: Monday, June 1, 2026 10:00 AM\n"
            + "To: AP\n"
            + "Subject: Statement",
        "Von: Jane Doe <j@seller.example>\n"
            + "Gesendet: Montag, 1. Juni 2026 10:00\n"
            + "An: AP\n"
            + "Betreff: Auszug",
        "De : Jane Doe <j@seller.example>\n"
            + "Envoyé : lundi 1 juin 2026 10:00\n"
            + "À : AP\n"
            + "Objet : Relevé",
        "De: Jane Doe <j@seller.example>\n"
            + "Enviado el: lunes, 1 de junio de 2026 10:00\n"
            + "Para: AP\n"
            + "Asunto: Extracto",
        "De: Jane Doe <j@seller.example>\n"
            + "Enviado: lunes, 1 de junio de 2026 10:00\n"
            + "Para: AP\n"
            + "Asunto: Extracto",
        "Da: Jane Doe <j@seller.example>\n"
            + "Inviato: lunedì 1 giugno 2026 10:00\n"
            + "A: AP\n"
            + "Oggetto: Estratto conto",
        "De: Jane Doe <j@seller.example>\n"
            + "Enviada em: segunda-feira, 1 de junho de 2026 10:00\n"
            + "Para: AP\n"
            + "Assunto: Extrato",
        "De: Jane Doe <j@seller.example>\n"
            + "Enviado: 1 de junho de 2026 10:00\n"
            + "Para: AP\n"
            + "Assunto: Extrato",
        "Van: Jane Doe <j@seller.example>\n"
            + "Verzonden: maandag 1 juni 2026 10:00\n"
            + "Aan: AP\n"
            + "Onderwerp: Overzicht",
        "Od: Jane Doe <j@seller.example>\n"
            + "Wysłano: poniedziałek, 1 czerwca 2026 10:00\n"
            + "Do: AP\n"
            + "Temat: Wyciąg",
        "Från: Jane Doe <j@seller.example>\nSkickat: den 1 juni 2026 10:00\nTill: AP\nÄmne: Utdrag",
        "差出人: Jane Doe <j@seller.example>\n送信日時: 2026年6月1日 10:00\n宛先: AP\n件名: 残高",
        "送信者: Jane Doe <j@seller.example>\n送信日時: 2026年6月1日 10:00\n宛先: AP\n件名: 残高",
        "发件人: Jane Doe <j@seller.example>\n发送时间: 2026年6月1日 10:00\n收件人: AP\n主题: 对账单",
        "寄件者: Jane Doe <j@seller.example>\n寄件日期: 2026年6月1日 10:00\n收件者: AP\n主旨: 對帳單",
        "发件人：Jane Doe <j@seller.example>\n发送日期：2026年6月1日 10:00\n收件人：AP\n主题：对账单",
        // Outlook: the short mark
        "-----Original Message-----\nFrom: Jane",
        "-----Ursprüngliche Nachricht-----\nVon: Jane",
        "-----Message d'origine-----\nDe : Jane",
        "-----Mensaje original-----\nDe: Jane",
        "-----Messaggio originale-----\nDa: Jane",
        "-----Mensagem original-----\nDe: Jane",
        "-----Oorspronkelijk bericht-----\nVan: Jane",
        "-----Original-Nachricht-----\nVon: Jane",
        "-----Wiadomość oryginalna-----\nOd: Jane",
        "-----Oryginalna wiadomość-----\nOd: Jane",
        "-----Ursprungligt meddelande-----\nFrån: Jane",
        "-----元のメッセージ-----\n差出人: Jane",
        "-----Original Message-----\n差出人: Jane",
        "-----邮件原件-----\n发件人: Jane",
        "-----原始邮件-----\n发件人: Jane",
        "------------------ 原始邮件 ------------------\n发件人: Jane",
        // Gmail and Apple Mail: a sentence
        "On Mon, Jun 1, 2026 at 10:00 AM Jane Doe <j@seller.example> wrote:",
        "On 1 Jun 2026, at 10:00, Jane Doe <j@seller.example> wrote:",
        "Am Mo., 1. Juni 2026 um 10:00 Uhr schrieb Jane Doe <j@seller.example>:",
        "Am 01.06.2026 um 10:00 schrieb Jane Doe <j@seller.example>:",
        "Le lun. 1 juin 2026 à 10:00, Jane Doe <j@seller.example> a écrit :",
        "Le 1 juin 2026 à 10:00, Jane Doe <j@seller.example> a écrit :",
        "El lun, 1 jun 2026 a las 10:00, Jane Doe (<j@seller.example>) escribió:",
        "Il giorno lun 1 giu 2026 alle ore 10:00 Jane Doe <j@seller.example> ha scritto:",
        "Il lun 1 giu 2026, 10:00 Jane Doe <j@seller.example> ha scritto:",
        "Em seg., 1 de jun. de 2026 às 10:00, Jane Doe <j@seller.example> escreveu:",
        "Jane Doe <j@seller.example> escreveu no dia segunda, 1/06/2026 à(s) 10:00:",
        "Op ma 1 jun 2026 om 10:00 schreef Jane Doe <j@seller.example>:",
        "pon., 1 cze 2026 o 10:00 Jane Doe <j@seller.example> napisał(a):",
        "Wiadomość napisana przez Jane Doe <j@seller.example> w dniu 1 cze 2026, o godz. 10:00:",
        "W dniu 1.06.2026 o 10:00, Jane Doe pisze:",
        "Den mån 1 juni 2026 kl 10:00 skrev Jane Doe <j@seller.example>:",
        "1 juni 2026 kl. 10:00 skrev Jane Doe <j@seller.example>:",
        "2026年6月1日(月) 10:00 Jane Doe <j@seller.example>:",
        "2026/06/01 10:00、Jane Doe <j@seller.example>のメール:",
        "2026年6月1日(月) 10:00、Jane Doe <j@seller.example>さんは書きました:",
        "Jane Doe <j@seller.example> 于2026年6月1日周一 10:00写道：",
        "在 2026年6月1日，10:00，Jane Doe <j@seller.example> 写道：",
        "Jane Doe <j@seller.example> 於 2026年6月1日 週一 上午10:00寫道：",
        "在 2026-06-01 10:00:00，\"Jane\" <j@seller.example> 写道：",
        // Lotus Notes
        "Jane Doe <j@seller.example> wrote on 06/01/2026 10:00:00 AM:",
        "Jane Doe <j@seller.example> schrieb am 01.06.2026 10:00:00:",
        "From:\tJane Doe/SELLER\n"
            + "To:\tap@payer.example,\n"
            + "Date:\t06/01/2026 10:00 AM\n"
            + "Subject:\tStatement",
        "Von:\tJane Doe <j@seller.example>\n"
            + "An:\tap@payer.example,\n"
            + "Datum:\t01.06.2026 10:00\n"
            + "Betreff:\tAuszug",
        // Thunderbird
        "On 01/06/2026 10:00, Jane Doe wrote:",
        "Jane Doe wrote on 01/06/2026 10:00:",
        // Yahoo, web mail
        "On Monday, June 1, 2026 at 10:00:00 AM GMT+2, Jane Doe <j@seller.example> wrote:",
        "Gesendet: Montag, 01. Juni 2026 um 10:00 Uhr\n"
            + "Von: \"Jane\" <j@seller.example>\n"
            + "An: ap@payer.example\n"
            + "Betreff: Auszug",
        "________________________________\n"
            + "From: Jane Doe <j@seller.example>\n"
            + "Sent: Monday\n"
            + "To: AP\n"
            + "Subject: Statement",
        "*From:* Jane Doe <j@seller.example>\n*Sent:* Monday\n*To:* AP\n*Subject:* Statement");
  }

  @ParameterizedTest
  @MethodSource("replies")
  void what_a_reply_quotes_is_history(String announcement) {
    Document text =
        Reading.text(
            "RE: Statement", "Paid A-1 100.00.\n\n" + announcement + "\n\nOpen: A-9 900.00\n");
    assertThat(Reading.own(text)).contains("Paid A-1 100.00.").doesNotContain("Open: A-9 900.00");
  }

  static Stream<String> forwards() {
    return Stream.of(
        "---------- Forwarded message ---------\n"
            + "From: AP <ap@payer.example>\n"
            + "Date: Mon, 1 Jun 2026\n"
            + "Subject: Advice\n"
            + "To: j@s.example",
        "---------- Weitergeleitete Nachricht ---------\n"
            + "Von: AP <ap@payer.example>\n"
            + "Date: Mo., 1. Juni 2026\n"
            + "Subject: Avis\n"
            + "To: j@s.example",
        "---------- Message transféré ---------\n"
            + "De : AP <ap@payer.example>\n"
            + "Date: lun. 1 juin 2026\n"
            + "Subject: Avis\n"
            + "To: j@s.example",
        "---------- Forwarded message ----------\n"
            + "De: AP <ap@payer.example>\n"
            + "Fecha: lun, 1 jun 2026\n"
            + "Asunto: Aviso\n"
            + "Para: j@s.example",
        "---------- Mensaje reenviado ---------\n"
            + "De: AP <ap@payer.example>\n"
            + "Date: lun, 1 jun 2026\n"
            + "Subject: Aviso\n"
            + "To: j@s.example",
        "---------- Messaggio inoltrato ---------\n"
            + "Da: AP <ap@payer.example>\n"
            + "Date: lun 1 giu 2026\n"
            + "Subject: Avviso\n"
            + "To: j@s.example",
        "---------- Mensagem encaminhada ---------\n"
            + "De: AP <ap@payer.example>\n"
            + "Date: seg., 1 de jun. de 2026\n"
            + "Subject: Aviso\n"
            + "To: j@s.example",
        "---------- Doorgestuurd bericht ---------\n"
            + "Van: AP <ap@payer.example>\n"
            + "Date: ma 1 jun 2026\n"
            + "Subject: Advies\n"
            + "To: j@s.example",
        "---------- Wiadomość przekazana dalej ---------\n"
            + "Od: AP <ap@payer.example>\n"
            + "Date: pon., 1 cze 2026\n"
            + "Subject: Awizo\n"
            + "To: j@s.example",
        "---------- Forwarded message ---------\n"
            + "Od: AP <ap@payer.example>\n"
            + "Date: pon., 1 cze 2026\n"
            + "Subject: Awizo\n"
            + "To: j@s.example",
        "---------- Vidarebefordrat meddelande ----------\n"
            + "Från: AP <ap@payer.example>\n"
            + "Datum: mån 1 juni 2026\n"
            + "Ämne: Avi\n"
            + "Till: j@s.example",
        "---------- 転送されたメッセージ ----------\n"
            + "差出人: AP <ap@payer.example>\n"
            + "日時: 2026年6月1日\n"
            + "件名: 支払\n"
            + "宛先: j@s.example",
        "---------- 转发的邮件 ----------\n"
            + "发件人： AP <ap@payer.example>\n"
            + "日期： 2026年6月1日\n"
            + "主题： 付款\n"
            + "收件人： j@s.example",
        "-------- 转发邮件信息 --------\n"
            + "发件人：\"AP\" <ap@payer.example>\n"
            + "发送日期：2026-06-01\n"
            + "收件人：j@s.example\n"
            + "主题：付款",
        "Begin forwarded message:\n\n"
            + "From: AP <ap@payer.example>\n"
            + "Subject: Advice\n"
            + "Date: 1 June 2026\n"
            + "To: j@s.example",
        "Anfang der weitergeleiteten Nachricht:\n\n"
            + "Von: AP <ap@payer.example>\n"
            + "Betreff: Avis\n"
            + "Datum: 1. Juni 2026\n"
            + "An: j@s.example",
        "Début du message réexpédié :\n\n"
            + "De: AP <ap@payer.example>\n"
            + "Objet: Avis\n"
            + "Date: 1 juin 2026\n"
            + "À: j@s.example",
        "Inizio messaggio inoltrato:\n\n"
            + "Da: AP <ap@payer.example>\n"
            + "Oggetto: Avviso\n"
            + "Data: 1 giugno 2026\n"
            + "A: j@s.example",
        "Inicio del mensaje reenviado:\n\n"
            + "De: AP <ap@payer.example>\n"
            + "Asunto: Aviso\n"
            + "Fecha: 1 de junio de 2026\n"
            + "Para: j@s.example",
        "Início da mensagem encaminhada:\n\n"
            + "De: AP <ap@payer.example>\n"
            + "Assunto: Aviso\n"
            + "Data: 1 de junho de 2026\n"
            + "Para: j@s.example",
        "Begin doorgestuurd bericht:\n\n"
            + "Van: AP <ap@payer.example>\n"
            + "Onderwerp: Advies\n"
            + "Datum: 1 juni 2026\n"
            + "Aan: j@s.example",
        "Początek przekazywanej wiadomości:\n\n"
            + "Od: AP <ap@payer.example>\n"
            + "Temat: Awizo\n"
            + "Data: 1 czerwca 2026\n"
            + "Do: j@s.example",
        "Vidarebefordrat brev:\n\n"
            + "Från: AP <ap@payer.example>\n"
            + "Ämne: Avi\n"
            + "Datum: 1 juni 2026\n"
            + "Till: j@s.example",
        "転送されたメッセージ:\n\n差出人: AP <ap@payer.example>\n件名: 支払\n日付: 2026年6月1日\n宛先: j@s.example",
        "开始转发的邮件：\n\n发件人: AP <ap@payer.example>\n主题: 付款\n日期: 2026年6月1日\n收件人: j@s.example",
        "-------- Forwarded Message --------\n"
            + "Subject: Advice\n"
            + "Date: Mon, 1 Jun 2026\n"
            + "From: AP <ap@payer.example>\n"
            + "To: j@s.example",
        "-------- Weitergeleitete Nachricht --------\n"
            + "Betreff: Avis\n"
            + "Datum: Mon, 1 Jun 2026\n"
            + "Von: AP <ap@payer.example>\n"
            + "An: j@s.example",
        "----- Forwarded by Jane Doe/SELLER on 06/01/2026 10:00 AM -----\n\n"
            + "From: AP\n"
            + "To: j@s.example\n"
            + "Date: 06/01/2026\n"
            + "Subject: Advice",
        "----- Weitergeleitet von Jane Doe/SELLER am 01.06.2026 10:00 -----\n\n"
            + "Von: AP\n"
            + "An: j@s.example\n"
            + "Datum: 01.06.2026\n"
            + "Betreff: Avis",
        "----- Réacheminé par Jane Doe/SELLER le 01/06/2026 10:00 -----\n\n"
            + "De: AP\n"
            + "A: j@s.example\n"
            + "Date: 01/06/2026\n"
            + "Objet: Avis");
  }

  @ParameterizedTest
  @MethodSource("forwards")
  void what_is_forwarded_is_the_message(String announcement) {
    for (String subject : new String[] {"Fwd: Advice", "Advice"}) {
      Document text =
          Reading.text(subject, "Please post.\n\n" + announcement + "\n\nPaid A-1 100.00\n");
      assertThat(Reading.own(text)).as(subject).contains("Please post.", "Paid A-1 100.00");
    }
  }

  static Stream<String> outlookForwards() {
    return replies().limit(16);
  }

  @ParameterizedTest
  @MethodSource("outlookForwards")
  void a_block_of_headers_below_a_forwarding_subject_starts_the_message(String block) {
    for (String subject :
        new String[] {
          "FW: x",
          "WG: x",
          "TR: x",
          "RV: x",
          "I: x",
          "ENC: x",
          "Doorst: x",
          "PD: x",
          "VB: x",
          "転送: x",
          "转发: x",
          "FW：x",
          "Fwd: Re: x",
          "[EXTERNAL] FW: x"
        }) {
      Document text = Reading.text(subject, "Hi\n\n" + block + "\n\nPaid A-1 100.00\n");
      assertThat(Reading.own(text)).as(subject).contains("Paid A-1 100.00");
    }
  }
}
