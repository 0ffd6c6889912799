package io.quittance.model;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/**
 * A picture of a recorded question. It is known by what it shows and not by its bytes: how well a
 * PNG is packed differs from one machine to another.
 *
 * @param page as the question names it
 * @param shows {@code 1240x1754 }, then the hex SHA-256 of its points
 */
record RecordedPicture(String page, String shows) {
  /** Points that one token stands for, as one provider counts; nobody counted for the records. */
  private static final long POINTS_OF_A_TOKEN = 750;

  static RecordedPicture of(PageImage image) {
    BufferedImage picture = decoded(image);
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] points = picture.getRGB(0, 0, width, height, null, 0, width);
    ByteBuffer bytes = ByteBuffer.allocate(points.length * Integer.BYTES);
    bytes.asIntBuffer().put(points);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return new RecordedPicture(
          image.page(), width + "x" + height + " " + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** About as many as a provider counts for it. */
  long tokens() {
    String[] sides = shows.substring(0, shows.indexOf(' ')).split("x");
    long points = Long.parseLong(sides[0]) * Long.parseLong(sides[1]);
    return (points + POINTS_OF_A_TOKEN - 1) / POINTS_OF_A_TOKEN;
  }

  private static BufferedImage decoded(PageImage image) {
    try {
      BufferedImage picture =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.base64())));
      if (picture == null) {
        throw new IOException("it is no picture");
      }
      return picture;
    } catch (IOException drawnByUs) {
      throw new UncheckedIOException("the picture of " + image.page(), drawnByUs);
    }
  }
}
