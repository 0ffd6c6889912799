package io.quittance.document;

/**
 * Between a page as displayed and the same page with its writing upright and straight.
 *
 * @param degrees clockwise by which the writing is turned on the displayed page
 * @param width of the displayed page, points
 * @param height of the displayed page, points
 */
record Turn(double degrees, double width, double height) {

  /** The bounds, on the displayed page, of a box on the straight one. */
  Box displayed(Box box) {
    double sin = Math.abs(Math.sin(rest()));
    double cos = Math.cos(rest());
    double across = box.width() * cos + box.height() * sin;
    double down = box.width() * sin + box.height() * cos;
    double x = (box.x0() + box.x1()) / 2 - straightWidth() / 2;
    double y = (box.y0() + box.y1()) / 2 - straightHeight() / 2;
    return around(x, y, angle(), width, height, swaps() ? down : across, swaps() ? across : down);
  }

  /** Where a box on the displayed page stands on the straight one; the inverse. */
  Box straight(Box box) {
    double sin = Math.abs(Math.sin(rest()));
    double cos = Math.cos(rest());
    double across = swaps() ? box.height() : box.width();
    double down = swaps() ? box.width() : box.height();
    double both = cos * cos - sin * sin;
    double w = Math.max(0, both < 0.1 ? across : (across * cos - down * sin) / both);
    double h = Math.max(0, both < 0.1 ? down : (down * cos - across * sin) / both);
    double x = (box.x0() + box.x1()) / 2 - width / 2;
    double y = (box.y0() + box.y1()) / 2 - height / 2;
    return around(x, y, -angle(), straightWidth(), straightHeight(), w, h);
  }

  double straightWidth() {
    return swaps() ? height : width;
  }

  double straightHeight() {
    return swaps() ? width : height;
  }

  private boolean swaps() {
    return Math.floorMod(Math.round(degrees / 90), 2) == 1;
  }

  private double angle() {
    return Math.toRadians(degrees);
  }

  /** What is left of the angle after whole quarter turns. */
  private double rest() {
    return Math.toRadians(degrees - 90 * Math.round(degrees / 90));
  }

  private static Box around(
      double x, double y, double angle, double pageWidth, double pageHeight, double w, double h) {
    double middleX = pageWidth / 2 + x * Math.cos(angle) - y * Math.sin(angle);
    double middleY = pageHeight / 2 + x * Math.sin(angle) + y * Math.cos(angle);
    return new Box(
        Glyph.round(middleX - w / 2),
        Glyph.round(middleY - h / 2),
        Glyph.round(middleX + w / 2),
        Glyph.round(middleY + h / 2));
  }
}
