package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {

  @Test
  void blocks_and_breaks_end_lines_and_inline_marks_do_not_cut_words() {
    Document html =
        Reading.html("<div>Total <b>1,2</b>50.00<br>EUR</div><p>Thanks&nbsp;  and bye</p>");
    assertThat(Reading.lines(html)).containsExactly("Total 1,250.00", "EUR", "Thanks and bye");
  }

  @Test
  void a_data_table_gives_rows_whose_columns_align_over_spans() {
    Document html =
        Reading.html(
            "<table><tr><th colspan=2>Invoice</th><th>Net</th></tr>"
                + "<tr><td rowspan=2>A-1</td><td>01.06.2026</td><td>100.00</td></tr>"
                + "<tr><td>02.06.2026</td><td>50.00</td></tr>"
                + "<tr><td colspan=2><p>Total</p></td><td><p>150.00</p></td></tr></table>");
    assertThat(html.lines().map(Reading::cells))
        .containsExactly(
            "0=Invoice 2=Net",
            "0=A-1 1=01.06.2026 2=100.00",
            "1=02.06.2026 2=50.00",
            "0=Total 2=150.00");
    Word net = html.lines().toList().get(0).words().get(1);
    assertThat(net.from()).isEqualTo(8);
    assertThat(net.to()).isEqualTo(11);
    assertThat(net.table()).isZero();
  }

  @Test
  void tables_that_only_place_blocks_are_flattened() {
    Document html =
        Reading.html(
            "<table><tr><td><table><tr><td>Logo</td></tr></table></td></tr><tr><td>"
                + "<table><tr><td>Invoice</td><td>Amount</td></tr><tr><td>A-1</td><td>100.00</td>"
                + "</tr></table></td></tr><tr><td>Bye</td></tr></table>");
    assertThat(Reading.lines(html)).containsExactly("Logo", "Invoice Amount", "A-1 100.00", "Bye");
    assertThat(html.lines().map(Line::tabular)).containsExactly(false, true, true, false);
  }

  @Test
  void cells_with_the_same_number_of_lines_are_stacked_rows() {
    Document html =
        Reading.html(
            "<table><tr><td>Invoice</td><td>Net</td></tr>"
                + "<tr><td>A-1<br>A-2</td><td>100.00<br>200.00</td></tr></table>");
    assertThat(html.lines().map(Reading::cells))
        .containsExactly("0=Invoice 1=Net", "0=A-1 1=100.00", "0=A-2 1=200.00");
  }

  @Test
  void hidden_text_never_reaches_a_line() {
    for (String hidden :
        List.of(
            "<div style='display:none'>9999.99</div>",
            "<span style='visibility: hidden'>9999.99</span>",
            "<span style='font-size:0'>9999.99</span>",
            "<span style='font-size:1px'>9999.99</span>",
            "<span style='opacity:0'>9999.99</span>",
            "<span style='color:#fefefe'>9999.99</span>",
            "<font color=white>9999.99</font>",
            "<div style='background:#336699'><span style='color:#336699'>9999.99</span></div>",
            "<div style='position:absolute;left:-9999px'>9999.99</div>",
            "<div style='mso-hide:all'>9999.99</div>",
            "<div style='max-height:0;overflow:hidden'>9999.99</div>",
            "<p hidden>9999.99</p>",
            "<style>.x{display:none}</style><p class=x>9999.99</p>",
            "<style>#y, .z b {color:white !important}</style><p id=y style='color:black'>9999.99</p>",
            "<!-- 9999.99 -->",
            "<table><tr style='display:none'><td>A-9</td><td>9999.99</td></tr></table>")) {
      Document html = Reading.html("<body><p>Paid 100.00</p>" + hidden + "</body>");
      assertThat(Reading.lines(html)).as(hidden).containsExactly("Paid 100.00");
      assertThat(html.has(Code.HIDDEN_CONTENT)).as(hidden).isTrue();
      assertThat(html.hidden()).as(hidden).anyMatch(h -> h.text().contains("9999.99"));
    }
  }

  @Test
  void digits_hidden_inside_a_number_are_not_seen() {
    Document html = Reading.html("<p>1<span style='font-size:0'>9</span>250.00</p>");
    assertThat(Reading.lines(html)).containsExactly("1250.00");
    assertThat(html.has(Code.HIDDEN_CONTENT)).isTrue();
  }

  @Test
  void what_honest_mails_hide_is_no_alarm() {
    Document preheader =
        Reading.html("<div style='display:none'>Your payment of 100.00</div><p>Paid 100.00</p>");
    assertThat(preheader.hidden()).hasSize(1);
    assertThat(preheader.flags()).isEmpty();
    Document button =
        Reading.html(
            "<table><tr><td bgcolor='#003366'><a style='color:#fff'>View 100.00</a></td></tr></table>"
                + "<td style='font-size:0'><span style='font-size:14px'>shown</span></td>"
                + "<style>@media (max-width:600px){p{display:none}}</style><p>text</p>");
    assertThat(Reading.lines(button)).containsExactly("View 100.00", "shown", "text");
    assertThat(button.flags()).isEmpty();
    assertThat(Reading.html("<!-- 600px v2 --><p>x</p>").flags()).isEmpty();
  }

  @Test
  void endless_nesting_is_cut_and_said() {
    Document html = Reading.html("<div>".repeat(5_000) + "deep 1.00" + "</div>".repeat(5_000));
    assertThat(html.has(Code.TRUNCATED)).isTrue();
    assertThat(html.lines()).isEmpty();
  }
}
