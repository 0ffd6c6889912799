package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Images: scans, faxes, screenshots. What is too small to be one, or says nothing, is no content: a
 * logo, a decoration.
 */
final class PictureReader implements PartReader {

  /** A picture shown inside a body is looked at from this size on. */
  private static final int LEAST_LONG_SIDE = 600;

  private static final int LEAST_SHORT_SIDE = 200;
  private static final long LEAST_PIXELS = 120_000;

  /** Words and digits that a table has and a logo or banner has not. */
  private static final int LEAST_WORDS = 8;

  private static final int LEAST_DIGITS = 8;
  private static final Set<String> READABLE =
      Set.of("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp");

  private static final double POINTS = 72;

  private final Runnable pageBegins;

  PictureReader(Runnable pageBegins) {
    this.pageBegins = pageBegins;
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    boolean inline = content.part().role() == Part.Role.INLINE_IMAGE;
    try (PictureFile file = PictureFile.open(content.bytes()).orElse(null)) {
      if (file == null) {
        return unknown(inline, content.part().mediaType());
      }
      boolean small = isSmall(file);
      if (inline && small) {
        return new NotRead(Part.Fate.NOT_CONTENT, "a small image shown inside the body");
      }
      if (!ScannedPages.possible()) {
        return new NotRead(Part.Fate.UNSUPPORTED, "images are not read on this platform");
      }
      Optional<NotRead> bomb = tooLarge(file, limits);
      return bomb.isPresent() ? bomb.get() : pages(file, content, limits, inline, small);
    } catch (IOException | RuntimeException e) {
      return PartReader.unreadable("a broken image", e);
    }
  }

  private static Outcome unknown(boolean inline, String type) {
    if (!inline && READABLE.contains(type)) {
      return new NotRead(Part.Fate.UNREADABLE, "a broken image");
    }
    return inline
        ? new NotRead(Part.Fate.NOT_CONTENT, "an image shown inside the body")
        : new NotRead(Part.Fate.UNSUPPORTED, type + " is not read");
  }

  private static boolean isSmall(PictureFile file) throws IOException {
    int width = file.width(0);
    int height = file.height(0);
    return Math.max(width, height) < LEAST_LONG_SIDE
        || Math.min(width, height) < LEAST_SHORT_SIDE
        || (long) width * height < LEAST_PIXELS;
  }

  /** Told by the headers; nothing is decoded. */
  private static Optional<NotRead> tooLarge(PictureFile file, ReadingLimits limits)
      throws IOException {
    int pages = Math.min(file.pages(), limits.pages());
    for (int page = 0; page < pages; page++) {
      if (file.pixels(page) > limits.imagePixels()) {
        String size = file.width(page) + " x " + file.height(page);
        String most = ", the limit is " + limits.imagePixels();
        return Optional.of(
            new NotRead(
                Part.Fate.TOO_LARGE, "page " + (page + 1) + " has " + size + " pixels" + most));
      }
    }
    return Optional.empty();
  }

  private Outcome pages(
      PictureFile file, PartContent content, ReadingLimits limits, boolean inline, boolean small)
      throws IOException {
    Draft draft = new Draft(content.part().path(), Document.Kind.IMAGE, limits);
    ScannedPages scanned = new ScannedPages(draft, limits, pageBegins);
    int count = file.pages();
    for (int i = 0; i < Math.min(count, limits.pages()) && !draft.full(); i++) {
      int page = i;
      double points = POINTS / file.dpi(page);
      scanned.page(
          () -> file.read(page),
          page + 1,
          file.width(page) * points,
          file.height(page) * points,
          List.of());
    }
    if (count > limits.pages()) {
      String message = "only the first " + limits.pages() + " of " + count + " pages are read";
      draft.flag(Flag.Code.TRUNCATED, message);
    }
    Document document = draft.finish();
    if (inline && saysLittle(document)) {
      return new NotRead(Part.Fate.NOT_CONTENT, "an image with little or no text");
    }
    if (small && digits(document) == 0) {
      return new NotRead(Part.Fate.NOT_CONTENT, "a small image without a number in it");
    }
    return new Read(document);
  }

  private static boolean saysLittle(Document document) {
    long words = document.lines().mapToLong(line -> line.words().size()).sum();
    return words < LEAST_WORDS || digits(document) < LEAST_DIGITS;
  }

  private static long digits(Document document) {
    return document
        .lines()
        .mapToLong(line -> line.text().chars().filter(Character::isDigit).count())
        .sum();
  }
}
