package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Paper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Prints a paper, then scans it: turned a little, grey, noisy. The font is embedded, so that the
 * pictures do not depend on the fonts of the machine.
 */
final class PrintScan {
  private static final int MOST_PAGES = 6;

  private PrintScan() {}

  static byte[] of(Paper paper, Format format, long seed) throws IOException {
    ScanLook look = ScanLook.of(seed);
    List<BufferedImage> pages = scanned(PrintPdf.of(paper, seed, true), look, seed);
    return switch (format) {
      case PNG -> Pictures.png(Pictures.joined(pages));
      case TIFF -> Pictures.tiff(pages, look.dpi());
      default -> pdf(pages, look, seed);
    };
  }

  private static List<BufferedImage> scanned(byte[] pdf, ScanLook look, long seed)
      throws IOException {
    List<BufferedImage> pages = new ArrayList<>();
    Random random = new Random(seed ^ 0x5CA7);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < Math.min(MOST_PAGES, document.getNumberOfPages()); page++) {
        BufferedImage clean = renderer.renderImageWithDPI(page, look.dpi(), ImageType.GRAY);
        BufferedImage turned = turned(clean, look.skewDegrees());
        addNoise(turned, look.noise(), random);
        pages.add(turned);
      }
    }
    return pages;
  }

  private static BufferedImage turned(BufferedImage page, double degrees) {
    BufferedImage turned =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = turned.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
    graphics.drawImage(page, 0, 0, null);
    graphics.dispose();
    return turned;
  }

  private static void addNoise(BufferedImage page, double deviation, Random random) {
    if (deviation == 0) {
      return;
    }
    byte[] pixels = ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
    // One long run of noise, used from random places: a draw for each pixel would take seconds.
    int[] noise = random.doubles(65_536, -1.7, 1.7).mapToInt(v -> (int) (v * deviation)).toArray();
    int at = 0;
    for (int i = 0; i < pixels.length; i++) {
      if ((i & 0x3FF) == 0) {
        at = random.nextInt(noise.length);
      }
      int grey = (pixels[i] & 0xFF) + noise[at++ & 0xFFFF] - (int) deviation;
      pixels[i] = (byte) Math.max(0, Math.min(255, grey));
    }
  }

  private static byte[] pdf(List<BufferedImage> pages, ScanLook look, long seed)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage picture : pages) {
        float width = picture.getWidth() * 72f / look.dpi();
        float height = picture.getHeight() * 72f / look.dpi();
        PDPage page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        var image = JPEGFactory.createFromImage(document, picture, look.quality(), look.dpi());
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(image, 0, 0, width, height);
        }
      }
      document.setDocumentId(seed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
