package io.quittance.document;

import io.quittance.message.PartBytes;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.util.Optional;

/** Pictures of the pages of a PDF or an image file, for people to look at. */
public interface PageImages {

  /**
   * @param page 1-based
   * @param dpi dots per inch; lowered where the picture would have too many pixels
   * @return a PNG; empty when the page does not exist or cannot be drawn
   */
  default Optional<byte[]> render(byte[] file, int page, int dpi) {
    return render(file, page, dpi, Passwords.NONE);
  }

  /**
   * The page of a part of a message.
   *
   * @param raw the mail or bare file as it was stored
   * @param fileName of a bare file, or null for a mail
   * @param part its path
   * @param passwords to try on what is closed
   */
  default Optional<byte[]> render(
      byte[] raw, String fileName, String part, int page, int dpi, Passwords passwords) {
    return PartBytes.of(raw, fileName, part, ReadingLimits.DEFAULT, passwords)
        .flatMap(file -> render(file, page, dpi, passwords));
  }

  /** The same with passwords to try on a protected PDF. */
  Optional<byte[]> render(byte[] file, int page, int dpi, Passwords passwords);
}
