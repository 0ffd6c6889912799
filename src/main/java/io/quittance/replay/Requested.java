package io.quittance.replay;

import io.quittance.pipeline.ReadAnew;
import io.quittance.pipeline.UnderPolicy;

/** What a request settles for each of its items. */
record Requested(ReadAnew.From from, ReadAnew.By by, UnderPolicy policy) {

  static String word(ReadAnew.From from) {
    return switch (from) {
      case BYTES -> "read";
      case DOCUMENTS -> "advice";
      case READING -> "match";
    };
  }

  static ReadAnew.From from(String word) {
    return switch (word) {
      case "read" -> ReadAnew.From.BYTES;
      case "advice" -> ReadAnew.From.DOCUMENTS;
      case "match" -> ReadAnew.From.READING;
      default -> throw new IllegalArgumentException("no stage is called " + word);
    };
  }
}
