package io.quittance.advice.metamorphic;

/** A file as it arrives: a mail when its name ends in {@code .eml}. */
public record Source(String fileName, byte[] content) {
  static final String MAIL = "mail.eml";

  static Source mail(byte[] content) {
    return new Source(MAIL, content);
  }

  boolean isMail() {
    return fileName.endsWith(".eml");
  }
}
