package io.quittance.certificate.score;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * @param points sum of the facts' points; higher is surer
 * @param facts that hold, in the order of {@link Fact}
 */
public record Score(int points, List<Fact> facts) {
  /** Certificates and labels name it; those of another version count no longer. */
  public static final int VERSION = 1;

  public Score {
    facts = List.copyOf(facts);
  }

  static Score of(Set<Fact> facts) {
    return new Score(
        facts.stream().mapToInt(Fact::points).sum(),
        facts.stream().sorted(Comparator.naturalOrder()).toList());
  }
}
