package io.quittance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.LayoutAdviceReader;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page of a message, seen as HTML. */
class MessageReportTest {
  private static Document page(String file, byte[] content) {
    ReadMessage message = new InProcessReader(ReadingLimits.DEFAULT).read(content, file);
    MessageReport report =
        new MessageReport((pdf, page, dpi, passwords) -> Optional.of(new byte[] {1}));
    return Jsoup.parse(report.html(file, content, message, new LayoutAdviceReader().read(message)));
  }

  private static Document fixture(String name) throws IOException {
    return page("mail.eml", Files.readAllBytes(Path.of("fixtures", name, "mail.eml")));
  }

  @Test
  void every_value_has_its_mark_in_the_source() throws IOException {
    for (String name :
        new String[] {
          "pdf-credit-memo-netted",
          "xlsx-header-in-row-6",
          "csv-credit-memo",
          "hidden-html-second-table"
        }) {
      Document page = fixture(name);
      assertThat(page.select("button.v")).as(name).hasSizeGreaterThan(10);
      for (Element value : page.select("button.v")) {
        String id = value.attr("data-ev");
        assertThat(page.select(".source [data-ev~=\\b" + id + "\\b]")).as(name + id).isNotEmpty();
      }
    }
  }

  @Test
  void hidden_content_stands_apart_and_carries_no_mark() throws IOException {
    Document page = fixture("hidden-html-second-table");
    assertThat(page.select("aside.hidden").text()).contains("INV-209033");
    assertThat(page.select("aside.hidden [data-ev]")).isEmpty();
    assertThat(page.select(".text, .grid").text()).doesNotContain("INV-209033");
  }

  @Test
  void a_part_that_was_not_read_is_listed_with_its_reason() throws IOException {
    assertThat(fixture("encrypted-pdf").select(".parts .aside").text()).contains("encrypted");
  }

  @Test
  void a_problem_says_that_its_place_is_a_part() throws IOException {
    assertThat(fixture("encrypted-pdf").select(".problems").text()).endsWith("password (part 2)");
  }

  @Test
  void the_same_hidden_text_is_listed_once() {
    String comment = "<!-- internal note -->";
    String mail =
        "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            + "<p>Hello</p>"
            + comment.repeat(3);
    Document page = page("mail.eml", mail.getBytes(StandardCharsets.UTF_8));
    assertThat(page.select("aside.hidden li").eachText()).hasSize(1);
    assertThat(page.select("aside.hidden li").text()).endsWith("3 times");
  }

  @Test
  void nothing_that_a_sender_wrote_is_markup_or_loads_anything() {
    String mail =
        "From: \"<img src=x onerror=alert(1)>\" <a@b.example>\r\n"
            + "Subject: <script>alert(1)</script>\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "We paid EUR 12.00 <script>alert(2)</script> \"onmouseover='x'\r\n"
            + "Invoice <b>INV-1</b> 12.00\r\n";
    Document page = page("\"><script>.eml", mail.getBytes(StandardCharsets.UTF_8));
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, link, iframe, object, form, .source b, [style], [onmouseover]"))
        .isEmpty();
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'")
        .contains("script-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.select("h1").text()).isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void pages_of_two_files_of_one_name_have_two_names() {
    assertThat(ReportFolder.pageName(0, "../a/mail.eml")).isEqualTo("0001-a-mail.eml.html");
    assertThat(ReportFolder.pageName(1, "../a/mail.eml")).isEqualTo("0002-a-mail.eml.html");
  }

  @Test
  void characters_that_turn_the_text_around_become_a_box() {
    assertThat(Html.escaped("a\u202eb\u0000<")).isEqualTo("a\u25a1b\u25a1&lt;");
  }
}
