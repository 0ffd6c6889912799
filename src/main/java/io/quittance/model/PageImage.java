package io.quittance.model;

import java.util.Base64;
import java.util.Objects;

/** The picture of one page, as it goes to a model: PNG, and what the question calls the page. */
public final class PageImage {
  public static final String MEDIA_TYPE = "image/png";

  private final String page;
  private final String base64;

  /**
   * @param page as the question names it, for example {@code D2.P1}
   */
  public PageImage(String page, byte[] png) {
    this.page = page;
    this.base64 = Base64.getEncoder().encodeToString(png);
  }

  public String page() {
    return page;
  }

  public String base64() {
    return base64;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageImage image
        && image.page.equals(page)
        && image.base64.equals(base64);
  }

  @Override
  public int hashCode() {
    return Objects.hash(page, base64);
  }

  /** Never what it shows. */
  @Override
  public String toString() {
    return "picture of " + page;
  }
}
