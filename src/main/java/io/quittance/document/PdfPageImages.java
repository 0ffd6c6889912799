package io.quittance.document;

import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws pages in this process; what the child runs. */
final class PdfPageImages implements PageImages {

  private final ReadingLimits limits;

  PdfPageImages(ReadingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<byte[]> render(byte[] pdf, int page, int dpi, Passwords passwords) {
    try (PDDocument document = open(pdf, passwords)) {
      if (page < 1 || page > document.getNumberOfPages() || dpi < 1) {
        return Optional.empty();
      }
      BufferedImage image = draw(document, page, dpi, limits.imagePixels(), ImageType.RGB);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", png);
      return Optional.of(png.toByteArray());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static PDDocument open(byte[] pdf, Passwords passwords) throws IOException {
    Iterator<String> left = passwords.values().iterator();
    String password = "";
    while (true) {
      try {
        return Loader.loadPDF(pdf, password);
      } catch (InvalidPasswordException e) {
        if (!left.hasNext()) {
          throw e;
        }
        password = left.next();
      }
    }
  }

  /**
   * @param page 1-based
   * @param mostPixels to which the resolution is lowered
   */
  static BufferedImage draw(
      PDDocument document, int page, double dpi, int mostPixels, ImageType type)
      throws IOException {
    PDRectangle crop = document.getPage(page - 1).getCropBox();
    double inches = crop.getWidth() / 72.0 * (crop.getHeight() / 72.0);
    double most = Math.sqrt(mostPixels / Math.max(inches, 0.01));
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    return renderer.renderImageWithDPI(page - 1, (float) Math.min(dpi, most), type);
  }
}
