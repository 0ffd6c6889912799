package io.quittance.document;

/** A rectangle on a page in points (1/72 inch), origin at the top left, x to the right, y down. */
public record Box(double x0, double y0, double x1, double y1) {
  public Box union(Box other) {
    return new Box(
        Math.min(x0, other.x0),
        Math.min(y0, other.y0),
        Math.max(x1, other.x1),
        Math.max(y1, other.y1));
  }

  public double width() {
    return x1 - x0;
  }

  public double height() {
    return y1 - y0;
  }
}
