package io.quittance.message;

import java.util.function.UnaryOperator;

/** The limits of reading that an installation may set, by name; unset, the default holds. */
public final class ReadingSettings {

  public static final String PART_SECONDS = "QUITTANCE_READING_PART_SECONDS";
  public static final String MESSAGE_SECONDS = "QUITTANCE_READING_MESSAGE_SECONDS";
  public static final String IMAGE_PIXELS = "QUITTANCE_READING_IMAGE_PIXELS";
  public static final String OCR_PAGES = "QUITTANCE_READING_OCR_PAGES";
  public static final String OCR_PAGE_SECONDS = "QUITTANCE_READING_OCR_PAGE_SECONDS";

  private ReadingSettings() {}

  /**
   * @param environment the value of a name, or null
   * @throws IllegalArgumentException for a value that is no whole number or out of range
   */
  public static ReadingLimits of(UnaryOperator<String> environment) {
    ReadingLimits usual = ReadingLimits.DEFAULT;
    return usual
        .withChild(
            number(environment, PART_SECONDS, usual.partSeconds()),
            number(environment, MESSAGE_SECONDS, usual.messageSeconds()),
            usual.childHeapMegabytes(),
            usual.childMessages())
        .withPictures(
            number(environment, IMAGE_PIXELS, usual.imagePixels()),
            number(environment, OCR_PAGES, usual.ocrPages()),
            number(environment, OCR_PAGE_SECONDS, usual.ocrPageSeconds()));
  }

  private static int number(UnaryOperator<String> environment, String name, int usual) {
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      return usual;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " takes a whole number; it was " + value, e);
    }
  }
}
