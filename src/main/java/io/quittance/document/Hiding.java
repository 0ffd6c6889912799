package io.quittance.document;

/** Words for the ways text is kept from sight, used by several readers. */
final class Hiding {

  /** The text layer of a scan: unseen as well, but no attempt to deceive. */
  static final String SCAN_LAYER = "text layer of a scanned page";

  static final String TINY = "smaller than 2 points";

  static final String LIKE_BACKGROUND = "colour of the background";

  /** Difference of luminance, 0 to 1, below which text is not seen on its background. */
  private static final double LEAST_CONTRAST = 0.1;

  private Hiding() {}

  /** True when text of one colour (0xRRGGBB) cannot be seen on the other. */
  static boolean sameToTheEye(int text, int background) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((text >> shift & 0xFF) - (background >> shift & 0xFF)));
    }
    return Math.abs(luminance(text) - luminance(background)) < LEAST_CONTRAST && most < 60;
  }

  private static double luminance(int rgb) {
    return (0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF)) / 255;
  }
}
