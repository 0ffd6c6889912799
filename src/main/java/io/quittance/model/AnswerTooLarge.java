package io.quittance.model;

/** The response passed its bound and was dropped while it arrived. */
final class AnswerTooLarge extends RuntimeException {
  AnswerTooLarge(int maxBytes) {
    super("more than " + maxBytes + " bytes");
  }
}
