package io.quittance.advice.metamorphic;

import java.util.List;

/** How the reading of a changed message stands to that of the message itself. */
public record Difference(Kind kind, List<String> words) {
  /** From the best to the worst. */
  public enum Kind {
    SAME,
    /** Surely different, and right where the first reading was not. */
    BETTER,
    /** Different, and a person will see it. */
    DOUBTFUL,
    /** Different and certain: the one that must not be. */
    WRONG
  }

  public Difference {
    words = List.copyOf(words);
  }
}
