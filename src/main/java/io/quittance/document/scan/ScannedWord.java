package io.quittance.document.scan;

import java.util.regex.Pattern;

/**
 * A word as recognised.
 *
 * @param text as read, never corrected
 * @param left pixels of the picture that was given, in the straightened page (see {@link
 *     ScannedPage#turn})
 * @param sureness 0 to 1, what the recogniser says of itself; its errors are often well-formed
 */
public record ScannedWord(
    String text, double left, double top, double right, double bottom, double sureness) {

  private static final double NOISE = 0.7;
  private static final Pattern MARKS = Pattern.compile("[|_~'`\"‘’“”.,:;*¦=<>]+");

  double height() {
    return bottom - top;
  }

  double middle() {
    return (top + bottom) / 2;
  }

  ScannedWord scaled(double factor) {
    return new ScannedWord(
        text, left * factor, top * factor, right * factor, bottom * factor, sureness);
  }

  /** Nothing but the remains of lines and dirt; a dash stays, it may be a minus. */
  boolean isNoise() {
    return sureness < NOISE && MARKS.matcher(text).matches();
  }

  /** Both read as one word; no surer than the less sure of them. */
  ScannedWord joined(ScannedWord next) {
    return new ScannedWord(
        text + next.text,
        left,
        Math.min(top, next.top),
        next.right,
        Math.max(bottom, next.bottom),
        Math.min(sureness, next.sureness));
  }
}
