package io.quittance.certificate;

import io.quittance.audit.AuditLog;
import io.quittance.certificate.statistics.LearnThenTest;
import io.quittance.certificate.statistics.TestResult;
import io.quittance.certificate.statistics.TestResult.Failed;
import io.quittance.certificate.statistics.TestResult.Passed;
import io.quittance.certificate.statistics.TestResult.TooFew;
import io.quittance.database.Sql;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Tests the labels so far and issues a certificate when they keep the budget. A test that fails has
 * used its labels up, so that asking again gains nothing; too few are no test. Runs in the caller's
 * tenant transaction, which commits also when it refuses.
 */
@ApplicationScoped
class IssueCertificate {
  private static final String FIXED_SEQUENCE = "fixed-sequence";
  private static final String SPLIT = "split";

  private final Certificates certificates;
  private final Circumstances.Present present;
  private final Labels labels;
  private final Breaker breaker;
  private final AuditLog audit;
  private final Sql sql;
  private final Clock clock;

  IssueCertificate(
      Certificates certificates,
      Circumstances.Present present,
      Labels labels,
      Breaker breaker,
      AuditLog audit,
      Sql sql,
      Clock clock) {
    this.certificates = certificates;
    this.present = present;
    this.labels = labels;
    this.breaker = breaker;
    this.audit = audit;
    this.sql = sql;
    this.clock = clock;
  }

  /** What became of a wish for a certificate. */
  sealed interface Outcome {
    record Issued(IssuedCertificate certificate) implements Outcome {}

    /**
     * @param code kebab-case; @param message what it takes
     */
    record Refused(String code, String message) implements Outcome {}
  }

  /**
   * @param seed of the halves, or null to test all labels in fixed sequence
   */
  Outcome issue(Long seed, String actor) {
    oneAtATime();
    Statistics statistics = present.statistics();
    if (!statistics.on()) {
      return new Outcome.Refused(
          "certificates-off",
          "The tenant's policy has no budget for wrong postings; set certificate.budget first.");
    }
    if (breaker.state().stops() != Breaker.Stops.NOTHING) {
      return new Outcome.Refused(
          "stopped",
          "The breaker has stopped postings by certificate; somebody resets it with a note first.");
    }
    return new One(Certificates.test(statistics), seed, present.now(), actor).outcome();
  }

  /** One test of the labels that count now. */
  private final class One {
    private final LearnThenTest test;
    private final Long seed;
    private final Circumstances now;
    private final String actor;
    private final Labels.Counted counted;

    private One(LearnThenTest test, Long seed, Circumstances now, String actor) {
      this.test = test;
      this.seed = seed;
      this.now = now;
      this.actor = actor;
      this.counted = labels.counted(now.fingerprint());
    }

    private Outcome outcome() {
      TestResult result =
          seed == null ? test.fixedSequence(counted.labels()) : test.split(counted.labels(), seed);
      return result.fold(this::issued, this::tooFew, this::failed);
    }

    private Outcome issued(Passed passed) {
      certificates
          .standing()
          .ifPresent(
              before ->
                  certificates.voided(before.id(), "another certificate takes its place", actor));
      UUID id = keep(true, passed.threshold(), passed.accepted(), passed.wrong(), passed.bound());
      audit.record("certificate.issue", id.toString(), actor, Map.of());
      return new Outcome.Issued(certificates.find(id).orElseThrow());
    }

    private Outcome tooFew(TooFew few) {
      return new Outcome.Refused(
          "too-few-labels",
          "%d labels count; it takes %d when none of them is wrong, %d more%s. None was used."
              .formatted(
                  few.labels(),
                  few.needed(),
                  Math.max(1, few.needed() - few.labels()),
                  few.labels() < few.needed() ? "" : " with a score as high"));
    }

    private Outcome failed(Failed failed) {
      keep(false, failed.threshold(), failed.accepted(), failed.wrong(), failed.bound());
      return new Outcome.Refused(
          "budget-not-met",
          ("Of %d labels with %d points or more %d are wrong: at most %s, above the budget of %s."
                  + " With as many wrong ones it takes %d, %d more. The labels are used up; only new"
                  + " ones count from now on.")
              .formatted(
                  failed.accepted(),
                  failed.threshold(),
                  failed.wrong(),
                  CertificateView.plain(failed.bound()),
                  test.budget().toPlainString(),
                  failed.needed(),
                  failed.needed() - failed.accepted()));
    }

    private UUID keep(boolean passed, int threshold, int accepted, int wrong, BigDecimal bound) {
      UUID id = UUID.randomUUID();
      sql.change(
          """
          insert into certificate_test (id, passed, method, seed, budget, doubt, threshold, accepted,
            wrong, bound, labels, last_label, circumstances, policy_version, reader, score_version,
            actor, recorded_at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          id,
          passed,
          seed == null ? FIXED_SEQUENCE : SPLIT,
          seed,
          test.budget(),
          test.doubt(),
          threshold,
          accepted,
          wrong,
          bound,
          counted.labels().size(),
          counted.last(),
          now.fingerprint(),
          now.policyVersion(),
          now.reader(),
          now.scoreVersion(),
          actor,
          clock.instant());
      return id;
    }
  }

  private void oneAtATime() {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended('certificate of ' || current_tenant(), 0))",
        row -> row.getString(1));
  }
}
