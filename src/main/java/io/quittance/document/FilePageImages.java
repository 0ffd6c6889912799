package io.quittance.document;

import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Draws pages of PDFs and of image files in this process; what the child runs. */
final class FilePageImages implements PageImages {

  private final ReadingLimits limits;

  FilePageImages(ReadingLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<byte[]> render(byte[] file, int page, int dpi, Passwords passwords) {
    try (PictureFile picture = PictureFile.open(file).orElse(null)) {
      return picture == null
          ? new PdfPageImages(limits).render(file, page, dpi, passwords)
          : draw(picture, page, dpi);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> draw(PictureFile picture, int page, int dpi) throws IOException {
    boolean there = page >= 1 && page <= picture.pages() && dpi >= 1;
    if (!there || picture.pixels(page - 1) > limits.imagePixels()) {
      return Optional.empty();
    }
    // More dots than the picture has would show nothing more.
    double factor = Math.min(1, dpi / picture.dpi(page - 1));
    int width = (int) Math.max(1, Math.round(picture.width(page - 1) * factor));
    int height = (int) Math.max(1, Math.round(picture.height(page - 1) * factor));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(picture.read(page - 1), 0, 0, width, height, null);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(drawn, "png", png);
    return Optional.of(png.toByteArray());
  }
}
