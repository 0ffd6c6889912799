package io.quittance.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How a message would come out beside how it stands. {@code BETTER} and {@code WORSE} go by what is
 * proven: all that is applied and more, or less and nothing else. Whether more is also right is the
 * certifier's word, as it is for every posting.
 */
public enum Outcome {
  /** Nothing differs: neither what was read nor what was decided nor what is applied. */
  SAME,
  /** What is applied stays as it is, and more would be applied. */
  BETTER,
  /** Some of what is applied would not be, and nothing else would. */
  WORSE,
  /** The reading or the decision differs, or something else would be applied instead. */
  DIFFERENT,
  /** It could not be told. */
  FAILED;

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
