package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;

/** PDF: words with their boxes, rows rebuilt from where the glyphs stand, whatever drew them. */
final class PdfReader implements PartReader {

  /** Share of a page that a scan covers. */
  private static final double SCAN_SHARE = 0.5;

  /** Share from which pictures without any text beside them may hold the content. */
  private static final double PICTURE_SHARE = 0.08;

  /** A scan's stamp or page number has fewer letters than this. */
  private static final int STAMP_LETTERS = 80;

  private static final double LEAST_DPI = 200;
  private static final double MOST_DPI = 300;

  private final Runnable pageBegins;

  /**
   * @param pageBegins see {@link ScannedPages}
   */
  PdfReader(Runnable pageBegins) {
    this.pageBegins = pageBegins;
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    return open(content, "", limits);
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits, Passwords passwords) {
    Outcome outcome = open(content, "", limits);
    for (String password : passwords.values()) {
      boolean closed = outcome instanceof NotRead not && not.fate() == Part.Fate.ENCRYPTED;
      outcome = closed ? open(content, password, limits) : outcome;
    }
    return outcome;
  }

  private Outcome open(PartContent content, String password, ReadingLimits limits) {
    try (PDDocument pdf = Loader.loadPDF(content.bytes(), password)) {
      return pages(pdf, content.part().path(), limits);
    } catch (InvalidPasswordException e) {
      return new NotRead(Part.Fate.ENCRYPTED, "the PDF is protected by a password");
    } catch (IOException | RuntimeException e) {
      return PartReader.unreadable("a broken PDF", e);
    }
  }

  private Outcome pages(PDDocument pdf, String path, ReadingLimits limits) {
    Draft draft = new Draft(path, Document.Kind.PDF, limits);
    ScannedPages scanned = new ScannedPages(draft, limits, pageBegins);
    int count = pdf.getNumberOfPages();
    Exception failure = null;
    int failed = 0;
    for (int i = 0; i < Math.min(count, limits.pages()) && !draft.full(); i++) {
      try {
        page(pdf, pdf.getPage(i), i + 1, draft, scanned, limits.imagePixels());
      } catch (IOException | RuntimeException e) {
        failure = e;
        failed++;
        draft.flag(
            Flag.Code.TRUNCATED, "page " + (i + 1) + " could not be read: " + e.getMessage());
      }
    }
    if (count == 0) {
      return new NotRead(Part.Fate.EMPTY, "the PDF has no pages");
    }
    if (failure != null && failed == Math.min(count, limits.pages())) {
      return PartReader.unreadable("a broken PDF", failure);
    }
    if (count > limits.pages()) {
      String message = "only the first " + limits.pages() + " of " + count + " pages are read";
      draft.flag(Flag.Code.TRUNCATED, message);
    }
    return new Read(draft.finish());
  }

  private static void page(
      PDDocument pdf, PDPage page, int number, Draft draft, ScannedPages scanned, int mostPixels)
      throws IOException {
    PdfGlyphs glyphs = PdfGlyphs.of(pdf, page, draft);
    PageSpace space = glyphs.space();
    if (ScannedPages.possible() && isPicture(glyphs)) {
      double dpi = Math.max(LEAST_DPI, Math.min(MOST_DPI, glyphs.pictures().dpi()));
      scanned.page(
          () -> PdfPageImages.draw(pdf, number, dpi, mostPixels, ImageType.GRAY),
          number,
          space.width(),
          space.height(),
          glyphs.hidden());
      return;
    }
    List<List<Word>> rows = new PdfRows(draft, "page " + number).rows(glyphs.visible());
    hidden(glyphs, number, draft);
    for (List<Word> row : rows) {
      if (!draft.line(row, 0)) {
        break;
      }
    }
    if (isPicture(glyphs)) {
      String message = "page " + number + ": pictures are not read on this platform";
      draft.flag(Flag.Code.TRUNCATED, message);
    }
    if (draft.pageIsEmpty() && glyphs.pictures().any()) {
      draft.flag(Flag.Code.NO_TEXT, "page " + number + " has no text, only an image");
    } else if (glyphs.unmapped() > glyphs.visible().size()) {
      draft.flag(Flag.Code.NO_TEXT, "page " + number + " has text without meaning for a program");
    }
    draft.page(number, null, Glyph.round(space.width()), Glyph.round(space.height()));
  }

  /**
   * True where what a person sees is a picture and not text: nothing but pictures, a stamp of a few
   * words on a scan, or text that means nothing to a program.
   */
  private static boolean isPicture(PdfGlyphs glyphs) {
    int letters = glyphs.visible().size();
    boolean scan = glyphs.pictures().share() > SCAN_SHARE && letters < STAMP_LETTERS;
    boolean pictureOnly = letters == 0 && glyphs.pictures().share() > PICTURE_SHARE;
    return scan || pictureOnly || glyphs.unmapped() > letters;
  }

  /** Runs of glyphs hidden in the same way, in the order in which they are drawn. */
  private static void hidden(PdfGlyphs glyphs, int number, Draft draft) {
    boolean scan = glyphs.visible().isEmpty() && glyphs.pictures().greatestShare() > 0.5;
    StringBuilder run = new StringBuilder();
    Glyph before = null;
    for (Glyph glyph : glyphs.hidden()) {
      boolean cut = before != null && !before.hidden().equals(glyph.hidden());
      if (cut) {
        draft.hidden(run.toString(), how(before, scan), "page " + number);
        run.setLength(0);
      } else if (before != null && !before.near(glyph)) {
        run.append(' ');
      }
      run.append(glyph.text());
      before = glyph;
    }
    if (before != null) {
      draft.hidden(run.toString(), how(before, scan), "page " + number);
    }
  }

  private static String how(Glyph glyph, boolean scan) {
    return scan ? Hiding.SCAN_LAYER : glyph.hidden();
  }
}
