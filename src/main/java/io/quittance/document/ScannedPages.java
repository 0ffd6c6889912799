package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.document.scan.ScanReader;
import io.quittance.document.scan.ScannedPage;
import io.quittance.document.scan.ScannedWord;
import io.quittance.message.ReadingLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Pages of one document that are pictures: recognised, put into its draft, within the limits. */
final class ScannedPages {

  private final Draft draft;
  private final ReadingLimits limits;
  private final Runnable pageBegins;
  private int read;

  /**
   * @param pageBegins told before each page, which may then take its own time
   */
  ScannedPages(Draft draft, ReadingLimits limits, Runnable pageBegins) {
    this.draft = draft;
    this.limits = limits;
    this.pageBegins = pageBegins;
  }

  static boolean possible() {
    return ScanReader.ofThisProcess().isPresent();
  }

  /** Draws a page; only asked when the page is to be read. */
  interface Picture {
    BufferedImage draw() throws IOException;
  }

  /**
   * Adds the page, with what could be read of it.
   *
   * @param width of the displayed page in points
   * @param layer what an earlier recognition left unseen in the file: a second opinion
   */
  void page(Picture picture, int number, double width, double height, List<Glyph> layer)
      throws IOException {
    Optional<ScanReader> reader = ScanReader.ofThisProcess();
    if (reader.isEmpty()) {
      draft.flag(Flag.Code.NO_TEXT, "page " + number + ": pictures are not read on this platform");
    } else if (read >= limits.ocrPages()) {
      String message = "only the first " + limits.ocrPages() + " pictures of pages are read";
      draft.flag(Flag.Code.TRUNCATED, message);
    } else {
      read++;
      pageBegins.run();
      // The picture is drawn within the page's time too.
      long millis = TimeUnit.SECONDS.toMillis(limits.ocrPageSeconds()) * 8 / 10;
      long start = System.nanoTime();
      BufferedImage image = picture.draw();
      long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      ScannedPage page = reader.get().read(image, Math.max(1, millis - spent));
      add(page, image, number, width, height, layer);
      return;
    }
    draft.page(number, null, Glyph.round(width), Glyph.round(height));
  }

  private void add(
      ScannedPage page,
      BufferedImage image,
      int number,
      double width,
      double height,
      List<Glyph> layer) {
    String where = "page " + number;
    if (!page.complete()) {
      draft.flag(Flag.Code.TRUNCATED, where + " took too long to be recognised whole");
    }
    Turn turn = new Turn(page.turn(), width, height);
    double points = width / image.getWidth();
    ScanLayer second = new ScanLayer(new PdfRows(draft, where).rows(layer));
    for (List<ScannedWord> row : page.rows()) {
      List<Word> words = new ArrayList<>();
      for (ScannedWord word : row) {
        String text = draft.clean(word.text(), where).strip();
        if (!text.isEmpty()) {
          Box straight =
              new Box(
                  word.left() * points,
                  word.top() * points,
                  word.right() * points,
                  word.bottom() * points);
          words.add(second.weigh(Word.recognised(text, turn.displayed(straight), word.sureness())));
        }
      }
      if (!draft.line(words, 0)) {
        break;
      }
    }
    String told =
        draft.pageIsEmpty() ? " is a picture without text" : " was recognised from a picture";
    draft.flag(draft.pageIsEmpty() ? Flag.Code.NO_TEXT : Flag.Code.OCR, where + told);
    draft.page(number, null, Glyph.round(width), Glyph.round(height), page.turn());
  }
}
