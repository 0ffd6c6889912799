package io.quittance.document.scan;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads a picture of a page: makes it grey, brings its letters to one height, turns it upright and
 * straight, takes ruling lines and noise away, then recognises. One for a process: what it loads
 * costs a tenth of a second and some fifty megabytes outside of the heap.
 */
public final class ScanReader {

  /** Height of a digit, in pixels, at which the recogniser errs least. */
  private static final double LETTER = 30;

  /** Lines longer than so many letters are no part of a letter. */
  private static final int RULE_LETTERS = 4;

  private static final double MOST_PIXELS = 24e6;
  private static final int FEWEST_MARKS = 6;

  /** Upright writing is recognised with more than this, writing upside down with far less. */
  private static final double UPRIGHT = 0.7;

  private static final double LEAST_SKEW_DEGREES = 0.05;
  private static final double LEAST_SKEW_CONFIDENCE = 2;

  private final Recogniser recogniser = new Recogniser();

  private ScanReader() {}

  private static final class Holder {
    private static final Optional<ScanReader> ONE = make();

    private static Optional<ScanReader> make() {
      try {
        return Optional.of(new ScanReader());
      } catch (LinkageError e) {
        // No native code for this machine.
        return Optional.empty();
      }
    }
  }

  /** Empty where there is no native code for this machine. */
  public static Optional<ScanReader> ofThisProcess() {
    return Holder.ONE;
  }

  /**
   * @param millis after which reading stops with what there is
   */
  public synchronized ScannedPage read(BufferedImage image, long millis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try (Sheet grey = Sheet.of(image);
        Sheet black = grey.binary()) {
      int[] heights = black.letterHeights();
      if (heights.length < FEWEST_MARKS) {
        return new ScannedPage(List.of(), 0, image.getWidth(), image.getHeight(), true);
      }
      double factor = factor(heights, black);
      try (Sheet scaled = grey.scaled(factor)) {
        return page(best(scaled, factor, lies(black), deadline), factor, grey);
      }
    }
  }

  /** The scale that brings letters to their best height within the most pixels. */
  private static double factor(int[] heights, Sheet sheet) {
    // Dots, commas and small letters are the lower half; digits and capitals come above it.
    double letter = heights[(int) (heights.length * 0.6)];
    double most = Math.sqrt(MOST_PIXELS / ((double) sheet.width() * sheet.height()));
    return Math.min(most, Math.max(0.3, Math.min(4, LETTER / letter)));
  }

  /** True when rows stand out clearly better from the side. */
  private static boolean lies(Sheet black) {
    double upright = scoreWithoutRules(black, 0);
    double lying = scoreWithoutRules(black, 1);
    return lying > 1.5 * upright;
  }

  private static double scoreWithoutRules(Sheet black, int quarters) {
    try (Sheet turned = black.turned(quarters)) {
      return turned.skew().score();
    }
  }

  private record Tried(int quarters, double skew, Recogniser.Found found) {}

  private Tried best(Sheet scaled, double enlarged, boolean lies, long deadline) {
    int[] order = lies ? new int[] {1, 3, 0, 2} : new int[] {0, 2, 1, 3};
    Tried best = null;
    for (int quarters : order) {
      int left = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
      Tried tried = tried(scaled, enlarged, quarters, left);
      if (best == null || tried.found.sureness() > best.found.sureness()) {
        best = tried;
      }
      if (best.found.sureness() > UPRIGHT || !tried.found.complete()) {
        break;
      }
    }
    return best;
  }

  private Tried tried(Sheet scaled, double enlarged, int quarters, int millis) {
    try (Sheet turned = scaled.turned(quarters);
        Sheet binary = turned.binary()) {
      Sheet.Skew skew = binary.skew();
      boolean skewed =
          skew.confidence() > LEAST_SKEW_CONFIDENCE
              && Math.abs(skew.degrees()) > LEAST_SKEW_DEGREES;
      double degrees = skewed ? skew.degrees() : 0;
      try (Sheet straight = turned.turned(degrees)) {
        straight.clean((int) (LETTER * RULE_LETTERS), enlarged);
        return new Tried(quarters, degrees, recogniser.read(straight, millis));
      }
    }
  }

  private static ScannedPage page(Tried tried, double factor, Sheet grey) {
    List<ScannedWord> words =
        tried.found.words().stream()
            .filter(word -> !word.isNoise())
            .map(word -> word.scaled(1 / factor))
            .toList();
    boolean swapped = tried.quarters % 2 == 1;
    int writing = tried.quarters == 3 ? 90 : -90 * tried.quarters;
    return new ScannedPage(
        Rows.of(words),
        writing - tried.skew,
        swapped ? grey.height() : grey.width(),
        swapped ? grey.width() : grey.height(),
        tried.found.complete());
  }
}
