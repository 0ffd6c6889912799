package io.quittance.certificate;

import io.quittance.audit.AuditLog;
import io.quittance.certificate.statistics.LearnThenTest;
import io.quittance.certificate.statistics.TestResult;
import io.quittance.database.Sql;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues certificates and tells which one holds. Every method runs in the caller's tenant
 * transaction.
 */
@ApplicationScoped
class Certificates {
  static final String FIXED_SEQUENCE = "fixed-sequence";
  static final String SPLIT = "split";

  /** Who voids what circumstances have overtaken. */
  private static final String CIRCUMSTANCES = "circumstances";

  private final Sql sql;
  private final Circumstances.Present present;
  private final Labels labels;
  private final Breaker breaker;
  private final AuditLog audit;
  private final Clock clock;

  Certificates(
      Sql sql,
      Circumstances.Present present,
      Labels labels,
      Breaker breaker,
      AuditLog audit,
      Clock clock) {
    this.sql = sql;
    this.present = present;
    this.labels = labels;
    this.breaker = breaker;
    this.audit = audit;
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

  /** The one that holds; one that circumstances have overtaken is void from now on. */
  Optional<IssuedCertificate> valid() {
    return standing().filter(certificate -> holds(certificate, present.now()));
  }

  private Optional<IssuedCertificate> standing() {
    return sql.first(
        "select * from certificate_test where passed and voided_at is null",
        IssuedCertificate::read);
  }

  private boolean holds(IssuedCertificate certificate, Circumstances now) {
    Optional<String> changed =
        now.changedSince(
            certificate.policyVersion(), certificate.reader(), certificate.scoreVersion());
    changed.ifPresent(why -> voided(certificate.id(), why, CIRCUMSTANCES));
    return changed.isEmpty();
  }

  /** Tests and failed tests, the newest first. */
  List<IssuedCertificate> history(int count) {
    return sql.list(
        "select * from certificate_test order by recorded_at desc, id limit ?",
        IssuedCertificate::read,
        count);
  }

  /** What a test would say now; nothing is kept of it. Empty without a budget. */
  Optional<TestResult> preview() {
    Statistics statistics = present.statistics();
    return statistics.on()
        ? Optional.of(
            test(statistics).fixedSequence(labels.counted(present.now().fingerprint()).labels()))
        : Optional.empty();
  }

  private static LearnThenTest test(Statistics statistics) {
    return new LearnThenTest(statistics.budget(), statistics.doubt());
  }

  /**
   * Tests the labels so far. A test that fails has used them up; too few are no test.
   *
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
    Circumstances now = present.now();
    Labels.Counted counted = labels.counted(now.fingerprint());
    LearnThenTest test = test(statistics);
    TestResult result =
        seed == null ? test.fixedSequence(counted.labels()) : test.split(counted.labels(), seed);
    return result.fold(
        passed -> {
          standing()
              .ifPresent(
                  before -> voided(before.id(), "another certificate takes its place", actor));
          UUID id =
              keep(
                  test,
                  seed,
                  new Kept(
                      true, passed.threshold(), passed.accepted(), passed.wrong(), passed.bound()),
                  counted,
                  now,
                  actor);
          audit.record("certificate.issue", id.toString(), actor, Map.of());
          return new Outcome.Issued(find(id).orElseThrow());
        },
        tooFew ->
            new Outcome.Refused(
                "too-few-labels",
                "%d labels count; it takes %d when none of them is wrong, %d more. None was used."
                    .formatted(
                        tooFew.labels(),
                        tooFew.needed(),
                        Math.max(1, tooFew.needed() - tooFew.labels()))),
        failed -> {
          keep(
              test,
              seed,
              new Kept(
                  false, failed.threshold(), failed.accepted(), failed.wrong(), failed.bound()),
              counted,
              now,
              actor);
          return new Outcome.Refused(
              "budget-not-met",
              ("Of %d labels with %d points or more %d are wrong: at most %s, above the budget of"
                      + " %s. With as many wrong ones it takes %d, %d more. The labels are used up;"
                      + " only new ones count from now on.")
                  .formatted(
                      failed.accepted(),
                      failed.threshold(),
                      failed.wrong(),
                      failed.bound().stripTrailingZeros().toPlainString(),
                      statistics.budget().toPlainString(),
                      failed.needed(),
                      failed.needed() - failed.accepted()));
        });
  }

  private record Kept(boolean passed, int threshold, int accepted, int wrong, BigDecimal bound) {}

  private UUID keep(
      LearnThenTest test,
      Long seed,
      Kept kept,
      Labels.Counted counted,
      Circumstances now,
      String actor) {
    UUID id = UUID.randomUUID();
    sql.change(
        """
        insert into certificate_test (id, passed, method, seed, budget, doubt, threshold, accepted,
          wrong, bound, labels, last_label, circumstances, policy_version, reader, score_version,
          actor, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        kept.passed(),
        seed == null ? FIXED_SEQUENCE : SPLIT,
        seed,
        test.budget(),
        test.doubt(),
        kept.threshold(),
        kept.accepted(),
        kept.wrong(),
        kept.bound(),
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

  Optional<IssuedCertificate> find(UUID id) {
    return sql.first("select * from certificate_test where id = ?", IssuedCertificate::read, id);
  }

  /** Returns false when it was void already, or is none. */
  boolean voided(UUID id, String why, String actor) {
    boolean now =
        sql.change(
                """
                update certificate_test set voided_at = ?, voided_by = ?, void_reason = ?
                where id = ? and passed and voided_at is null
                """,
                clock.instant(),
                actor,
                why,
                id)
            > 0;
    if (now) {
      audit.record("certificate.void", id.toString(), actor, Map.of());
    }
    return now;
  }

  private void oneAtATime() {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended('certificate of ' || current_tenant(), 0))",
        row -> row.getString(1));
  }
}
