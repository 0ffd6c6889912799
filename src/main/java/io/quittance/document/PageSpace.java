package io.quittance.document;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** From a page's own coordinates to the page as displayed: cropped, turned, origin top left. */
final class PageSpace {

  private final PDRectangle crop;
  private final int rotation;

  PageSpace(PDPage page) {
    this.crop = page.getCropBox();
    this.rotation = Math.floorMod(page.getRotation(), 360);
  }

  double width() {
    return rotation % 180 == 0 ? crop.getWidth() : crop.getHeight();
  }

  double height() {
    return rotation % 180 == 0 ? crop.getHeight() : crop.getWidth();
  }

  double share(Rectangle2D shown) {
    return shown.getWidth() * shown.getHeight() / (width() * height());
  }

  boolean contains(double x, double y) {
    return x >= 0 && y >= 0 && x <= width() && y <= height();
  }

  /** A point of the page's own space as displayed, origin top left. */
  Point2D display(Point2D point) {
    double x = point.getX() - crop.getLowerLeftX();
    double y = point.getY() - crop.getLowerLeftY();
    return switch (rotation) {
      case 90 -> new Point2D.Double(y, x);
      case 180 -> new Point2D.Double(crop.getWidth() - x, y);
      case 270 -> new Point2D.Double(crop.getHeight() - y, crop.getWidth() - x);
      default -> new Point2D.Double(x, crop.getHeight() - y);
    };
  }

  static double along(Point2D point, int turn) {
    return switch (turn) {
      case 1 -> point.getY();
      case 2 -> -point.getX();
      case 3 -> -point.getY();
      default -> point.getX();
    };
  }

  /** Growing in the direction in which lines follow each other. */
  static double across(Point2D point, int turn) {
    return switch (turn) {
      case 1 -> -point.getX();
      case 2 -> -point.getY();
      case 3 -> point.getX();
      default -> point.getY();
    };
  }

  static Box box(double from, double to, double above, double below, int turn) {
    Box box =
        switch (turn) {
          case 1 -> new Box(-below, from, -above, to);
          case 2 -> new Box(-to, -below, -from, -above);
          case 3 -> new Box(above, -to, below, -from);
          default -> new Box(from, above, to, below);
        };
    return new Box(
        Glyph.round(box.x0()), Glyph.round(box.y0()), Glyph.round(box.x1()), Glyph.round(box.y1()));
  }

  Rectangle2D displayed(Rectangle2D area) {
    Point2D a = display(new Point2D.Double(area.getMinX(), area.getMinY()));
    Point2D b = display(new Point2D.Double(area.getMaxX(), area.getMaxY()));
    Rectangle2D shown = new Rectangle2D.Double(a.getX(), a.getY(), 0, 0);
    shown.add(b);
    return shown;
  }
}
