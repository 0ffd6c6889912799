package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Accounting periods of a legal entity. A date that no period covers is open. The database refuses
 * what would slip through between a question asked here and the posting.
 */
@Singleton
public class Periods {
  private final Sql sql;
  private final Clock clock;

  public Periods(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Today when none is wished. */
  LocalDate dateOf(LocalDate wished) {
    return wished == null ? today() : wished;
  }

  Optional<Refused> refusal(String legalEntity, LocalDate date) {
    return isOpen(legalEntity, date)
        ? Optional.empty()
        : Optional.of(
            Refused.of(
                Refusal.PERIOD_CLOSED, "The period of %s is closed for %s.", date, legalEntity));
  }

  public boolean isOpen(String legalEntity, LocalDate date) {
    return sql.first(
            """
            select 1 from period
            where legal_entity = ? and state = 'closed' and ? between from_date and to_date
            """,
            row -> true,
            legalEntity,
            date)
        .isEmpty();
  }

  /** The date when it is open, else today when that is, else empty. */
  public Optional<LocalDate> openDate(String legalEntity, LocalDate wished) {
    LocalDate today = today();
    LocalDate first = wished == null ? today : wished;
    if (isOpen(legalEntity, first)) {
      return Optional.of(first);
    }
    return Optional.of(today).filter(date -> isOpen(legalEntity, date));
  }

  /**
   * Closes or opens a period; waits for postings of the entity that are under way.
   *
   * @param to last day, inclusive
   */
  public void set(String legalEntity, LocalDate from, LocalDate to, boolean open) {
    sql.list("select pg_advisory_xact_lock(entity_books(?))", row -> row.getString(1), legalEntity);
    sql.change(
        """
        insert into period (legal_entity, from_date, to_date, state) values (?, ?, ?, ?)
        on conflict (tenant, legal_entity, from_date)
        do update set to_date = excluded.to_date, state = excluded.state
        """,
        legalEntity,
        from,
        to,
        open ? "open" : "closed");
  }

  /** The latest first; null asks for every legal entity. */
  List<PeriodsResource.Period> all(String legalEntity, int most) {
    return sql.list(
        """
        select * from period where cast(? as text) is null or legal_entity = ?
        order by from_date desc, legal_entity limit ?
        """,
        row ->
            new PeriodsResource.Period(
                row.getString("legal_entity"),
                Sql.date(row, "from_date"),
                Sql.date(row, "to_date"),
                PeriodsResource.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))),
        legalEntity,
        legalEntity,
        most);
  }
}
