package io.quittance.certificate;

import io.quittance.audit.AuditLog;
import io.quittance.certificate.statistics.ECusum;
import io.quittance.database.Sql;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Gathers evidence that automatic postings go wrong more often than the budget allows, and stops
 * them. What it has stopped stays so until a person resets it with a note. Without a budget nothing
 * is gathered. Every method runs in the caller's tenant transaction.
 */
@ApplicationScoped
public class Breaker {
  private final Sql sql;
  private final Circumstances.Present present;
  private final AuditLog audit;

  Breaker(Sql sql, Circumstances.Present present, AuditLog audit) {
    this.sql = sql;
    this.present = present;
    this.audit = audit;
  }

  /** What is stopped, the less first. */
  enum Stops {
    NOTHING,
    CERTIFICATES,
    ALL;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a posting that was looked at comes from. */
  enum Seen {
    AUDIT,
    REVERSAL
  }

  /**
   * @param evidence 1 before anything was looked at
   */
  record State(BigDecimal evidence, Stops stops) {
    private static final State AT_FIRST = new State(ECusum.START, Stops.NOTHING);
  }

  /** True when nothing is to be posted without a person, whatever is proven. */
  public boolean stopsAll() {
    return state().stops() == Stops.ALL;
  }

  State state() {
    return sql.first(
            "select evidence, stops from breaker_event order by id desc limit 1",
            row ->
                new State(
                    row.getBigDecimal("evidence"),
                    Stops.valueOf(row.getString("stops").toUpperCase(Locale.ROOT))))
        .orElse(State.AT_FIRST);
  }

  /**
   * An automatic posting was looked at. It counts once as right and once as wrong, whoever looks
   * again; a right one may turn out to be wrong later, never the other way round.
   */
  void looked(Seen seen, UUID proposal, boolean wrong, String actor) {
    Statistics statistics = present.statistics();
    if (!statistics.on()) {
      return;
    }
    oneAtATime();
    if (sql.first(
            "select 1 from breaker_event where subject = ? and (wrong or not ?)",
            row -> true,
            proposal.toString(),
            wrong)
        .isPresent()) {
      return;
    }
    State before = state();
    BigDecimal evidence = new ECusum(statistics.budget()).after(before.evidence(), wrong);
    Stops stops = stops(evidence, statistics);
    Stops now = stops.compareTo(before.stops()) > 0 ? stops : before.stops();
    add(seen.name(), proposal.toString(), wrong, new State(evidence, now), actor, null);
    if (now != before.stops()) {
      audit.record("breaker.stop", proposal.toString(), "breaker", Map.of("stops", now.stored()));
    }
  }

  private static Stops stops(BigDecimal evidence, Statistics statistics) {
    if (statistics.stopAll() != null
        && evidence.compareTo(BigDecimal.valueOf(statistics.stopAll())) >= 0) {
      return Stops.ALL;
    }
    return evidence.compareTo(BigDecimal.valueOf(statistics.stop())) >= 0
        ? Stops.CERTIFICATES
        : Stops.NOTHING;
  }

  /** A person takes the stop back, and the evidence with it. */
  void reset(String note, String actor) {
    oneAtATime();
    add("RESET", null, null, State.AT_FIRST, actor, note);
    audit.record("breaker.reset", "breaker", actor, Map.of());
  }

  private void add(
      String kind, String subject, Boolean wrong, State state, String actor, String note) {
    sql.change(
        """
        insert into breaker_event (kind, subject, wrong, evidence, stops, actor, note)
        values (?, ?, cast(? as boolean), ?, ?, ?, ?)
        """,
        kind.toLowerCase(Locale.ROOT),
        subject,
        wrong,
        state.evidence(),
        state.stops().stored(),
        actor,
        note);
  }

  private void oneAtATime() {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended('breaker of ' || current_tenant(), 0))",
        row -> row.getString(1));
  }
}
