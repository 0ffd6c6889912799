package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known way to keep text from sight: apart, flagged, never in a line. */
class HiddenContentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='display:none'>9,999.00</div>",
        "<div style='visibility:hidden'>9,999.00</div>",
        "<div style='visibility:collapse'>9,999.00</div>",
        "<div style='opacity:0'>9,999.00</div>",
        "<div style='font-size:0'>9,999.00</div>",
        "<div style='font-size:1px'>9,999.00</div>",
        "<div style='font:0/0 a'>9,999.00</div>",
        "<div style='color:#fff'>9,999.00</div>",
        "<div style='color:#fdfdfd'>9,999.00</div>",
        "<div style='color:white'>9,999.00</div>",
        "<div style='color:transparent'>9,999.00</div>",
        "<div style='color:rgba(0,0,0,0)'>9,999.00</div>",
        "<div style='-webkit-text-fill-color:#fff'>9,999.00</div>",
        "<div style='background:#123456;color:#123456'>9,999.00</div>",
        "<div style='background-color:#eee;color:#f0f0f0'>9,999.00</div>",
        "<font color=white>9,999.00</font>",
        "<table><tr><td bgcolor=#000080><font color=#000080>9,999.00</font></td></tr></table>",
        "<div style='position:absolute;left:-9999px'>9,999.00</div>",
        "<div style='position:absolute;left:9999px'>9,999.00</div>",
        "<div style='position:fixed;top:-999em'>9,999.00</div>",
        "<div style='text-indent:-9999px'>9,999.00</div>",
        "<div style='margin-left:-9999px'>9,999.00</div>",
        "<div style='transform:translateX(-9999px)'>9,999.00</div>",
        "<div style='transform:scale(0)'>9,999.00</div>",
        "<div style='height:0;overflow:hidden'>9,999.00</div>",
        "<div style='max-height:0px;overflow:hidden'>9,999.00</div>",
        "<div style='width:1px;overflow:hidden'>9,999.00</div>",
        "<div style='clip:rect(0,0,0,0);position:absolute'>9,999.00</div>",
        "<div style='clip-path:inset(50%)'>9,999.00</div>",
        "<div style='clip-path:circle(0)'>9,999.00</div>",
        "<div style='mso-hide:all'>9,999.00</div>",
        "<div hidden>9,999.00</div>",
        "<div style='content-visibility:hidden'>9,999.00</div>",
        "<input type=hidden value='9,999.00'>",
        "<!-- paid 9,999.00 -->",
        "<style>.x{display:none}</style><div class=x>9,999.00</div>",
        "<style>div p{color:#fff}</style><div><p>9,999.00</p></div>"
      })
  void hidden_html(String markup) {
    Document html = Reading.html("<p>Paid 100.00</p>" + markup);
    assertThat(Reading.lines(html)).containsExactly("Paid 100.00");
    assertThat(html.hidden()).anyMatch(hidden -> hidden.text().contains("9,999.00"));
    assertThat(html.has(Flag.Code.HIDDEN_CONTENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='color:#333;background:#fff'>100.00</div>",
        "<div style='background:#000080;color:#fff'>100.00</div>",
        "<div style='font:12px/0 Arial'>100.00</div>",
        "<div style='transform:scale(0.9)'>100.00</div>",
        "<div style='position:absolute;left:-20px'>100.00</div>",
        "<div style='height:0'>100.00</div>",
        "<input type=text value=100.00>"
      })
  void what_is_seen_stays(String markup) {
    Document html = Reading.html(markup);
    assertThat(Reading.lines(html)).containsExactly("100.00");
    assertThat(html.flags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INV-1024\uDB40\uDC41",
        "1\u200B,250.00",
        "INV\u200D-1024",
        "1\u00AD250.00",
        "1\uFE0F250.00",
        "\u202E00.521\u202C",
        "12\u2063 50",
        "1\u3164250",
        "\u0406NV-1024",
        "\u0399NV-1024",
        "\u0410\u0412\u0421-1024",
        "INV-\uE0241024",
        "\uD835\uDFCF\uD835\uDFD0"
      })
  void odd_characters_in_tokens_with_digits(String token) {
    Document text = Reading.text("x", "Paid 100.00 for " + token + " today");
    assertThat(text.has(Flag.Code.ODD_CHARACTERS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Оплата по АКТ-12 на сумму 100,00",
        "請求書INV-1024 金額100円",
        "Rechnung für Mai: 1.250,00 €",
        "10μm 100.00",
        "Hi 😀 100.00"
      })
  void honest_characters_are_no_alarm(String line) {
    assertThat(Reading.text("x", line).has(Flag.Code.ODD_CHARACTERS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xls", "xlsx"})
  void text_of_a_workbook_too_small_to_see(String format) throws IOException {
    try (Workbook workbook = format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
      Font font = workbook.createFont();
      font.setFontHeightInPoints((short) 1);
      CellStyle style = workbook.createCellStyle();
      style.setFont(font);
      Row row = workbook.createSheet("S").createRow(0);
      row.createCell(0).setCellValue(100);
      row.createCell(1).setCellValue(9999);
      row.getCell(1).setCellStyle(style);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      Document document = Reading.document(out.toByteArray(), "a." + format);
      assertThat(Reading.lines(document)).containsExactly("100");
      assertThat(Reading.hows(document)).containsExactly("smaller than 2 points");
    }
  }

  @Test
  void tags_are_odd_wherever_they_stand() {
    assertThat(Reading.text("x", "Paid\uDB40\uDC41 all").has(Flag.Code.ODD_CHARACTERS)).isTrue();
  }
}
