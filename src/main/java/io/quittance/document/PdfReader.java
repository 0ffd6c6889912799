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

/** PDF: words with their boxes, rows rebuilt from where the glyphs stand, whatever drew them. */
final class PdfReader implements PartReader {

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

  private static Outcome open(PartContent content, String password, ReadingLimits limits) {
    try (PDDocument pdf = Loader.loadPDF(content.bytes(), password)) {
      return pages(pdf, content.part().path(), limits);
    } catch (InvalidPasswordException e) {
      return new NotRead(Part.Fate.ENCRYPTED, "the PDF is protected by a password");
    } catch (IOException | RuntimeException e) {
      return PartReader.unreadable("a broken PDF", e);
    }
  }

  private static Outcome pages(PDDocument pdf, String path, ReadingLimits limits) {
    Draft draft = new Draft(path, Document.Kind.PDF, limits);
    int count = pdf.getNumberOfPages();
    Exception failure = null;
    int failed = 0;
    for (int i = 0; i < Math.min(count, limits.pages()) && !draft.full(); i++) {
      try {
        page(pdf, pdf.getPage(i), i + 1, draft);
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

  private static void page(PDDocument pdf, PDPage page, int number, Draft draft)
      throws IOException {
    PdfGlyphs glyphs = PdfGlyphs.of(pdf, page, draft);
    List<List<Word>> rows = new PdfRows(draft, "page " + number).rows(glyphs.visible());
    hidden(glyphs, number, draft);
    for (List<Word> row : rows) {
      if (!draft.line(row, 0)) {
        break;
      }
    }
    if (draft.pageIsEmpty() && glyphs.hasImage()) {
      draft.flag(Flag.Code.NO_TEXT, "page " + number + " has no text, only an image");
    } else if (glyphs.unmapped() > glyphs.visible().size()) {
      draft.flag(Flag.Code.NO_TEXT, "page " + number + " has text without meaning for a program");
    }
    PageSpace space = glyphs.space();
    draft.page(number, null, Glyph.round(space.width()), Glyph.round(space.height()));
  }

  /** Runs of glyphs hidden in the same way, in the order in which they are drawn. */
  private static void hidden(PdfGlyphs glyphs, int number, Draft draft) {
    boolean scan = glyphs.visible().isEmpty() && glyphs.imageShare() > 0.5;
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
