package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quittance.document.Document.Flag.Code;
import io.quittance.document.scan.DrawnPage;
import io.quittance.message.MailText;
import io.quittance.message.Part.Fate;
import io.quittance.message.ReadingLimits;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;

class ScannedDocumentTest {

  private static final int DPI = 200;
  private static final ReadingLimits LIMITS = ReadingLimits.DEFAULT;

  private static DrawnPage page(double skew, int rules, long seed) {
    DrawnPage.Look look =
        new DrawnPage.Look(
            Font.SANS_SERIF, 10, DPI, skew, 8, 0.4, rules, false, false, DrawnPage.ENGLISH);
    return new DrawnPage(look, 6, seed);
  }

  private static List<String> rows(DrawnPage page) {
    return page.table().stream().map(row -> String.join(" ", row)).toList();
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static BufferedImage sideways(BufferedImage image) {
    AffineTransform turn = AffineTransform.getTranslateInstance(image.getHeight(), 0);
    turn.quadrantRotate(1);
    BufferedImage turned =
        new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(image, turned);
  }

  private static byte[] tiff(BufferedImage... pages) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private static void write(PDPageContentStream stream, double x, double y, String text)
      throws IOException {
    stream.beginText();
    stream.setFont(new PDType1Font(FontName.HELVETICA), 10);
    stream.newLineAtOffset((float) x, (float) y);
    stream.showText(text);
    stream.endText();
  }

  /** A page of text, then the scan with an unseen word over one of its amounts. */
  private static byte[] mixed(DrawnPage scan, String amount, String layer) throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      PDPage text = new PDPage(PDRectangle.A4);
      pdf.addPage(text);
      try (PDPageContentStream stream = new PDPageContentStream(pdf, text)) {
        write(stream, 50, 700, "Covering letter, see the next page");
      }
      PDPage picture = new PDPage(PDRectangle.A4);
      pdf.addPage(picture);
      try (PDPageContentStream stream = new PDPageContentStream(pdf, picture)) {
        float width = picture.getMediaBox().getWidth();
        float height = picture.getMediaBox().getHeight();
        stream.drawImage(LosslessFactory.createFromImage(pdf, scan.image()), 0, 0, width, height);
        stream.setRenderingMode(RenderingMode.NEITHER);
        Point2D middle = scan.middle(amount);
        double points = width / scan.image().getWidth();
        write(stream, middle.getX() * points - 10, height - middle.getY() * points - 3, layer);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static Word word(Document document, String text) {
    return document
        .lines()
        .flatMap(line -> line.words().stream())
        .filter(word -> word.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_skewed_noisy_table_with_a_grid_is_read_row_by_row_with_the_place_of_every_word()
      throws IOException {
    DrawnPage drawn = page(1.2, 2, 3);
    Document read = Reading.document(png(drawn.image()), "scan.png");
    assertThat(read.kind()).isEqualTo(Document.Kind.IMAGE);
    assertThat(Reading.lines(read)).containsSubsequence(rows(drawn));
    assertThat(read.flags())
        .containsExactly(new Document.Flag(Code.OCR, "page 1 was recognised from a picture"));
    Page page = read.pages().get(0);
    assertThat(page.width()).isCloseTo(595, within(1.0));
    assertThat(page.height()).isCloseTo(842, within(1.0));
    assertThat(page.turn()).isCloseTo(1.2, within(0.1));
    for (List<String> row : drawn.table()) {
      Word number = word(read, row.get(0));
      Point2D middle = drawn.middle(row.get(0));
      assertThat((number.box().x0() + number.box().x1()) / 2)
          .isCloseTo(middle.getX() * 72 / DPI, within(3.0));
      assertThat((number.box().y0() + number.box().y1()) / 2)
          .isCloseTo(middle.getY() * 72 / DPI, within(3.0));
      assertThat(number.sureness()).isBetween(0.3, 1.0);
    }
  }

  @Test
  void a_page_laid_in_sideways_is_read_and_its_columns_stand_straight() throws IOException {
    DrawnPage drawn = page(0, 0, 4);
    Document read = Reading.document(png(sideways(drawn.image())), "scan.png");
    assertThat(Reading.lines(read)).containsSubsequence(rows(drawn));
    Page page = read.pages().get(0);
    assertThat(page.turn()).isCloseTo(90, within(0.2));
    assertThat(page.width()).isCloseTo(842, within(1.0));
    List<Double> rights =
        page.lines().stream()
            .filter(line -> line.words().size() == 5)
            .filter(line -> line.words().get(1).text().matches("\\d\\d\\.\\d\\d\\.2026"))
            .map(line -> page.straight(line).words().get(4).box().x1())
            .toList();
    assertThat(rights).isNotEmpty().allSatisfy(x -> assertThat(x).isCloseTo(540, within(3.0)));
  }

  @Test
  void a_page_upside_down_or_on_its_other_side_is_turned() throws IOException {
    DrawnPage drawn = page(0.6, 0, 9);
    BufferedImage over = sideways(sideways(drawn.image()));
    Document upsideDown = Reading.document(png(over), "over.png");
    assertThat(Reading.lines(upsideDown)).containsSubsequence(rows(drawn));
    assertThat(Math.abs(upsideDown.pages().get(0).turn())).isCloseTo(179.4, within(0.8));
    Document other = Reading.document(png(sideways(over)), "other.png");
    assertThat(Reading.lines(other)).containsSubsequence(rows(drawn));
    assertThat(other.pages().get(0).turn()).isCloseTo(-89.4, within(0.2));
  }

  @Test
  void every_page_of_a_tiff_is_read() throws IOException {
    DrawnPage one = page(-0.8, 1, 5);
    DrawnPage two = page(0, 0, 6);
    Document read = Reading.document(tiff(one.image(), two.image()), "fax.tif");
    assertThat(read.pages()).hasSize(2);
    assertThat(read.pages().get(0).lines()).extracting(Line::text).containsAll(rows(one));
    assertThat(read.pages().get(1).lines()).extracting(Line::text).containsAll(rows(two));
  }

  @Test
  void a_pdf_is_read_page_by_page_as_text_or_picture_and_the_layer_of_the_scan_only_makes_doubt()
      throws IOException {
    DrawnPage drawn = page(0, 0, 7);
    String amount = drawn.table().get(2).get(2);
    Document read = Reading.document(mixed(drawn, amount, "999.99"), "mixed.pdf");
    assertThat(read.pages().get(0).lines().get(0).text())
        .isEqualTo("Covering letter, see the next page");
    assertThat(read.pages().get(0).lines().get(0).words().get(0).sureness()).isNull();
    assertThat(Reading.lines(read)).containsSubsequence(rows(drawn)).doesNotContain("999.99");
    assertThat(word(read, amount).sureness()).isLessThan(0.5);
    assertThat(word(read, drawn.table().get(2).get(0)).sureness()).isGreaterThan(0.7);
    assertThat(read.has(Code.OCR)).isTrue();
    assertThat(read.has(Code.HIDDEN_CONTENT)).isFalse();
    assertThat(read.hidden()).isEmpty();
  }

  @Test
  void a_picture_of_too_many_pixels_is_told_by_its_header_and_never_decoded() {
    ByteBuffer header =
        ByteBuffer.allocate(17).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    header.putInt(100_000).putInt(100_000).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 check = new CRC32();
    check.update(header.array());
    ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}).putInt(13);
    png.put(header.array()).putInt((int) check.getValue());
    ReadMessage read = Reading.file(png.array(), "bomb.png");
    assertThat(read.parts().get(0).fate()).isEqualTo(Fate.TOO_LARGE);
    assertThat(read.parts().get(0).reason())
        .isEqualTo("page 1 has 100000 x 100000 pixels, the limit is 40000000");
    ReadMessage broken =
        Reading.file("\u0089PNG".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), "a.png");
    assertThat(broken.parts().get(0).fate()).isEqualTo(Fate.UNREADABLE);
  }

  @Test
  void an_empty_page_has_no_text_and_pages_beyond_the_limit_are_told() throws IOException {
    BufferedImage blank = new BufferedImage(1654, 2339, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = blank.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1654, 2339);
    graphics.dispose();
    Document read =
        new InProcessReader(LIMITS.withPictures(LIMITS.imagePixels(), 1, 10))
            .read(tiff(blank, blank), "blank.tif")
            .document("1")
            .orElseThrow();
    assertThat(read.lines()).isEmpty();
    assertThat(read.flags())
        .containsExactly(
            new Document.Flag(Code.NO_TEXT, "page 1 is a picture without text"),
            new Document.Flag(Code.TRUNCATED, "only the first 1 pictures of pages are read"));
  }

  @Test
  void a_logo_in_a_body_is_no_content_and_a_picture_of_a_table_is_read() throws IOException {
    BufferedImage logo = new BufferedImage(800, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = logo.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 800, 300);
    graphics.setColor(Color.BLUE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 80));
    graphics.drawString("ACME Group", 100, 180);
    graphics.dispose();
    DrawnPage table = page(0, 1, 8);
    MailText mail = MailText.headers("Paid", "Content-Type: multipart/related; boundary=r", "");
    mail.lines("--r", "Content-Type: text/html", "", "<p>see the picture</p>");
    for (BufferedImage image : List.of(logo, logo.getSubimage(0, 0, 300, 100), table.image())) {
      mail.lines("--r", "Content-Type: image/png", "Content-ID: <i>");
      mail.lines("Content-Transfer-Encoding: base64", "");
      mail.lines(Base64.getMimeEncoder().encodeToString(png(image)));
    }
    byte[] bytes = mail.lines("--r--").bytes();
    try (ChildProcessReader reader = new ChildProcessReader(LIMITS, 1)) {
      ReadMessage read = reader.read(bytes, null);
      assertThat(read.parts())
          .extracting(part -> part.fate())
          .containsExactly(Fate.READ, Fate.NOT_CONTENT, Fate.NOT_CONTENT, Fate.READ);
      assertThat(read.parts().get(1).reason()).isEqualTo("an image with little or no text");
      assertThat(read.parts().get(2).reason()).isEqualTo("a small image shown inside the body");
      Document picture = read.document("4").orElseThrow();
      assertThat(Reading.lines(picture)).containsSubsequence(rows(table));
      byte[] drawn = reader.render(png(table.image()), 1, 72).orElseThrow();
      assertThat(ImageIO.read(new java.io.ByteArrayInputStream(drawn)).getWidth()).isEqualTo(595);
    }
  }
}
