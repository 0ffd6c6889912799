package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quittance.document.Document.Flag.Code;
import io.quittance.message.Part.Fate;
import io.quittance.message.ReadingLimits;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;

class PdfReaderTest {

  private static final PDFont FONT = new PDType1Font(FontName.HELVETICA);

  /** What a test draws on a page. */
  private interface Drawing {
    void on(PDPageContentStream page, PDDocument pdf) throws IOException;
  }

  private static byte[] pdf(int rotation, Drawing... pages) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      for (Drawing drawing : pages) {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setRotation(rotation);
        pdf.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(pdf, page)) {
          drawing.on(stream, pdf);
        }
      }
      return bytes(pdf);
    }
  }

  private static byte[] bytes(PDDocument pdf) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pdf.save(out);
    return out.toByteArray();
  }

  private static void text(PDPageContentStream page, double x, double y, String text)
      throws IOException {
    page.beginText();
    page.setFont(FONT, 10);
    page.newLineAtOffset((float) x, (float) y);
    page.showText(text);
    page.endText();
  }

  private static Document read(byte[] pdf) {
    return Reading.document(pdf, "a.pdf");
  }

  @Test
  void rows_are_rebuilt_from_a_table_drawn_column_by_column() throws IOException {
    Document pdf =
        read(
            pdf(
                0,
                (page, file) -> {
                  List<List<String>> columns =
                      List.of(
                          List.of("1,250.00", "75.50", "Amount"),
                          List.of("A-1001", "A-1002", "Invoice"));
                  double[] x = {300, 50};
                  double[] y = {700, 680, 720};
                  for (int column = 0; column < 2; column++) {
                    for (int row = 0; row < 3; row++) {
                      text(page, x[column], y[row], columns.get(column).get(row));
                    }
                  }
                }));
    assertThat(Reading.lines(pdf))
        .containsExactly("Invoice Amount", "A-1001 1,250.00", "A-1002 75.50");
    Word amount = pdf.lines().toList().get(1).words().get(1);
    assertThat(amount.box().x0()).isCloseTo(300, within(0.5));
    assertThat(amount.box().y0()).isBetween(842 - 700 - 10.0, 842 - 700.0);
    assertThat(amount.box().y1()).isBetween(842 - 700.0, 842 - 700 + 4.0);
    assertThat(amount.box().x1()).isCloseTo(300 + 38.9, within(1.0));
    assertThat(pdf.flags()).isEmpty();
    assertThat(pdf.pages().get(0).width()).isCloseTo(595.28, within(0.1));
  }

  @Test
  void glyphs_drawn_one_by_one_become_words() throws IOException {
    Document pdf =
        read(
            pdf(
                0,
                (page, file) -> {
                  double x = 50;
                  for (char c : "Total 1,250.00".toCharArray()) {
                    String one = String.valueOf(c);
                    if (c != ' ') {
                      text(page, x, 500, one);
                    }
                    x += FONT.getStringWidth(one) / 100;
                  }
                }));
    assertThat(Reading.lines(pdf)).containsExactly("Total 1,250.00");
    assertThat(pdf.lines().toList().get(0).words()).hasSize(2);
  }

  @Test
  void fake_bold_is_read_once_and_small_raised_text_stays_in_its_row() throws IOException {
    Document pdf =
        read(
            pdf(
                0,
                (page, file) -> {
                  text(page, 50, 500, "TOTAL 11.00");
                  text(page, 50.3, 500, "TOTAL 11.00");
                  text(page, 50, 480, "next");
                  text(page, 300, 502, "*)");
                }));
    assertThat(Reading.lines(pdf)).containsExactly("TOTAL 11.00 *)", "next");
  }

  @Test
  void a_turned_page_is_read_as_displayed() throws IOException {
    byte[] turned =
        pdf(
            90,
            (page, file) -> {
              page.beginText();
              page.setFont(FONT, 10);
              // Upright on the displayed page: displayed x is the page's y, displayed y its x.
              page.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 100, 50));
              page.showText("Invoice A-1");
              page.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 120, 50));
              page.showText("Net 99.00");
              page.endText();
            });
    Document pdf = read(turned);
    assertThat(Reading.lines(pdf)).containsExactly("Invoice A-1", "Net 99.00");
    assertThat(pdf.pages().get(0).width()).isCloseTo(841.89, within(0.1));
    Box box = pdf.lines().toList().get(0).words().get(0).box();
    assertThat(box.x0()).isCloseTo(50, within(0.5));
    assertThat(box.y1()).isBetween(100.0, 104.0);
  }

  @Test
  void two_columns_share_their_rows_and_pages_go_on_counting() throws IOException {
    Document pdf =
        read(
            pdf(
                0,
                (page, file) -> {
                  text(page, 50, 700, "A-1  10.00");
                  text(page, 50, 685, "A-2  20.00");
                  text(page, 320, 700, "A-3  30.00");
                  text(page, 320, 685, "A-4  40.00");
                },
                (page, file) -> text(page, 50, 700, "Total 100.00")));
    assertThat(Reading.lines(pdf))
        .containsExactly("A-1 10.00 A-3 30.00", "A-2 20.00 A-4 40.00", "Total 100.00");
    assertThat(pdf.lines().map(Line::number)).containsExactly(1, 2, 3);
    assertThat(pdf.pages()).hasSize(2);
  }

  @Test
  void text_that_nobody_sees_is_apart_and_flagged() throws IOException {
    Document pdf =
        read(
            pdf(
                0,
                (page, file) -> {
                  text(page, 50, 700, "Paid 100.00");
                  page.setNonStrokingColor(Color.WHITE);
                  text(page, 50, 680, "white 9001");
                  page.setNonStrokingColor(new Color(0, 51, 102));
                  page.addRect(40, 590, 300, 30);
                  page.fill();
                  page.setNonStrokingColor(Color.WHITE);
                  text(page, 50, 600, "White on blue");
                  page.setNonStrokingColor(Color.BLACK);
                  page.setRenderingMode(RenderingMode.NEITHER);
                  text(page, 50, 560, "mode 9003");
                  page.setRenderingMode(RenderingMode.FILL);
                  text(page, 50, 900, "off 9004");
                  text(page, 50, 540, "under 9005");
                  page.setNonStrokingColor(Color.LIGHT_GRAY);
                  page.addRect(40, 530, 300, 30);
                  page.fill();
                  page.setNonStrokingColor(Color.BLACK);
                  page.beginText();
                  page.setFont(FONT, 1);
                  page.newLineAtOffset(50, 500);
                  page.showText("tiny 9006");
                  page.endText();
                  PDExtendedGraphicsState clear = new PDExtendedGraphicsState();
                  clear.setNonStrokingAlphaConstant(0f);
                  page.setGraphicsStateParameters(clear);
                  text(page, 50, 480, "clear 9007");
                }));
    assertThat(Reading.lines(pdf)).containsExactly("Paid 100.00", "White on blue");
    assertThat(pdf.hidden())
        .extracting(Document.Hidden::text, Document.Hidden::how)
        .contains(
            org.assertj.core.groups.Tuple.tuple("white 9001", "colour of the background"),
            org.assertj.core.groups.Tuple.tuple("mode 9003", "rendering mode 3"),
            org.assertj.core.groups.Tuple.tuple("off 9004", "off the page"),
            org.assertj.core.groups.Tuple.tuple("under 9005", "covered by what is painted over it"),
            org.assertj.core.groups.Tuple.tuple("tiny 9006", "smaller than 2 points"),
            org.assertj.core.groups.Tuple.tuple("clear 9007", "transparent"));
    assertThat(pdf.has(Code.HIDDEN_CONTENT)).isTrue();
  }

  @Test
  void the_text_layer_of_a_scan_is_no_deceit_and_no_evidence_where_the_scan_shows_nothing()
      throws IOException {
    Document pdf =
        read(
            pdf(
                0,
                (page, file) -> {
                  BufferedImage scan = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
                  page.drawImage(LosslessFactory.createFromImage(file, scan), 0, 0, 595, 842);
                  page.setRenderingMode(RenderingMode.NEITHER);
                  text(page, 50, 700, "Paid 100.00");
                }));
    assertThat(pdf.lines()).isEmpty();
    assertThat(pdf.has(Code.NO_TEXT)).isTrue();
    assertThat(pdf.has(Code.HIDDEN_CONTENT)).isFalse();
    assertThat(pdf.hidden()).isEmpty();
  }

  @Test
  void encrypted_and_broken_files_are_outcomes() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      ReadMessage read = Reading.file(bytes(pdf), "a.pdf");
      assertThat(read.parts().get(0).fate()).isEqualTo(Fate.ENCRYPTED);
    }
    byte[] broken = "%PDF-1.7\n1 0 obj nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    ReadMessage read = Reading.file(broken, "a.pdf");
    assertThat(read.parts().get(0).fate()).isEqualTo(Fate.UNREADABLE);
    assertThat(read.parts().get(0).reason()).startsWith("a broken PDF: ");
    assertThat(read.documents()).isEmpty();
  }

  @Test
  void pages_beyond_the_limit_are_told() throws IOException {
    Drawing page = (stream, file) -> text(stream, 50, 700, "page");
    ReadingLimits two = ReadingLimits.DEFAULT.withContent(2, 100, 100, 1000);
    Document pdf =
        new InProcessReader(two)
            .read(pdf(0, page, page, page), "a.pdf")
            .document("1")
            .orElseThrow();
    assertThat(pdf.pages()).hasSize(2);
    assertThat(pdf.flags())
        .containsExactly(new Document.Flag(Code.TRUNCATED, "only the first 2 of 3 pages are read"));
  }

  @Test
  void a_page_can_be_drawn_within_the_limit_of_pixels() throws IOException {
    byte[] pdf = pdf(0, (page, file) -> text(page, 50, 700, "Paid"));
    PdfPageImages images = new PdfPageImages(ReadingLimits.DEFAULT);
    byte[] png = images.render(pdf, 1, 72).orElseThrow();
    BufferedImage image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(595);
    assertThat(images.render(pdf, 2, 72)).isEmpty();
    assertThat(images.render(new byte[] {1}, 1, 72)).isEmpty();
  }
}
