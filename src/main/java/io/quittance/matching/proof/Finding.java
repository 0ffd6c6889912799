package io.quittance.matching.proof;

import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one check found.
 *
 * @param text what was compared, in words and figures; meant for the certificate
 * @param reasons empty when the check passed
 */
record Finding(String text, List<Reason> reasons, List<Rival> rivals) {
  /** A list of 2,000 lines that all fail the same way is told by its first ones. */
  static final int MOST_REASONS = 50;

  /** The fact that the check is about is missing, which another check reports. */
  static final Finding NOT_EXAMINED = passed("not examined: what it compares is missing");

  Finding {
    reasons = List.copyOf(reasons);
    rivals = List.copyOf(rivals);
  }

  static Finding passed(String text) {
    return new Finding(text, List.of(), List.of());
  }

  static Finding refused(ReasonCode code, String message) {
    return new Finding("", List.of(code.because(message)), List.of());
  }

  boolean passed() {
    return reasons.isEmpty();
  }

  /** Collects reasons; passes when there are none. */
  static final class Doubts {
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Rival> rivals = new ArrayList<>();
    private int more;

    Doubts add(ReasonCode code, String message) {
      return add(code.because(message));
    }

    Doubts add(Reason reason) {
      if (reasons.size() < MOST_REASONS) {
        reasons.add(reason);
      } else {
        more++;
      }
      return this;
    }

    Doubts rival(Rival rival) {
      if (rivals.size() < MOST_REASONS) {
        rivals.add(rival);
      }
      return this;
    }

    Finding or(Supplier<String> passed) {
      if (reasons.isEmpty()) {
        return Finding.passed(passed.get());
      }
      if (more > 0) {
        Reason last = reasons.get(reasons.size() - 1);
        reasons.add(new Reason(last.code(), "and " + more + " more like these"));
      }
      return new Finding("", reasons, rivals);
    }
  }
}
