package io.quittance.advice;

import java.util.Optional;

/** Pictures of the pages of one message, for models that take them. */
@FunctionalInterface
public interface PagePictures {
  /** Small print can be read; a page of a letter has some two million pixels. */
  int DPI = 150;

  /** No picture leaves the house. */
  PagePictures NONE = (part, page) -> Optional.empty();

  /**
   * @param part path of the part
   * @param page 1-based
   * @return a PNG; empty when there is none or it may not be sent
   */
  Optional<byte[]> png(String part, int page);
}
