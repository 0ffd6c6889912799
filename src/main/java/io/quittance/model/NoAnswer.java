package io.quittance.model;

/** The question went out and its answer was too slow or broke off: what it took nobody knows. */
final class NoAnswer extends RuntimeException {
  NoAnswer(String reason) {
    super(reason);
  }
}
