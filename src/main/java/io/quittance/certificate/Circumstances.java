package io.quittance.certificate;

import io.quittance.certificate.score.Score;
import io.quittance.policy.Fingerprint;
import io.quittance.policy.Policies;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Under what a proposal was made and a certificate holds.
 *
 * @param policyVersion the newest of any scope
 * @param rules fingerprint of all policies in force without their part about certificates
 * @param reader reader, prompt and model in use
 * @param scoreVersion version of the score's facts
 */
record Circumstances(int policyVersion, String rules, String reader, int scoreVersion) {

  /** Labels made under equal ones count together: the tenant's budget and limits may differ. */
  String fingerprint() {
    return Fingerprint.of(rules + '\n' + reader + '\n' + scoreVersion);
  }

  /** What makes a certificate issued under the other ones void, in words; empty when nothing. */
  Optional<String> changedSince(int policy, String readBy, int scored) {
    if (policy != policyVersion) {
      return Optional.of(
          "policy version %d is in force, it was issued under %d".formatted(policyVersion, policy));
    }
    if (!readBy.equals(reader)) {
      return Optional.of("mails are read by %s, it was issued for %s".formatted(reader, readBy));
    }
    return scored == scoreVersion
        ? Optional.empty()
        : Optional.of(
            "scores have version %d, it was issued for %d".formatted(scoreVersion, scored));
  }

  /** Looks up the present ones, in the caller's tenant transaction. */
  @ApplicationScoped
  static class Present {
    private final Policies policies;
    private final ReaderVersion reader;

    Present(Policies policies, ReaderVersion reader) {
      this.policies = policies;
      this.reader = reader;
    }

    Circumstances now() {
      return new Circumstances(
          policies.newestVersion(), policies.rulesInForce(), reader.inUse(), Score.VERSION);
    }

    /** The tenant's own policy: those of entities and customers say nothing about certificates. */
    Statistics statistics() {
      return policies.of(null, null).statistics();
    }
  }
}
