package io.quittance.certificate;

import io.quittance.audit.AuditLog;
import io.quittance.certificate.statistics.LearnThenTest;
import io.quittance.certificate.statistics.TestResult;
import io.quittance.database.Sql;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells which certificate holds, and ends it. Every method runs in the caller's tenant transaction.
 */
@ApplicationScoped
class Certificates {
  /** Who voids what circumstances have overtaken. */
  private static final String CIRCUMSTANCES = "circumstances";

  private final Sql sql;
  private final Circumstances.Present present;
  private final Labels labels;
  private final AuditLog audit;
  private final Clock clock;

  Certificates(Sql sql, Circumstances.Present present, Labels labels, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.present = present;
    this.labels = labels;
    this.audit = audit;
    this.clock = clock;
  }

  /** The one that holds; one that circumstances have overtaken is void from now on. */
  Optional<IssuedCertificate> valid() {
    return standing().filter(certificate -> holds(certificate, present.now()));
  }

  /** Neither void nor compared with the circumstances. */
  Optional<IssuedCertificate> standing() {
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

  static LearnThenTest test(Statistics statistics) {
    return new LearnThenTest(statistics.budget(), statistics.doubt());
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
}
