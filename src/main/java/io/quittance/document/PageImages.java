package io.quittance.document;

import io.quittance.message.Passwords;
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

  /** The same with passwords to try on a protected PDF. */
  Optional<byte[]> render(byte[] file, int page, int dpi, Passwords passwords);
}
