package io.quittance.document.scan;

import java.util.List;

/**
 * A recognised page, straightened: upright and without skew.
 *
 * @param rows words from left to right, rows from the top down
 * @param turn degrees clockwise by which the writing is turned on the picture that was given
 * @param width pixels of the straightened page, in the scale of the picture that was given
 * @param complete false when the time for the page was over before all of it was read
 */
public record ScannedPage(
    List<List<ScannedWord>> rows, double turn, double width, double height, boolean complete) {

  public ScannedPage {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
