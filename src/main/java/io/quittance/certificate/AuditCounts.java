package io.quittance.certificate;

import io.quittance.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** How blind audits turned out, for figures. Runs in the caller's tenant transaction. */
@ApplicationScoped
public class AuditCounts {
  private final Sql sql;

  AuditCounts(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param audited postings on which an auditor decided
   * @param wrong those on which the auditor said otherwise
   */
  public record Counted(int audited, int wrong) {}

  /**
   * Audits decided in a period.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public Counted between(Instant from, Instant to) {
    return sql.first(
            """
            select count(*) as audited, count(*) filter (where wrong) as wrong
            from blind_audit where decided_at >= ? and decided_at < ?
            """,
            row -> new Counted(row.getInt("audited"), row.getInt("wrong")),
            from,
            to)
        .orElseThrow();
  }
}
