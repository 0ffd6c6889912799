package io.quittance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a model is looked at again that gave no answer to the last look: after a pause that doubles
 * with every look in vain, and once before that when it has answered a question meanwhile. Safe for
 * many threads.
 */
final class Looks {
  private static final Duration LONGEST = Duration.ofDays(1);

  private ModelCapabilities last;
  private int inVain;
  private boolean hurried;

  synchronized void looked(ModelCapabilities found) {
    last = found;
    inVain = found.known() ? 0 : inVain + 1;
    hurried &= !found.known();
  }

  /** The last look of this run that brought nothing; empty when there was none or it did. */
  synchronized Optional<ModelCapabilities> inVain() {
    return Optional.ofNullable(last).filter(look -> !look.known());
  }

  /**
   * Empty when nobody has to look again.
   *
   * @param pause after the first look in vain
   */
  synchronized Optional<Instant> next(Duration pause) {
    return inVain().map(look -> look.probedAt().plus(wait(pause)));
  }

  private Duration wait(Duration pause) {
    Duration wait = pause;
    for (int i = 1; i < inVain && wait.compareTo(LONGEST) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  /**
   * Whether to look now; who asks does.
   *
   * @param answered when a question was last answered, or null
   */
  synchronized boolean due(Instant now, Instant answered, Duration pause) {
    Optional<Instant> next = next(pause);
    if (next.isEmpty()) {
      return false;
    }
    if (!hurried && answered != null && answered.isAfter(last.probedAt())) {
      hurried = true;
      return true;
    }
    return !now.isBefore(next.get());
  }
}
