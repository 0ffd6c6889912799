package io.quittance.evaluation.generate;

import java.util.Locale;

/** Layouts to develop readers with, and others, never seen then, to measure them with. */
enum Split {
  DEVELOP,
  MEASURE;

  String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
