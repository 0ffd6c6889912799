package io.quittance.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is read as it was written, whatever its label says. */
class CharsetsTest {

  private static final String CHINESE = "您好，附件是本次付款的明细，请查收。发票号码 4711，金额 1,250.00 元。谢谢！";
  private static final String JAPANESE = "お世話になっております。下記の通りお支払いいたします。請求書番号 4711 金額 125,000円";
  private static final String KOREAN = "안녕하세요. 아래와 같이 송금하였습니다. 송장 번호 4711 금액 1,250,000원 확인 부탁드립니다.";
  private static final String RUSSIAN =
      "Здравствуйте, направляем извещение об оплате счёта 4711 на сумму 1 250,00 рублей.";
  private static final String POLISH =
      "Szanowni Państwo, przesyłamy zestawienie płatności. Zapłaciliśmy następujące faktury,"
          + " prosimy o księgowanie należności zgodnie z załącznikiem. Łączna kwota wpłaty wynosi"
          + " pięćset złotych. Dziękujemy.";
  private static final String GERMAN =
      "Sehr geehrte Damen und Herren, für die Prüfung überweisen wir 1.250,00 €.";

  private static String text(String language) {
    return switch (language) {
      case "zh" -> CHINESE;
      case "ja" -> JAPANESE;
      case "ko" -> KOREAN;
      case "ru" -> RUSSIAN;
      case "pl" -> POLISH;
      default -> GERMAN;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "de, windows-1252, iso-8859-1",
    "de, windows-1252, us-ascii",
    "de, windows-1252, utf-8",
    "de, windows-1252,",
    "de, UTF-8, iso-8859-1",
    "de, UTF-8, us-ascii",
    "de, UTF-8, windows-1250",
    "de, UTF-16LE,",
    "de, UTF-16BE, us-ascii",
    "de, UTF-16LE, utf-8",
    "zh, GB18030,",
    "zh, GB18030, gb2312",
    "zh, GB18030, us-ascii",
    "zh, GB18030, iso-8859-1",
    "zh, UTF-8, gb2312",
    "ja, windows-31j,",
    "ja, windows-31j, iso-8859-1",
    "ja, ISO-2022-JP, iso-2022-jp",
    "ja, ISO-2022-JP,",
    "ja, ISO-2022-JP, us-ascii",
    "ja, EUC-JP,",
    "ja, UTF-8, shift_jis",
    "ko, EUC-KR,",
    "ko, EUC-KR, ks_c_5601-1987",
    "ko, EUC-KR, iso-8859-1",
    "ru, KOI8-R,",
    "ru, KOI8-R, iso-8859-1",
    "ru, windows-1251,",
    "ru, windows-1251, windows-1252",
    "pl, ISO-8859-2, iso-8859-2",
    "pl, windows-1250, windows-1250",
    "pl, windows-1250, utf-8"
  })
  void text_is_read_as_it_was_written(String language, String charset, String label) {
    byte[] bytes = text(language).getBytes(Charset.forName(charset));
    assertThat(TextDecoding.decode(bytes, label).text()).isEqualTo(text(language));
  }

  @Test
  void what_stays_a_guess_says_so() {
    byte[] gb = CHINESE.getBytes(Charset.forName("GB18030"));
    assertThat(TextDecoding.decode(gb, "iso-8859-1").guessed()).isTrue();
    assertThat(TextDecoding.decode("a +ADE-250".getBytes(UTF_8), "utf-7").guessed()).isTrue();
    assertThat(TextDecoding.decode("a +ADE-250".getBytes(UTF_8), "utf-7").text())
        .isEqualTo("a +ADE-250");
  }

  @Test
  void raw_names_in_headers_are_read() {
    MailText mail = MailText.with("From: ap@payer.example", "Content-Type: text/plain;");
    byte[] name = " name=\"付款通知明细表.csv\"\r\n\r\na;b\r\n".getBytes(UTF_8);
    assertThat(
            MessageTree.of(mail.raw(name).bytes(), null, ReadingLimits.DEFAULT)
                .contents()
                .get(0)
                .part()
                .name())
        .isEqualTo("付款通知明细表.csv");
  }

  @Test
  void unnamed_attachments_are_told_by_their_content() {
    assertThat(type("Invoice;Date;Amount\nA-1;1.6.;100\nA-2;2.6.;200\n")).isEqualTo("text/csv");
    assertThat(type("Dear all, we paid, thanks.\nRegards, Jane,\nAcme, Inc., Berlin\nx\n"))
        .isEqualTo("text/plain");
    assertThat(type("From: a@b\nTo: c@d\nSubject: x\nDate: y\n\nhello"))
        .isEqualTo("message/rfc822");
    byte[] wide = "A;B;C\n1;2;3\n4;5;6\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    assertThat(MediaType.of(wide, "application/octet-stream", null)).isEqualTo("text/csv");
  }

  private static String type(String content) {
    return MediaType.of(content.getBytes(UTF_8), "application/octet-stream", null);
  }
}
