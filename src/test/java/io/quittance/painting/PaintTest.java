package io.quittance.painting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.workbench.SampleDocuments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How marked text and grids come out, without a page around them. */
class PaintTest {
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
