package io.quittance.model;

/** Connection refused, reset or too slow: no answer now. */
final class NoConnection extends RuntimeException {
  NoConnection(String reason) {
    super(reason);
  }
}
