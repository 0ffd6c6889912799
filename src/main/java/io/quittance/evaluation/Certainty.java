package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** How many values were given at each confidence, and how many of them were right. */
final class Certainty {
  /** Bands of confidence; a doubtful value is in the last one, whatever its confidence. */
  enum Band {
    NEAR_CERTAIN(">= 0.99", 0.99),
    HIGH("0.95 - 0.99", 0.95),
    GOOD("0.90 - 0.95", 0.9),
    MIDDLE("0.50 - 0.90", 0.5),
    LOW("< 0.50", 0),
    DOUBTFUL("doubtful", Double.NaN);

    private final String text;
    private final double from;

    Band(String text, double from) {
      this.text = text;
      this.from = from;
    }

    String text() {
      return text;
    }

    static Band of(double confidence, boolean doubtful) {
      if (doubtful) {
        return DOUBTFUL;
      }
      for (Band band : values()) {
        if (confidence >= band.from) {
          return band;
        }
      }
      return LOW;
    }
  }

  private final int[] given = new int[Band.values().length];
  private final int[] right = new int[Band.values().length];

  void count(Band band, boolean isRight) {
    given[band.ordinal()]++;
    right[band.ordinal()] += isRight ? 1 : 0;
  }

  void add(Certainty other) {
    for (int i = 0; i < given.length; i++) {
      given[i] += other.given[i];
      right[i] += other.right[i];
    }
  }

  int given(Band band) {
    return given[band.ordinal()];
  }

  int right(Band band) {
    return right[band.ordinal()];
  }

  int given() {
    int sum = 0;
    for (int each : given) {
      sum += each;
    }
    return sum;
  }

  ArrayNode json() {
    ArrayNode bands = JsonNodeFactory.instance.arrayNode();
    for (Band band : Band.values()) {
      bands
          .addObject()
          .put("band", band.text())
          .put("values", given(band))
          .put("right", right(band));
    }
    return bands;
  }
}
