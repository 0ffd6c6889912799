package io.quittance.evaluation.generate.print;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes scanned pages as picture files. */
final class Pictures {
  private static final int BLACK_BELOW = 140;

  private Pictures() {}

  /** All pages below each other, as a long screen shot. */
  static BufferedImage joined(List<BufferedImage> pages) {
    int width = pages.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = pages.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage joined = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = joined.createGraphics();
    int y = 0;
    for (BufferedImage page : pages) {
      graphics.drawImage(page, 0, y, null);
      y += page.getHeight();
    }
    graphics.dispose();
    return joined;
  }

  static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  /** One file of all pages, black and white as fax machines make it. */
  static byte[] tiff(List<BufferedImage> pages, int dpi) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam fax = writer.getDefaultWriteParam();
      fax.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      fax.setCompressionType(dpi >= 200 ? "CCITT T.6" : "LZW");
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(dpi >= 200 ? bitonal(page) : page, null, null), fax);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage bitonal(BufferedImage page) {
    BufferedImage fax =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        boolean black = page.getRaster().getSample(x, y, 0) < BLACK_BELOW;
        fax.getRaster().setSample(x, y, 0, black ? 0 : 1);
      }
    }
    return fax;
  }
}
