package io.quittance.pipeline;

import io.quittance.model.Answer;

/** How a model is asked, in words for logs and pages. */
final class AskedHow {
  private AskedHow() {}

  static String words(Answer.Mode mode) {
    return switch (mode) {
      case NATIVE_SCHEMA -> "with a schema that it is held to";
      case PROMPTED -> "with the schema in words, which each of its readings says";
    };
  }
}
