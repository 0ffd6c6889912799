package io.quittance.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag;
import org.junit.jupiter.api.Test;

class RtfReaderTest {

  private static Document rtf(String body) {
    return Reading.document(
        ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 A;}"
                + "{\\f2\\fcharset128 M;}}{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue128;}"
                + body
                + "}")
            .getBytes(ISO_8859_1),
        "a.rtf");
  }

  @Test
  void rows_keep_their_columns_also_where_cells_are_empty_or_merged() {
    Document document =
        rtf(
            "Remittance\\par\\trowd\\cellx2000\\cellx4000\\cellx6000\\pard\\intbl Invoice\\cell"
                + " Date\\cell Amount\\cell\\row"
                + "\\trowd\\cellx2000\\cellx4000\\cellx6000\\pard\\intbl A-1\\cell\\cell 100.00\\cell\\row"
                + "\\trowd\\cellx4000\\cellx6010\\pard\\intbl Total\\cell 100.00\\cell\\row"
                + "\\pard Regards\\par");
    assertThat(Reading.lines(document).get(0)).isEqualTo("Remittance");
    assertThat(document.lines().skip(1).limit(3).map(Reading::cells))
        .containsExactly("0=Invoice 1=Date 2=Amount", "0=A-1 2=100.00", "0=Total 2=100.00");
    assertThat(Reading.lines(document).get(4)).isEqualTo("Regards");
  }

  @Test
  void characters_of_every_code_page_are_read() {
    assertThat(Reading.lines(rtf("M\\'fcller {\\f1 \\'b3\\'f3d\\'9f}\\par")))
        .containsExactly("Müller łódź");
    assertThat(Reading.lines(rtf("{\\f2 \\'93\\'fa\\'96{}} x\\par"))).hasSize(1);
    assertThat(Reading.lines(rtf("{\\f2 \\'8e\\'78\\'95\\'a5}\\par"))).containsExactly("支払");
    assertThat(Reading.lines(rtf("{\\f2 \\'8ex\\'95\\'a5}\\par"))).containsExactly("支払");
    assertThat(Reading.lines(rtf("10 \\u8364?\\uc2\\u8364\\'a4\\'a4 {\\uc0\\u262 }\\par")))
        .containsExactly("10 €€ Ć");
  }

  @Test
  void text_that_word_does_not_show_is_hidden() {
    Document document =
        rtf(
            "A-1 100.00 {\\v A-2 200.00}{\\cf1 A-3 300.00}{\\fs2 A-4 400.00}{\\deleted 55}\\par"
                + "\\trowd\\clcbpat2\\cellx2000\\cellx4000\\pard\\intbl{\\cf1 Invoice}\\cell x\\cell\\row");
    assertThat(Reading.lines(document)).containsExactly("A-1 100.00", "Invoice x");
    assertThat(document.hidden())
        .extracting(Document.Hidden::text)
        .containsExactly("A-2 200.00", "A-3 300.00", "A-4 400.00", "55");
    assertThat(document.has(Flag.Code.HIDDEN_CONTENT)).isTrue();
  }

  @Test
  void html_wrapped_by_outlook_comes_out_as_it_was() {
    Document document =
        Reading.document(
            ("{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag19 <html>}{\\*\\htmltag64 <table>}"
                    + "{\\*\\htmltag64 <tr><td>}\\htmlrtf {\\htmlrtf0 A-1\\htmlrtf }\\htmlrtf0"
                    + "{\\*\\htmltag64 </td><td>}100.00 \\'80{\\*\\htmltag84 &nbsp;}\\htmlrtf \\par"
                    + "\\htmlrtf0 {\\*\\htmltag64 </td></tr></table>}}")
                .getBytes(ISO_8859_1),
            "a.rtf");
    assertThat(document.kind()).isEqualTo(Document.Kind.HTML);
    assertThat(document.lines().map(Reading::cells)).containsExactly("0=A-1 1=100.00 €");
  }

  @Test
  void broken_rtf_gives_what_is_there() {
    assertThat(Reading.lines(rtf("paid \\'4\\'zz\\u\\'{\\*\\bad \\bin99999999 "))).hasSize(1);
    assertThat(Reading.lines(rtf("{".repeat(50_000) + "paid" + "}".repeat(50_000) + " A-1")))
        .containsExactly("paid A-1");
  }
}
