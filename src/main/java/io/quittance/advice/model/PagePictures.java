package io.quittance.advice.model;

import java.util.Optional;

/** Pictures of the pages of one message, for models that take them. */
@FunctionalInterface
public interface PagePictures {
  /** No picture leaves the house. */
  PagePictures NONE = (part, page) -> Optional.empty();

  /**
   * @param part path of the part
   * @param page 1-based
   * @return a PNG; empty when there is none or it may not be sent
   */
  Optional<byte[]> png(String part, int page);
}
