package io.quittance.model;

/** The provider could not be reached: nothing was sent, and nothing came. */
final class NoConnection extends RuntimeException {
  NoConnection(String reason) {
    super(reason);
  }
}
