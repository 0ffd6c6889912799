package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Paper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * A font with its bold, and what it can write. Letters beyond Latin-1 need the embedded font, which
 * has no bold.
 */
record Face(PDFont regular, PDFont bold) {
  private static final String LIBERATION =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static Face of(Paper paper, PDDocument document, boolean embedded) {
    if (embedded || paper.language().equals("pl") || paper.is("font-embedded")) {
      PDFont font = liberation(document);
      return new Face(font, font);
    }
    if (paper.is("font-times")) {
      return of(FontName.TIMES_ROMAN, FontName.TIMES_BOLD);
    }
    return paper.is("font-courier")
        ? of(FontName.COURIER, FontName.COURIER_BOLD)
        : of(FontName.HELVETICA, FontName.HELVETICA_BOLD);
  }

  private static Face of(FontName regular, FontName bold) {
    return new Face(new PDType1Font(regular), new PDType1Font(bold));
  }

  private static PDFont liberation(PDDocument document) {
    try (InputStream in = PDFont.class.getResourceAsStream(LIBERATION)) {
      return PDType0Font.load(document, in, true);
    } catch (IOException e) {
      throw new UncheckedIOException(LIBERATION, e);
    }
  }

  PDFont font(boolean heavy) {
    return heavy ? bold : regular;
  }

  /** No font here has the narrow no-break space. */
  static String writable(String text) {
    return text.replace('\u202f', '\u00a0').replace('\t', ' ');
  }

  /** Points. */
  float width(String text, float size, boolean heavy) {
    try {
      return font(heavy).getStringWidth(writable(text)) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
