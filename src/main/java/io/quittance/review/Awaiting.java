package io.quittance.review;

import java.time.Instant;
import java.util.Set;

/**
 * A decision that waits on its case for a second person, as kept in its row.
 *
 * @param facts what it was about when it was made, see {@link CarryOut#facts}
 * @param reason which limit it is above
 */
record Awaiting(
    String actor,
    Set<String> groups,
    Instant since,
    Decision decision,
    String facts,
    String reason) {
  Awaiting {
    groups = Set.copyOf(groups);
  }

  ReviewCase.Awaiting shown() {
    return new ReviewCase.Awaiting(
        actor, decision.action(), decision.applications(), decision.note(), since, reason);
  }
}
