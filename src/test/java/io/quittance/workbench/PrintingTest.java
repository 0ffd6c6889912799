package io.quittance.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How amounts, names and marked text come out, without a page around them. */
class PrintingTest {
  @Test
  void an_amount_is_grouped_and_never_rounded() {
    assertThat(Figures.grouped("-1234567.50")).isEqualTo("-1,234,567.50");
    assertThat(Figures.grouped("999")).isEqualTo("999");
    assertThat(Figures.grouped(new BigDecimal("1000.0005"))).isEqualTo("1,000.0005");
    assertThat(Figures.grouped("1E+5")).isEqualTo("1E+5");
    assertThat(Figures.withCurrency(Money.parse("125000", "JPY"))).isEqualTo("JPY 125,000");
    assertThat(Figures.unlessZero("0.00")).isEmpty();
  }

  @Test
  void a_sender_is_taken_apart_for_display_only() {
    assertThat(Sender.of("\"Müller, AP\" <ap@m.example>"))
        .isEqualTo(new Sender("Müller, AP", "ap@m.example"));
    assertThat(Sender.of("ap@m.example")).isEqualTo(new Sender("ap@m.example", ""));
    assertThat(Sender.of("<ap@m.example>")).isEqualTo(new Sender("ap@m.example", ""));
    assertThat(Sender.of(" ")).isEqualTo(new Sender("(no sender)", ""));
  }

  @Test
  void a_saved_file_has_a_name_that_breaks_no_header_and_no_folder() {
    assertThat(Files.name("../../etc/passwd", "1.2")).isEqualTo("_.._etc_passwd");
    assertThat(Files.name("a\"\r\nSet-Cookie: x.pdf", "1.2")).isEqualTo("a___Set-Cookie_ x.pdf");
    assertThat(Files.name(null, "1.2")).isEqualTo("part-1.2");
  }

  @Test
  void values_that_overlap_share_the_letters_they_share() {
    Document text = SampleDocuments.text("1", "Total USD 12.00 paid");
    Line line = text.lines().findFirst().orElseThrow();
    List<Evidence.Spot> spots =
        List.of(spot("a", "USD 12.00", 6, 15, false), spot("b", "12.00", 10, 15, true));
    DocumentView.TextLine painted = PaintText.paint(List.of(line), spots).lines().get(0);
    assertThat(painted.segments())
        .containsExactly(
            new DocumentView.Segment("Total ", "", "", false),
            new DocumentView.Segment("USD ", "a", "value", false),
            new DocumentView.Segment("12.00", "a b", "value", true),
            new DocumentView.Segment(" paid", "", "", false));
  }

  @Test
  void text_keeps_its_columns_and_only_prose_may_wrap() {
    Document text = SampleDocuments.text("1", "INV-1      12.00\nwe paid today");
    List<DocumentView.TextLine> lines = PaintText.paint(text.lines().toList(), List.of()).lines();
    assertThat(lines.get(0).segments().get(0).text()).isEqualTo("INV-1      12.00");
    assertThat(lines).extracting(DocumentView.TextLine::prose).containsExactly(false, true);
  }

  @Test
  void figures_stand_right_and_numbers_with_letters_or_dates_left() {
    Document csv =
        new Document(
            "1",
            Document.Kind.CSV,
            List.of(
                SampleDocuments.table(
                    Document.Kind.CSV, 1, null, 1, "INV-1|1.234,50|USD 12|14.10.2026|2026-10-14")),
            List.of(),
            List.of());
    DocumentView.Block block =
        PaintGrid.paint(csv.kind(), csv.pages().get(0), csv.lines().toList(), List.of());
    assertThat(block.rows().get(0).cells())
        .extracting(DocumentView.Cell::figure)
        .containsExactly(false, true, true, false, false);
    assertThat(PaintGrid.letters(27)).isEqualTo("AB");
  }

  private static Evidence.Spot spot(String id, String printed, int from, int to, boolean doubtful) {
    return new Evidence.Spot(
        id,
        "value",
        new Value(printed, 1, doubtful, "1", 1, null, null, null, 1, new Value.Columns(from, to)));
  }
}
