package io.quittance.document;

import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;

/** How much of a page its pictures cover, and how finely: a page of nothing else is a scan. */
final class PdfPictures {
  private static final double GOOD_PART = 0.05;
  private static final double LEAST_INCHES = 0.1;

  private double greatest;
  private double together;
  private double dpi;

  /**
   * @param share of the page that the picture covers
   */
  void add(PDImage image, Matrix place, double share) {
    together += share;
    if (share > GOOD_PART) {
      double inches = Math.hypot(place.getScaleX(), place.getShearY()) / 72;
      dpi = Math.max(dpi, image.getWidth() / Math.max(LEAST_INCHES, inches));
    }
    if (!image.isStencil()) {
      greatest = Math.max(greatest, share);
    }
  }

  boolean any() {
    return greatest > 0;
  }

  /** Greatest share of the page that one image covers. */
  double greatestShare() {
    return greatest;
  }

  /** Share of the page that pictures cover together, masks drawn as pictures among them. */
  double share() {
    return Math.min(1, together);
  }

  /** Resolution of the finest picture that covers a good part of the page; 0 without one. */
  double dpi() {
    return dpi;
  }
}
