package io.quittance.document.scan;

import static org.bytedeco.leptonica.global.leptonica.L_BRING_IN_WHITE;
import static org.bytedeco.leptonica.global.leptonica.L_ROTATE_AREA_MAP;
import static org.bytedeco.leptonica.global.leptonica.L_SELECT_IF_EITHER;
import static org.bytedeco.leptonica.global.leptonica.L_SELECT_IF_GTE;
import static org.bytedeco.leptonica.global.leptonica.boxaDestroy;
import static org.bytedeco.leptonica.global.leptonica.boxaGetBoxGeometry;
import static org.bytedeco.leptonica.global.leptonica.boxaGetCount;
import static org.bytedeco.leptonica.global.leptonica.pixConnCompBB;
import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixDilateBrick;
import static org.bytedeco.leptonica.global.leptonica.pixFindSkewSweepAndSearchScore;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;
import static org.bytedeco.leptonica.global.leptonica.pixInvert;
import static org.bytedeco.leptonica.global.leptonica.pixOpenBrick;
import static org.bytedeco.leptonica.global.leptonica.pixOr;
import static org.bytedeco.leptonica.global.leptonica.pixOtsuThreshOnBackgroundNorm;
import static org.bytedeco.leptonica.global.leptonica.pixRotate;
import static org.bytedeco.leptonica.global.leptonica.pixRotateOrth;
import static org.bytedeco.leptonica.global.leptonica.pixScale;
import static org.bytedeco.leptonica.global.leptonica.pixSeedfillBinary;
import static org.bytedeco.leptonica.global.leptonica.pixSelectBySize;
import static org.bytedeco.leptonica.global.leptonica.pixSetMasked;
import static org.bytedeco.leptonica.global.leptonica.pixSubtract;
import static org.bytedeco.leptonica.global.leptonica.pixThresholdToBinary;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.leptonica.BOXA;
import org.bytedeco.leptonica.PIX;

/** A picture in native memory, grey or black and white. Each step makes a new one. */
final class Sheet implements AutoCloseable {

  private static final int STRIP_ROWS = 64;
  private static final int WHITE = 255;

  /** Marks smaller than so many pixels both ways are dirt, at the height letters are brought to. */
  private static final int SPECK = 3;

  /** From this enlargement on a decimal point is not black but grey: a resolution under 150. */
  private static final double COARSE = 1.6;

  /** How far, sideways and up, such a point may lie from black, by each enlargement beyond. */
  private static final double POINT_ASIDE = 17;

  private static final double POINT_ABOVE = 5;

  /** Side of the square around a black pixel that is the grey edge of its letter. */
  private static final int EDGE = 5;

  private static final int MOST_COMPONENTS = 200_000;

  /** Side of the square around a rule in which nothing but its crumbs lies whole. */
  private static final int CRUMBS = 9;

  private final PIX pix;

  private Sheet(PIX pix) {
    if (pix == null || pix.isNull()) {
      throw new IllegalStateException("no memory for a picture, or one too small to work on");
    }
    this.pix = pix;
  }

  /** Grey, over white where the picture is transparent. */
  static Sheet of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Sheet sheet = new Sheet(pixCreate(width, height, 8));
    IntPointer data = pixGetData(sheet.pix);
    int words = pixGetWpl(sheet.pix);
    BufferedImage strip = new BufferedImage(width, STRIP_ROWS, BufferedImage.TYPE_INT_RGB);
    int[] colours = new int[width];
    int[] packed = new int[words];
    Graphics2D graphics = strip.createGraphics();
    for (int top = 0; top < height; top += STRIP_ROWS) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, STRIP_ROWS);
      graphics.drawImage(image, 0, -top, null);
      for (int y = top; y < Math.min(height, top + STRIP_ROWS); y++) {
        strip.getRaster().getDataElements(0, y - top, width, 1, colours);
        pack(colours, packed);
        data.position((long) y * words).put(packed, 0, words);
      }
    }
    graphics.dispose();
    return sheet;
  }

  /** Four grey pixels a word, the first in the highest byte: the order of Leptonica. */
  private static void pack(int[] colours, int[] packed) {
    Arrays.fill(packed, -1);
    for (int x = 0; x < colours.length; x++) {
      int rgb = colours[x];
      int grey = ((rgb >> 16 & 0xFF) * 77 + (rgb >> 8 & 0xFF) * 151 + (rgb & 0xFF) * 28) >> 8;
      int shift = 24 - (x & 3) * 8;
      packed[x >> 2] = packed[x >> 2] & ~(0xFF << shift) | grey << shift;
    }
  }

  PIX pix() {
    return pix;
  }

  int width() {
    return pix.w();
  }

  int height() {
    return pix.h();
  }

  Sheet scaled(double factor) {
    return new Sheet(pixScale(pix, (float) factor, (float) factor));
  }

  /**
   * @param quarters turns of 90 degrees clockwise
   */
  Sheet turned(int quarters) {
    return new Sheet(pixRotateOrth(pix, quarters & 3));
  }

  /** Turned about its middle, size kept, white where nothing was. */
  Sheet turned(double degreesClockwise) {
    float radians = (float) Math.toRadians(degreesClockwise);
    return new Sheet(pixRotate(pix, radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  }

  /** Black and white by the darkness around each place. */
  Sheet binary() {
    PIX normed =
        pixOtsuThreshOnBackgroundNorm(pix, null, 10, 15, 100, 50, 255, 2, 2, 0.1f, (int[]) null);
    return new Sheet(normed == null || normed.isNull() ? pixThresholdToBinary(pix, 140) : normed);
  }

  /**
   * Takes away ruling lines, specks and the noise of empty paper.
   *
   * @param enlarged by what factor the sheet was
   */
  void clean(int ruleLength, double enlarged) {
    double coarse = Math.max(0, enlarged - COARSE);
    int width = EDGE + (int) (POINT_ASIDE * coarse);
    int height = EDGE + (int) (POINT_ABOVE * coarse);

    try (Sheet black = binary();
        Sheet rules = black.rules(ruleLength)) {
      whiten(rules);
      black.whiten(rules);
      try (Sheet along = rules.widened(CRUMBS, CRUMBS);
          Sheet kept = black.reachingBeyond(along);
          Sheet edges = kept.widened(EDGE, EDGE);
          Sheet crumbs = along.without(edges);
          Sheet empty = kept.background(width, height)) {
        whiten(crumbs);
        whiten(empty);
      }
    }
  }

  /** The marks of a black and white sheet that are not only crumbs along its rules. */
  private Sheet reachingBeyond(Sheet along) {
    try (Sheet beyond = without(along)) {
      return new Sheet(pixSeedfillBinary(null, beyond.pix, pix, 8));
    }
  }

  private Sheet without(Sheet other) {
    return new Sheet(pixSubtract(null, pix, other.pix));
  }

  private Sheet widened(int width, int height) {
    return new Sheet(pixDilateBrick(null, pix, width, height));
  }

  /** Long straight lines of a black and white sheet, and what lies right beside them. */
  private Sheet rules(int length) {
    PIX across = pixOpenBrick(null, pix, length, 1);
    PIX down = pixOpenBrick(null, pix, 1, length);
    PIX both = pixOr(null, across, down);
    PIX wide = pixDilateBrick(null, both, 3, 3);
    pixDestroy(across);
    pixDestroy(down);
    pixDestroy(both);
    return new Sheet(wide);
  }

  /** Of a black and white sheet: all that is far from any mark bigger than a speck. */
  private Sheet background(int width, int height) {
    PIX marks =
        pixSelectBySize(pix, SPECK, SPECK, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, (int[]) null);
    PIX wide = pixDilateBrick(null, marks, width, height);
    pixInvert(wide, wide);
    pixDestroy(marks);
    return new Sheet(wide);
  }

  /** Paints white what the mask marks. */
  private void whiten(Sheet mask) {
    pixSetMasked(pix, mask.pix, pix.d() == 1 ? 0 : WHITE);
  }

  /**
   * How the writing of a black and white sheet is skewed.
   *
   * @param degrees clockwise to turn it straight
   * @param score how much rows differ from the gaps between them; higher for upright writing
   */
  record Skew(double degrees, double confidence, double score) {}

  Skew skew() {
    float[] angle = new float[1];
    float[] confidence = new float[1];
    float[] score = new float[1];
    int failed =
        pixFindSkewSweepAndSearchScore(pix, angle, confidence, score, 4, 2, 0f, 7f, 1f, 0.01f);
    return failed != 0 ? new Skew(0, 0, 0) : new Skew(angle[0], confidence[0], score[0]);
  }

  /** Heights of the marks that could be letters, ascending; pixels. */
  int[] letterHeights() {
    BOXA boxes = pixConnCompBB(pix, 8);
    if (boxes == null || boxes.isNull()) {
      return new int[0];
    }
    int count = Math.min(boxaGetCount(boxes), MOST_COMPONENTS);
    int[] heights = new int[count];
    int kept = 0;
    int[] x = new int[1];
    int[] y = new int[1];
    int[] w = new int[1];
    int[] h = new int[1];
    for (int i = 0; i < count; i++) {
      boxaGetBoxGeometry(boxes, i, x, y, w, h);
      boolean letter =
          h[0] >= 5 && h[0] <= 150 && w[0] >= 2 && w[0] <= 3 * h[0] && h[0] <= 8 * w[0];
      if (letter) {
        heights[kept++] = h[0];
      }
    }
    boxaDestroy(boxes);
    int[] sorted = Arrays.copyOf(heights, kept);
    Arrays.sort(sorted);
    return sorted;
  }

  @Override
  public void close() {
    pixDestroy(pix);
  }
}
