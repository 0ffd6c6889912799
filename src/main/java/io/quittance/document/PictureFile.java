package io.quittance.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An image file with its pages. Sizes are told by its headers, before anything is decoded. */
final class PictureFile implements AutoCloseable {

  private static final double MILLIMETRES = 25.4;
  private static final double SCREEN_DPI = 96;
  private static final int[] USUAL_DPI = {300, 200, 150, 100, 600, 400, 240, 72};

  /** Inches: A4, Letter, Legal. */
  private static final double[][] PAPERS = {{8.27, 11.69}, {8.5, 11}, {8.5, 14}};

  private final ImageReader reader;
  private final ImageInputStream in;

  private PictureFile(ImageReader reader, ImageInputStream in) {
    this.reader = reader;
    this.in = in;
  }

  /** Empty for bytes that are no image the JDK reads: PNG, JPEG, TIFF, BMP, GIF. */
  static Optional<PictureFile> open(byte[] bytes) throws IOException {
    ImageIO.setUseCache(false);
    ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes));
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    if (!readers.hasNext()) {
      in.close();
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    reader.setInput(in);
    return Optional.of(new PictureFile(reader, in));
  }

  /** Of an animation the first picture only. */
  int pages() throws IOException {
    boolean paged = reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("tif");
    return paged ? reader.getNumImages(true) : 1;
  }

  /**
   * @param page 0-based, like all here
   */
  int width(int page) throws IOException {
    return reader.getWidth(page);
  }

  int height(int page) throws IOException {
    return reader.getHeight(page);
  }

  long pixels(int page) throws IOException {
    return (long) width(page) * height(page);
  }

  BufferedImage read(int page) throws IOException {
    return reader.read(page);
  }

  /**
   * As the file says; else the usual resolution at which the picture is a sheet of paper; else that
   * of a screen.
   */
  double dpi(int page) throws IOException {
    double told = told(page);
    if (told >= 50 && told <= 1200) {
      return told;
    }
    double shorter = Math.min(width(page), height(page));
    double longer = Math.max(width(page), height(page));
    for (int dpi : USUAL_DPI) {
      for (double[] paper : PAPERS) {
        if (Math.abs(shorter / dpi - paper[0]) < 0.06 && Math.abs(longer / dpi - paper[1]) < 0.06) {
          return dpi;
        }
      }
    }
    return SCREEN_DPI;
  }

  private double told(int page) {
    try {
      IIOMetadata metadata = reader.getImageMetadata(page);
      if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
        return 0;
      }
      NodeList sizes =
          ((org.w3c.dom.Element) metadata.getAsTree("javax_imageio_1.0"))
              .getElementsByTagName("HorizontalPixelSize");
      Node value =
          sizes.getLength() == 0 ? null : sizes.item(0).getAttributes().getNamedItem("value");
      return value == null ? 0 : MILLIMETRES / Double.parseDouble(value.getNodeValue());
    } catch (IOException | RuntimeException e) {
      // Broken metadata: the picture itself may still be read.
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
