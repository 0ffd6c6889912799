package io.quittance.advice.metamorphic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws text at given places of the pages of a new PDF. */
final class DrawnRuns {
  private static final String LIBERATION =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /**
   * A piece of a row, in points.
   *
   * @param x from the left of the page
   * @param baseline from its top
   * @param width it is squeezed or stretched to, 0 for as wide as it is
   */
  record Run(String text, double x, double baseline, double width, double size) {
    Run lowered(double by) {
      return new Run(text, x, baseline + by, width, size);
    }
  }

  /** A page's runs and its size in points. */
  record Sheet(List<Run> runs, double width, double height) {
    Sheet {
      runs = List.copyOf(runs);
    }
  }

  private DrawnRuns() {}

  /** Whether the font surely has all its letters: the European ones, and signs of print. */
  static boolean writes(String text) {
    return text.codePoints().allMatch(c -> c < 0x250 || c >= 0x2010 && c < 0x2040 || c == 0x20AC);
  }

  static byte[] pdf(List<Sheet> sheets) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream in = PDFont.class.getResourceAsStream(LIBERATION)) {
      PDFont font = PDType0Font.load(document, in, true);
      for (Sheet sheet : sheets) {
        PDRectangle size = new PDRectangle((float) sheet.width(), (float) sheet.height());
        PDPage page = new PDPage(size);
        document.addPage(page);
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
          for (Run run : sheet.runs()) {
            draw(stream, font, run, sheet.height());
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Points in this font. */
  static List<Double> widths(List<String> texts, double size) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream in = PDFont.class.getResourceAsStream(LIBERATION)) {
      PDFont font = PDType0Font.load(document, in, true);
      List<Double> widths = new ArrayList<>();
      for (String text : texts) {
        widths.add(font.getStringWidth(writable(text)) / 1000 * size);
      }
      return widths;
    }
  }

  private static void draw(PDPageContentStream stream, PDFont font, Run run, double height)
      throws IOException {
    String text = writable(run.text());
    double own = font.getStringWidth(text) / 1000 * run.size();
    stream.beginText();
    stream.setFont(font, (float) run.size());
    stream.setHorizontalScaling(
        run.width() > 0 && own > 0 ? (float) (100 * run.width() / own) : 100);
    stream.newLineAtOffset((float) run.x(), (float) (height - run.baseline()));
    stream.showText(text);
    stream.endText();
  }

  /** The font has no narrow no-break space. */
  private static String writable(String text) {
    return text.replace('\u202f', '\u00a0').replace('\t', ' ');
  }
}
