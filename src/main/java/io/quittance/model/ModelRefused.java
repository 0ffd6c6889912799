package io.quittance.model;

/** A refusal that stands in a successful response, with what it took all the same. */
final class ModelRefused extends RuntimeException {
  private final transient Answer.Usage usage;

  ModelRefused(String reason, Answer.Usage usage) {
    super(reason);
    this.usage = usage;
  }

  Answer.Usage usage() {
    return usage;
  }
}
