package io.quittance.document;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What was painted on a page, in order: what lies behind a text and what covers it. */
final class PdfPaints {

  private static final int MOST_PAINTS = 20_000;

  /** Lines and thin rules hide nothing. */
  private static final double LEAST_POINTS = 3;

  private final List<Paint> paints = new ArrayList<>();

  /**
   * @param colour 0xRRGGBB, or null for a picture or pattern
   */
  private record Paint(int order, Rectangle2D area, Integer colour) {}

  void add(int order, Rectangle2D shown, Integer colour) {
    boolean large = shown.getHeight() > LEAST_POINTS && shown.getWidth() > LEAST_POINTS;
    if (large && paints.size() < MOST_PAINTS) {
      paints.add(new Paint(order, shown, colour));
    }
  }

  /** What lies below a point now: the colour painted last there; null for a picture. */
  Integer background(double x, double y) {
    for (int i = paints.size() - 1; i >= 0; i--) {
      if (paints.get(i).area.contains(x, y)) {
        return paints.get(i).colour;
      }
    }
    return 0xFFFFFF;
  }

  /** True when something was painted over the point after the given moment. */
  boolean covers(double x, double y, int order) {
    for (int i = paints.size() - 1; i >= 0 && paints.get(i).order >= order; i--) {
      if (paints.get(i).area.contains(x, y)) {
        return true;
      }
    }
    return false;
  }
}
