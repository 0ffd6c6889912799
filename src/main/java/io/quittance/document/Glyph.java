package io.quittance.document;

/**
 * One drawn character.
 *
 * @param order of drawing
 * @param box on the displayed page, origin top left
 * @param turn quarter turns clockwise of the writing direction as displayed: 0 is left to right
 * @param along start in the writing direction
 * @param end in the writing direction
 * @param base position of the baseline across the writing direction, growing downwards
 * @param size effective font size in points
 * @param spaced true when a blank was drawn just before it
 * @param hidden why it is not seen, or null
 */
record Glyph(
    int order,
    String text,
    Box box,
    int turn,
    double along,
    double end,
    double base,
    double size,
    boolean spaced,
    String hidden) {

  Glyph hiddenBy(String how) {
    return new Glyph(order, text, box, turn, along, end, base, size, spaced, how);
  }

  /** True when the other glyph goes on with the same word. */
  boolean near(Glyph next) {
    double gap = next.along - end;
    return turn == next.turn
        && Math.abs(base - next.base) < 0.2 * size
        && gap < 0.2 * size
        && gap > -0.5 * size
        && !next.spaced;
  }

  /** Hundredths of a point are enough for any place on a page. */
  static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
